using Npgsql;
using Sparkify.Tool.Dialects;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Engines.Server;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>Statements by their kind; what is not listed is refused by name, and nothing reaches PostgreSQL untranslated.</summary>
internal sealed partial class PostgresEngine
{
    /// <summary>Statements of the tool's own run inside those of the user.</summary>
    private int depth;

    private SqlStatement? later;

    /// <summary>The statement that may be sent with a later request: the user's, for an error of those that it is made of has no place of its own.</summary>
    private SqlStatement? Late => depth == 1 ? later : null;

    public StatementResult Run(SqlStatement statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RefuseIfAborted(statement);
        if (!InTransaction && depth == 0)
        {
            // Other sessions may have changed both.
            catalog.Forget();
            local.Objects.Forget();
        }

        depth++;
        try
        {
            StatementGate.Refuse(statement, InTransaction);
            return RunByVerb(statement, cancellationToken);
        }
        catch (Exception error)
        {
            isAborted = InTransaction;
            if (error is NpgsqlException || error is InvalidOperationException && !IsOpen)
            {
                throw Failure(error, statement, null, cancellationToken);
            }

            throw;
        }
        finally
        {
            depth--;
        }
    }

    public StatementResult RunLater(SqlStatement statement, CancellationToken cancellationToken)
    {
        if (!isLockKept || !InTransaction)
        {
            return Run(statement, cancellationToken);
        }

        later = statement;
        try
        {
            return Run(statement, cancellationToken);
        }
        catch (SparkifyException)
        {
            // What waits comes first, and so does its error.
            Guarded(requests.SendPosted);
            throw;
        }
        finally
        {
            later = null;
        }
    }

    private void RefuseIfAborted(SqlStatement statement)
    {
        if (isAborted && statement.Verb is not ("rollback" or "abort" or "commit" or "end"))
        {
            throw new SparkifyException(
                "current transaction is aborted, commands ignored until end of transaction block"
            )
            {
                Code = "25P02",
                Span = statement.Start,
            };
        }
    }

    private StatementResult RunByVerb(SqlStatement statement, CancellationToken cancellationToken)
    {
        var expanded = local.Expand(statement);
        var kind = StatementClassifier.Classify(expanded);
        return local.TryRun(expanded, kind, cancellationToken) ?? RunItself(expanded, kind, cancellationToken);
    }

    private StatementResult RunItself(SqlStatement statement, StatementKind kind, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case StatementKind.Begin:
                Begin();
                return StatementResult.Count(0);
            case StatementKind.Commit:
                Commit();
                return StatementResult.Count(0);
            case StatementKind.Rollback:
                Rollback();
                return StatementResult.Count(0);
            case StatementKind.Copy:
                var outcome = Copy(statement, static listing => listing, null, cancellationToken);
                return new StatementResult(null, [], outcome.RowCount) { Copy = outcome };
            case StatementKind.Unload:
                return Unload(statement, cancellationToken);
            case StatementKind.Select:
                return Query(statement, cancellationToken);
            case StatementKind.Explain:
                RefuseUnplanned(statement);
                return Query(statement, cancellationToken);
            case StatementKind.Insert:
            case StatementKind.Update:
            case StatementKind.Delete:
            case StatementKind.Merge:
            case StatementKind.Truncate:
                return Write(statement, cancellationToken);
            case StatementKind.CreateTable:
                return InOneTransaction(() => CreateTable(statement, cancellationToken));
            case StatementKind.CreateTableAs:
                return InOneTransaction(() => CreateTableAs(statement, cancellationToken));
            case StatementKind.AlterTable:
                return InOneTransaction(() => AlterTable(statement, cancellationToken));
            case StatementKind.DropTable:
                return InOneTransaction(() => DropTables(statement, cancellationToken));
            case StatementKind.CreateView:
            case StatementKind.DropView:
            case StatementKind.CreateSchema:
                return InOneTransaction(() => Define(statement, cancellationToken));
            case StatementKind.DropSchema:
                return InOneTransaction(() => DropSchema(statement, cancellationToken));
            case StatementKind.Lock:
                return Write(statement, cancellationToken);
            default:
                throw NotSupported(statement);
        }
    }

    /// <summary>Rows come as they are read: a long result is never held whole.</summary>
    private StatementResult Query(SqlStatement statement, CancellationToken cancellationToken)
    {
        var translation = Translate(statement);
        var command = requests.CreateCommand(translation.Text.Text);
        NpgsqlDataReader? reader = null;
        StatementCancellation? cancellation = null;
        try
        {
            cancellation = new StatementCancellation(command.Cancel, cancellationToken);
            reader = command.ExecuteReader();
            var rows = new TextRows(reader);
            var read = rows.Read(error =>
            {
                isAborted = InTransaction;
                return Failure(error, statement, translation, cancellationToken);
            });
            var columns = translation.Labelled(rows.Columns);
            return new StatementResult(columns, read, 0, new OpenResult(this, command, reader, rows, cancellation));
        }
        catch (Exception error)
        {
            cancellation?.Dispose();
            reader?.Dispose();
            command.Dispose();
            throw Failure(error, statement, translation, cancellationToken);
        }
    }

    private StatementResult Write(SqlStatement statement, CancellationToken cancellationToken)
    {
        var translation = Translate(statement);
        foreach (var precondition in translation.Preconditions)
        {
            if (requests.ReadRows(precondition.Sql).Count > 0)
            {
                throw new SparkifyException(precondition.Message) { Code = precondition.Code, Span = statement.Start };
            }
        }

        var sql = translation.Text.Text;

        if (Late is not null && translation.InsertedRowCount is { } rowCount)
        {
            Post(sql, error => Failure(error, statement, translation, cancellationToken, 0, sql), cancellationToken);
            return Changed(rowCount);
        }

        return StatementResult.Count(Execute(sql, statement, translation, cancellationToken));
    }

    private void Post(string sql, Func<Exception, Exception> describe, CancellationToken cancellationToken) =>
        requests.Post(new PostedStatement(sql, describe, cancellationToken));

    /// <summary>Of what is sent later where that may be.</summary>
    private StatementResult Changed(long rowCount = 0) => new(null, [], rowCount) { IsLate = Late is not null };

    /// <summary>A session that only reads makes the library when a statement first wants it: its own database has none.</summary>
    private Translation Translate(SqlStatement statement)
    {
        var translation = PostgresDialect.Translate(statement, Translations);
        if (!InTransaction && translation.LibraryNames.Count > 0)
        {
            setup.Prepare();
        }

        return translation;
    }

    /// <summary>Rows changed. PrefixLength: UTF-16 units of the text that stand before the translation.</summary>
    private long Execute(
        string sql,
        SqlStatement statement,
        Translation translation,
        CancellationToken cancellationToken,
        int prefixLength = 0
    )
    {
        try
        {
            return requests.Execute([sql], cancellationToken);
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException)
        {
            throw Failure(error, statement, translation, cancellationToken, prefixLength, sql);
        }
    }

    private StatementResult InOneTransaction(Func<StatementResult> action)
    {
        if (InTransaction)
        {
            return action();
        }

        Begin();
        try
        {
            var result = action();
            Commit();
            return result;
        }
        catch
        {
            Rollback();
            throw;
        }
    }
}
