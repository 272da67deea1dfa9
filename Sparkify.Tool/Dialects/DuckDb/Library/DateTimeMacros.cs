namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>What DuckDB lacks: dates, times and intervals.</summary>
internal static class DateTimeMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } = [];
}
