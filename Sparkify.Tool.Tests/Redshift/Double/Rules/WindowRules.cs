using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>An aggregate over an ordered window needs its frame written.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Window_functions.html"/>
internal static class WindowRules
{
    private static readonly string[] Aggregates = ["sum", "avg", "min", "max", "count", "stddev", "variance"];

    public static ServerError? Judge(Statement statement)
    {
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            if (!statement.Tokens[i].IsAny(Aggregates) || !statement.HasAt(i + 1, "("))
            {
                continue;
            }

            var over = statement.AfterParenthesis(i + 1);
            if (!statement.HasAt(over, "over", "("))
            {
                continue;
            }

            var window = Enumerable.Range(over + 2, statement.AfterParenthesis(over + 1) - over - 3).ToList();
            if (window.Any(w => statement.HasAt(w, "order", "by")) && !window.Any(w => statement.Tokens[w].Is("rows")))
            {
                return new ServerError(
                    ServerError.SyntaxError,
                    "Aggregate window functions with an ORDER BY clause require a frame clause"
                );
            }
        }

        return null;
    }
}
