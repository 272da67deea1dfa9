namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>What DuckDB lacks: conditions, session and system information.</summary>
internal static class SystemMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } = [];
}
