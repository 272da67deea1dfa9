using Npgsql;
using Sparkify.Tool.Engines.Server;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Redshift;

internal sealed partial class RedshiftEngine
{
    public StatementResult Run(SqlStatement statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (StatementClassifier.Classify(statement))
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
                var outcome = Attempt(statement, () => CopyAsWritten(statement, cancellationToken), cancellationToken);
                return new StatementResult(null, [], outcome.RowCount) { Copy = outcome };
            default:
                return Attempt(statement, () => Send(statement, cancellationToken), cancellationToken);
        }
    }

    private T Attempt<T>(SqlStatement statement, Func<T> action, CancellationToken cancellationToken)
    {
        RefuseIfAborted(statement);
        Reopen();
        held?.Ping();
        try
        {
            return action();
        }
        catch (Exception error)
        {
            isAborted = InTransaction;
            if (error is NpgsqlException or OperationCanceledException or InvalidOperationException)
            {
                throw Failure(error, statement, cancellationToken);
            }

            throw;
        }
    }

    private void RefuseIfAborted(SqlStatement statement)
    {
        if (isAborted)
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

    /// <summary>Rows come as they are read: a long result is never held whole.</summary>
    private StatementResult Send(SqlStatement statement, CancellationToken cancellationToken)
    {
        var command = session.CreateCommand(statement.Text.Text);
        NpgsqlDataReader? reader = null;
        StatementCancellation? cancellation = null;
        try
        {
            cancellation = new StatementCancellation(command.Cancel, cancellationToken);
            reader = command.ExecuteReader();
            if (reader.FieldCount == 0)
            {
                var count = Math.Max(0, reader.RecordsAffected);
                cancellation.Dispose();
                reader.Dispose();
                command.Dispose();
                return StatementResult.Count(count);
            }

            var rows = new TextRows(reader);
            var read = rows.Read(error =>
            {
                isAborted = InTransaction;
                return Failure(error, statement, cancellationToken);
            });
            return new StatementResult(
                rows.Columns,
                read,
                0,
                new OpenResult(this, command, reader, rows, cancellation)
            );
        }
        catch
        {
            cancellation?.Dispose();
            reader?.Dispose();
            command.Dispose();
            throw;
        }
    }
}
