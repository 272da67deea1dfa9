namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>What DuckDB lacks: JSON text and SUPER.</summary>
internal static class JsonMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } = [];
}
