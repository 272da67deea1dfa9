using System.Runtime.ExceptionServices;
using Npgsql;
using Sparkify.Tool.Engines.Server;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>
/// One request: transactions that were late, then what is asked for now. PostgreSQL skips all that stands behind a statement that fails, so what became of each
/// transaction is known.
/// </summary>
internal sealed class PostgresRequest
{
    private readonly List<PostedStatement> statements = [];
    private readonly List<LateTransaction> late;
    private readonly List<int> ends = [];

    /// <param name="isBeginning">a transaction begins behind the late ones; it is chained to the last of them</param>
    public PostgresRequest(List<LateTransaction> late, bool isBeginning, IEnumerable<PostedStatement> rest)
    {
        this.late = late;
        var isChained = false;
        for (var i = 0; i < late.Count; i++)
        {
            Begin(!late[i].IsBegun && !isChained);
            statements.AddRange(late[i].Statements);
            isChained = i + 1 < late.Count || isBeginning;
            Add(isChained ? "COMMIT AND CHAIN" : "COMMIT");
            ends.Add(statements.Count);
        }

        Begin(isBeginning && !isChained);
        statements.AddRange(rest);
    }

    /// <summary>The rows that the last statement has changed.</summary>
    /// <exception cref="EarlierCommitException">a late transaction was not committed, and nothing behind it was run</exception>
    public long Execute(
        NpgsqlConnection connection,
        Func<Exception, CancellationToken, Exception> describe,
        CancellationToken cancellationToken
    )
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement.Sql));
        }

        try
        {
            using var cancellation = new StatementCancellation(batch.Cancel, cancellationToken);
            batch.ExecuteNonQuery();
        }
        catch (NpgsqlException error)
        {
            var index = IndexOf(batch, error);
            var committedCount = ends.Count(end => end <= index);
            Tell(committedCount);
            var own = index < 0 ? null : statements[index].Describe?.Invoke(error);
            if (committedCount < late.Count)
            {
                throw new EarlierCommitException(own ?? describe(error, cancellationToken));
            }

            ExceptionDispatchInfo.Throw(own ?? error);
        }

        Tell(late.Count);
        var last = batch.BatchCommands[^1];
        return last.RecordsAffected < 0 ? 0 : (long)last.Rows;
    }

    private void Begin(bool isNeeded)
    {
        if (isNeeded)
        {
            Add("BEGIN");
        }
    }

    private void Add(string text) => statements.Add(new PostedStatement(text));

    private void Tell(int committedCount)
    {
        foreach (var transaction in late.Take(committedCount))
        {
            transaction.Committed();
        }
    }

    /// <summary>Of the statement that has failed; -1: the connection was lost, and with it the answer to the first.</summary>
    private static int IndexOf(NpgsqlBatch batch, NpgsqlException error) =>
        error.BatchCommand is NpgsqlBatchCommand command ? batch.BatchCommands.IndexOf(command) : -1;
}
