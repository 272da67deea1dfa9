using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>Redshift resolves backslash escapes in string literals; DuckDB takes a backslash as itself.</summary>
internal static class LiteralRewrites
{
    public static void Apply(RewriteContext context)
    {
        foreach (var token in context.Tokens)
        {
            var isEscaped = token.Kind == SqlTokenKind.String && token.Text.Contains('\\', StringComparison.Ordinal);
            if (isEscaped || token.Kind == SqlTokenKind.DollarString)
            {
                context.Replace(token, Quote(token.StringValue));
            }
        }
    }

    /// <summary>The one function that quotes a value as a DuckDB literal.</summary>
    public static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
