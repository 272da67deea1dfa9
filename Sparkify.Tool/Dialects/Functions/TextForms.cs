namespace Sparkify.Tool.Dialects.Functions;

/// <summary>
/// The forms of a function of text: of text as it is; of SUPER, whose strings are taken; and of anything else, which Redshift turns into text.
/// A parameter "text" of the first form is a cast in the last one, so that a number or a time is taken as Redshift prints it.
/// </summary>
internal static class TextForms
{
    public const string Varchar = "varchar(65535)";

    /// <summary>Parameters: words of <see cref="ParameterTypes"/>, none of which may be left out. Templates: null is a call of the same name.</summary>
    public static IEnumerable<FunctionDefinition> Of(
        string name,
        string parameters,
        string result,
        string page,
        (string? DuckDb, string? Postgres) templates = default
    )
    {
        var words = parameters.Split(", ");
        var call = $"{name}({string.Join(", ", words.Select(static (_, i) => $"{{{i}}}"))})";
        var duckDb = templates.DuckDb ?? call;
        var postgres = templates.Postgres ?? call;
        yield return new(name, parameters, result, page) { DuckDb = duckDb, Postgres = postgres };
        var anyResult = result is "$0" ? Varchar : result;
        if (words[0] is "text")
        {
            yield return new(
                name,
                string.Join(", ", words.Select(static (_, i) => i == 0 ? "super" : "any")),
                anyResult,
                page
            )
            {
                DuckDb = Cast(duckDb, words, "{lib}.super_to_varchar({0})", "VARCHAR"),
                Postgres = Cast(postgres, words, "{lib}.super_to_varchar({0})", "text"),
            };
        }

        yield return new(name, string.Join(", ", words.Select(static _ => "any")), anyResult, page)
        {
            DuckDb = Cast(duckDb, words, "CAST({0} AS VARCHAR)", "VARCHAR"),
            Postgres = Cast(postgres, words, "CAST({0} AS text)", "text"),
        };
    }

    private static string Cast(string template, string[] words, string first, string type)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is "text")
            {
                var argument = $"{{{i}}}";
                template = template.Replace(
                    argument,
                    i == 0 ? first : $"CAST({argument} AS {type})",
                    StringComparison.Ordinal
                );
            }
        }

        return template;
    }
}
