namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>What DuckDB lacks: lengths of text that count bytes.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html"/>
internal static class SystemMacros
{
    /// <summary>Those that are made with the database, so that its views may use them.</summary>
    public static IReadOnlyList<LibraryMacro> Definitions { get; } =
    [.. DuckDbFunctions.Definitions.Select(definition => new LibraryMacro(NameOf(definition), definition))];

    private static string NameOf(string definition) =>
        definition[..definition.IndexOf('(', StringComparison.Ordinal)].Trim();
}
