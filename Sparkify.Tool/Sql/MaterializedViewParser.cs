using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>CREATE MATERIALIZED VIEW name [attributes] [AUTO REFRESH {YES | NO}] AS query.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-create-sql-command.html"/>
internal sealed record MaterializedViewStatement(QualifiedName Name, SourceSpan NameSpan, int FirstQueryToken)
{
    /// <summary>The same as CREATE TABLE … AS, whose characters know where they stand in the file.</summary>
    public required SqlStatement AsTable { get; init; }

    /// <exception cref="SparkifyException">the statement is not as Redshift's grammar has it, or its query is none of a materialized view</exception>
    public static MaterializedViewStatement Parse(SqlStatement statement)
    {
        var tokens = statement.Tokens;
        var cursor = new TokenCursor(statement, start: 3);
        var first = cursor.Index;
        var name = cursor.ExpectNewName("a view name");
        var span = cursor.SpanFrom(first);
        var edits = new List<TextEdit> { new(tokens[1].Offset, tokens[2].End - tokens[1].Offset, "table") };
        while (!cursor.At("as"))
        {
            var start = cursor.Next();
            if (start.IsWord("auto") && cursor.Take("refresh"))
            {
                if (!cursor.Take("yes") && !cursor.Take("no"))
                {
                    throw cursor.Expected("YES or NO");
                }

                edits.Add(new TextEdit(start.Offset, tokens[cursor.Index - 1].End - start.Offset, ""));
            }
        }

        RefuseOrder(statement, cursor.Index + 1);
        return new MaterializedViewStatement(name, span, cursor.Index + 1)
        {
            AsTable = StatementSplitter.Split(statement.Text.Apply(edits)).Single(),
        };
    }

    private static void RefuseOrder(SqlStatement statement, int query)
    {
        var depth = 0;
        for (var i = query; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            depth += token.Kind switch
            {
                SqlTokenKind.OpenParen => 1,
                SqlTokenKind.CloseParen => -1,
                _ => 0,
            };
            var isOrder = token.IsWord("order") || token.IsWord("limit") || token.IsWord("offset");
            if (depth == 0 && isOrder)
            {
                throw new SparkifyException(
                    $"a materialized view cannot have {token.Text.ToUpperInvariant()}{(token.IsWord("order") ? " BY" : "")}"
                )
                {
                    Span = statement.SpanOf(token),
                    Code = "0A000",
                    Hint = "leave it to the queries that read the view",
                };
            }
        }
    }
}
