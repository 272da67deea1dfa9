using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>The query that UNLOAD has in quotes, as a statement whose positions are those of the file.</summary>
internal static class UnloadQuery
{
    /// <exception cref="SparkifyException">it is not one SELECT, or one that UNLOAD does not take</exception>
    public static SqlStatement Of(SqlStatement unload, SqlToken literal)
    {
        var text = SqlStrings.Unquote(unload.Text.Slice(literal.Offset, literal.Text.Length));
        var statements = StatementSplitter.Split(text);
        if (statements is not [var query] || StatementClassifier.Classify(query) != StatementKind.Select)
        {
            throw new SparkifyException("UNLOAD takes one SELECT")
            {
                Span = unload.SpanOf(literal),
                Code = "42601",
                Hint = "write the query in single quotes, and double the quotes in it",
            };
        }

        RefuseLimit(query);
        return query;
    }

    /// <summary>Only the outer query's: a nested one may have it.</summary>
    private static void RefuseLimit(SqlStatement query)
    {
        var depth = 0;
        for (var i = 0; i < query.Tokens.Count; i++)
        {
            var token = query.Tokens[i];
            depth += token.Kind switch
            {
                SqlTokenKind.OpenParen => 1,
                SqlTokenKind.CloseParen => -1,
                _ => 0,
            };
            var isTop = token.IsWord("top") && i > 0 && query.Tokens[i - 1].IsWord("select");
            if (
                depth == 0
                && (token.IsWord("limit") || isTop)
                && (i == 0 || query.Tokens[i - 1].Kind != SqlTokenKind.Dot)
            )
            {
                throw new SparkifyException("Limit clause is not supported in the outer query of UNLOAD")
                {
                    Span = query.SpanOf(token),
                    Code = "0A000",
                    Hint = "put the query with its LIMIT into a subquery: select * from (select … limit 10)",
                };
            }
        }
    }
}
