namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>What DuckDB lacks: aggregates and window functions.</summary>
internal static class AggregateMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } = [];
}
