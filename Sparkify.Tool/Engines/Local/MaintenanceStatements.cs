using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>TRUNCATE, ANALYZE, VACUUM, LOCK: what they do to transactions, and that their tables exist.</summary>
internal sealed class MaintenanceStatements(IEngine engine, Func<SqlStatement, CancellationToken, StatementResult> own)
{
    public StatementResult? TryRun(SqlStatement statement, StatementKind kind, CancellationToken cancellationToken) =>
        kind switch
        {
            StatementKind.Truncate => Truncate(statement, cancellationToken),
            StatementKind.Analyze => Analyze(statement),
            StatementKind.Vacuum => Vacuum(statement),
            StatementKind.Lock => Lock(statement, cancellationToken),
            _ => null,
        };

    /// <summary>It commits what the transaction did before; what follows can be rolled back again.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNCATE.html"/>
    private StatementResult Truncate(SqlStatement statement, CancellationToken cancellationToken)
    {
        var cursor = new TokenCursor(statement, start: 1);
        cursor.Take("table");
        RequireTable(cursor);
        cursor.ExpectEnd();
        var result = own(statement, cancellationToken);
        if (engine.InTransaction)
        {
            engine.Commit();
            engine.Begin();
        }

        return result;
    }

    /// <summary>ANALYZE [VERBOSE] [table [(columns)] [PREDICATE COLUMNS | ALL COLUMNS]]</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ANALYZE.html"/>
    private StatementResult Analyze(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement, start: 1);
        if (cursor.At("compression"))
        {
            throw new SparkifyException($"ANALYZE COMPRESSION is not supported by the {engine.Name} engine")
            {
                Code = "0A000",
                Span = statement.Start,
                Hint = "leave the encodings to ENCODE AUTO, or run it on the cluster",
            };
        }

        cursor.Take("verbose");
        if (cursor.Current?.IsIdentifier == true && !cursor.At("predicate") && !cursor.At("all"))
        {
            var table = RequireTable(cursor);
            if (cursor.At(SqlTokenKind.OpenParen))
            {
                RequireColumns(cursor, table);
            }
        }

        _ = cursor.Take("predicate", "columns") || cursor.Take("all", "columns");
        cursor.ExpectEnd();
        return StatementResult.Count(0);
    }

    /// <summary>VACUUM [FULL | SORT ONLY | DELETE ONLY | REINDEX | RECLUSTER] [table [TO n PERCENT] [BOOST]]</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_VACUUM_command.html"/>
    private StatementResult Vacuum(SqlStatement statement)
    {
        engine.RefuseInTransaction(statement, "VACUUM");
        var cursor = new TokenCursor(statement, start: 1);
        var needsTable = cursor.Take("reindex") || cursor.Take("recluster");
        _ = needsTable || cursor.Take("full") || cursor.Take("sort", "only") || cursor.Take("delete", "only");
        if (needsTable || !cursor.AtEnd)
        {
            RequireTable(cursor);
        }

        if (cursor.Take("to"))
        {
            cursor.Expect(SqlTokenKind.Number, "a number of percent");
            cursor.Expect("percent");
        }

        cursor.Take("boost");
        cursor.ExpectEnd();
        return StatementResult.Count(0);
    }

    /// <summary>LOCK [TABLE] table, … Outside a transaction block it means nothing, and is no error.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html"/>
    private StatementResult Lock(SqlStatement statement, CancellationToken cancellationToken)
    {
        var cursor = new TokenCursor(statement, start: 1);
        cursor.Take("table");
        do
        {
            RequireTable(cursor);
        } while (cursor.Take(SqlTokenKind.Comma));

        cursor.ExpectEnd();
        return engine.InTransaction ? own(statement, cancellationToken) : StatementResult.Count(0);
    }

    private TableDefinition RequireTable(TokenCursor cursor)
    {
        var first = cursor.Index;
        var name = cursor.ExpectName("a table name");
        return engine.RequireTable(name, cursor.SpanFrom(first));
    }

    private static void RequireColumns(TokenCursor cursor, TableDefinition table)
    {
        var first = cursor.Index;
        foreach (var column in cursor.ExpectNameList("a column name"))
        {
            if (table.FindColumn(column) is null)
            {
                throw SchemaErrors.NoColumn(column, table.Name, cursor.SpanFrom(first));
            }
        }
    }
}
