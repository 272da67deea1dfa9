namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions of text, regular expressions and hashes, and what VARBYTE and text have in common.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/String_functions_header.html"/>
internal static partial class TextFunctions
{
    private const string Varchar = TextForms.Varchar;

    /// <summary>A literal is taken by any form, so those of text stand first; those of anything last.</summary>
    public static IReadOnlyList<FunctionDefinition> Definitions { get; } =
    [
        .. new[] { Strings, Trims, Patterns, Hashes, Comparisons, Varbytes, JsonFunctions.Operators }
            .SelectMany(static area => area)
            .OrderBy(static form =>
                form.Parameters.StartsWith("text", StringComparison.Ordinal) ? 0
                : form.Parameters.StartsWith("any", StringComparison.Ordinal) ? 2
                : 1
            ),
    ];

    private static IEnumerable<FunctionDefinition> Of(
        string name,
        string parameters,
        string result,
        string page,
        string? duckDb = null,
        string? postgres = null
    ) => TextForms.Of(name, parameters, result, page, (duckDb, postgres));
}
