namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>What DuckDB lacks: text, regular expressions and hashes.</summary>
internal static class TextMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } = [];
}
