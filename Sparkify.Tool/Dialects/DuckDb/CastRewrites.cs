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
            var isType = tokens[i - 1].IsOperator("::") || IsCastTarget(context, i);
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
                && !(i + 1 < tokens.Count && tokens[i + 1].Kind == Sql.SqlTokenKind.OpenParen)
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

    /// <summary>The word after AS inside CAST( … AS type ).</summary>
    private static bool IsCastTarget(RewriteContext context, int index)
    {
        if (!context.Tokens[index - 1].IsWord("as"))
        {
            return false;
        }

        var depth = 0;
        for (var i = index - 2; i > 0; i--)
        {
            depth += context.Tokens[i].Kind switch
            {
                Sql.SqlTokenKind.CloseParen => 1,
                Sql.SqlTokenKind.OpenParen => -1,
                _ => 0,
            };
            if (depth < 0)
            {
                return context.Tokens[i - 1].IsWord("cast") || context.Tokens[i - 1].IsWord("try_cast");
            }
        }

        return false;
    }
}
