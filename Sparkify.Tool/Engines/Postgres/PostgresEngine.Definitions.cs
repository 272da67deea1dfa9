using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>DDL of views, schemas and comments, and EXPLAIN.</summary>
internal sealed partial class PostgresEngine
{
    private StatementResult Define(SqlStatement statement, CancellationToken cancellationToken)
    {
        var result = Write(statement, cancellationToken);
        catalog.Forget();
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
                Hint = "name another \"schema\" in the target, or drop it with psql to start anew",
            };
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
