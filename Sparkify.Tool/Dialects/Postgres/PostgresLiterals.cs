using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Postgres;

/// <summary>
/// Redshift resolves backslash escapes in string literals; PostgreSQL takes a backslash as itself. A number with an exponent is a DOUBLE PRECISION, and
/// PostgreSQL's is a NUMERIC.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html"/>
internal static class PostgresLiterals
{
    public static void Apply(RewriteContext context)
    {
        for (var i = 0; i < context.Tokens.Count; i++)
        {
            var token = context.Tokens[i];
            if (token.Kind == SqlTokenKind.String && token.Text.Contains('\\', StringComparison.Ordinal))
            {
                RefuseNul(context, token);
                context.Replace(token, Quote(token.StringValue));
                RemovePrefix(context, i);
            }
            else if (token.Kind == SqlTokenKind.Number && token.Text.AsSpan().IndexOfAny('e', 'E') > 0)
            {
                context.Replace(token, $"{token.Text}::float8");
            }
        }
    }

    /// <summary>The one function that quotes a value as a literal of PostgreSQL.</summary>
    public static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static void RefuseNul(RewriteContext context, SqlToken token)
    {
        if (token.StringValue.Contains('\0', StringComparison.Ordinal))
        {
            throw new SparkifyException("invalid byte sequence for encoding \"UTF8\": 0x00")
            {
                Code = "22021",
                Span = context.Statement.SpanOf(token),
            };
        }
    }

    /// <summary>The E of E'…' has been obeyed, and PostgreSQL would obey it again.</summary>
    private static void RemovePrefix(RewriteContext context, int index)
    {
        if (index > 0 && context.Tokens[index - 1] is var prefix && prefix.IsWord("e"))
        {
            if (prefix.End == context.Tokens[index].Offset)
            {
                context.Replace(prefix, "");
            }
        }
    }
}
