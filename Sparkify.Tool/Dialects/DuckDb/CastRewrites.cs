using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>Type names in casts that mean another type in DuckDB: FLOAT has 8 bytes on Redshift, DECIMAL is (18,0).</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html"/>
internal static class CastRewrites
{
    public static void Apply(RewriteContext context)
    {
        var tokens = context.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            var isType = tokens[i - 1].IsOperator("::") || FindCast(tokens, i) is not null;
            if (!isType)
            {
                continue;
            }

            if (tokens[i].IsWord("float") || tokens[i].IsWord("float8"))
            {
                context.Replace(tokens[i], "double");
            }
            else if (
                (tokens[i].IsWord("decimal") || tokens[i].IsWord("numeric") || tokens[i].IsWord("dec"))
                && !(i + 1 < tokens.Count && tokens[i + 1].Kind == SqlTokenKind.OpenParen)
            )
            {
                context.Replace(tokens[i], "decimal(18,0)");
            }
            else if (tokens[i].IsWord("bpchar") || tokens[i].IsWord("nvarchar") || tokens[i].IsWord("nchar"))
            {
                context.Replace(tokens[i], "varchar");
            }
        }
    }

    /// <summary>The index of the word CAST whose AS stands before that type; null where the token is no type of a CAST.</summary>
    public static int? FindCast(IReadOnlyList<SqlToken> tokens, int type)
    {
        if (!tokens[type - 1].IsWord("as"))
        {
            return null;
        }

        var depth = 0;
        for (var i = type - 2; i > 0; i--)
        {
            depth += tokens[i].Kind switch
            {
                SqlTokenKind.CloseParen => 1,
                SqlTokenKind.OpenParen => -1,
                _ => 0,
            };
            if (depth < 0)
            {
                return tokens[i - 1].IsWord("cast") || tokens[i - 1].IsWord("try_cast") ? i - 1 : null;
            }
        }

        return null;
    }
}
