namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>What DuckDB lacks: numbers, operators and VARBYTE.</summary>
internal static class NumberMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } = [];
}
