using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>
/// The forms of a function of text: of text as it is, and of anything else, which Redshift turns into text. A parameter "text" of the first form is a
/// cast in the second one, so that a number or a time is taken as Redshift prints it, and the string of a SUPER value without its quotes.
/// </summary>
internal static class TextForms
{
    public const string Varchar = "varchar(65535)";

    /// <summary>DuckDB's name, whose own text of a float is 3.0 or 0.3333333333333333 where Redshift's is 3 or 0.333333333333333.</summary>
    private const string DuckDbText = "VARCHAR";

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
        var isSameType = result is "$0";
        var form = new FunctionDefinition(name, parameters, isSameType ? Varchar : result, page)
        {
            DuckDb = duckDb,
            Postgres = postgres,
            ResultType = isSameType
                ? static types => types[0] ?? new ColumnType(ColumnKind.Varchar, ColumnType.MaxVarcharBytes)
                : null,
        };
        yield return form;
        yield return form with
        {
            Parameters = string.Join(", ", words.Select(static _ => "any")),
            ResultType = null,
            DuckDb = Cast(duckDb, words, [], DuckDbText),
            Postgres = Cast(postgres, words, [], "text"),
            DuckDbTemplate = types => Cast(duckDb, words, types, DuckDbText),
            PostgresTemplate = types => Cast(postgres, words, types, "text"),
        };
    }

    private static string Cast(string template, string[] words, IReadOnlyList<ColumnType?> types, string text)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is "text")
            {
                var cast = (i < types.Count ? types[i] : null) switch
                {
                    { Kind: ColumnKind.Super } => $"{{lib}}.super_to_varchar({{{i}}})",
                    { Kind: ColumnKind.Double } when text == DuckDbText => $"{{lib}}.float_text({{{i}}})",
                    { Kind: ColumnKind.Real } when text == DuckDbText => $"{{lib}}.real_text({{{i}}})",
                    _ => $"CAST({{{i}}} AS {text})",
                };
                template = template.Replace($"{{{i}}}", cast, StringComparison.Ordinal);
            }
        }

        return template;
    }
}
