using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Postgres;

/// <summary>Type names in casts that mean another type in PostgreSQL: DECIMAL is (18,0) on Redshift.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html"/>
internal static class PostgresCasts
{
    public static void Apply(RewriteContext context)
    {
        var tokens = context.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            var isType = tokens[i - 1].IsOperator("::") || CastRewrites.FindCast(tokens, i) is not null;
            var hasLength = i + 1 < tokens.Count && tokens[i + 1].Kind == SqlTokenKind.OpenParen;
            if (!isType)
            {
                continue;
            }

            if (!hasLength && (tokens[i].IsWord("decimal") || tokens[i].IsWord("numeric") || tokens[i].IsWord("dec")))
            {
                context.Replace(tokens[i], "numeric(18,0)");
            }
            else if (tokens[i].IsWord("bpchar") || tokens[i].IsWord("nvarchar") || tokens[i].IsWord("nchar"))
            {
                context.Replace(tokens[i], "varchar");
            }
            else if (tokens[i].IsWord("super"))
            {
                context.Replace(tokens[i], "json");
            }
            else if (tokens[i].IsWord("varbyte"))
            {
                context.Replace(tokens[i], "bytea");
            }
        }
    }
}
