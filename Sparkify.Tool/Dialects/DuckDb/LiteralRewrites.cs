using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>Redshift resolves backslash escapes in string literals; DuckDB takes a backslash as itself.</summary>
internal static class LiteralRewrites
{
    public static void Apply(RewriteContext context)
    {
        for (var i = 0; i < context.Tokens.Count; i++)
        {
            var token = context.Tokens[i];
            var isEscaped = token.Kind == SqlTokenKind.String && token.Text.Contains('\\', StringComparison.Ordinal);
            if (isEscaped || token.Kind == SqlTokenKind.DollarString)
            {
                context.Replace(token, Quote(Value(context, token)));
                RemovePrefix(context, i);
            }
        }
    }

    /// <summary>The one function that quotes a value as a DuckDB literal.</summary>
    public static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Text of DuckDB ends at a NUL, and Redshift's VARCHAR holds none.</summary>
    private static string Value(RewriteContext context, SqlToken token) =>
        token.StringValue is var value && value.Contains('\0', StringComparison.Ordinal)
            ? throw new SparkifyException("invalid byte sequence for encoding \"UTF8\": 0x00")
            {
                Code = "22021",
                Span = context.Statement.SpanOf(token),
            }
            : value;

    /// <summary>The E of E'…' has been obeyed, and DuckDB would obey it again.</summary>
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
