using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>DDL of views, schemas and comments, and EXPLAIN.</summary>
internal sealed partial class DuckDbEngine
{
    private StatementResult Define(SqlStatement statement, CancellationToken cancellationToken)
    {
        var result = Write(statement, cancellationToken);
        catalog.Changed();
        return result;
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_SCHEMA.html"/>
    private StatementResult DropSchema(SqlStatement statement, CancellationToken cancellationToken)
    {
        var cursor = new TokenCursor(statement, start: 2);
        cursor.Take("if", "exists");
        var name = cursor.ExpectIdentifier("a schema name");
        if (cursor.At(SqlTokenKind.Comma))
        {
            throw NotSupported(statement, "DROP SCHEMA of several schemas", "write one DROP SCHEMA for each");
        }

        if (name.IdentifierName == target.Schema)
        {
            throw new SparkifyException($"schema \"{target.Schema}\" holds the tool's own tables")
            {
                Code = "2BP01",
                Span = statement.SpanOf(name),
                Hint = "delete the database file to start anew",
            };
        }

        var isCascade = cursor.Take("cascade") || (cursor.Take("restrict") && false);
        cursor.ExpectEnd();
        foreach (var table in isCascade ? catalog.FindSchema(name.IdentifierName) : [])
        {
            Drop(table, table.Columns.Where(c => c.Identity is not null));
        }

        var result = Write(statement, cancellationToken);
        catalog.RemoveSchema(name.IdentifierName);
        return result;
    }

    private static void RefuseUnplanned(SqlStatement statement)
    {
        if (ExplainedStatements.FindOther(statement) is { } construct)
        {
            throw NotSupported(statement, construct, ExplainedStatements.Hint);
        }
    }
}
