using System.Data;
using Npgsql;
using Sparkify.Tool.Engines.Server;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>
/// What is sent, and with what: a round trip costs more than most of the tool's own statements. The begin of a transaction goes with its first
/// statement, rows of the tool that nobody has asked for yet go with the commit, and a commit that need not be known at once goes with the next transaction.
/// </summary>
/// <param name="describe">what the caller is to see of an error</param>
internal sealed class PostgresRequests(
    NpgsqlConnection connection,
    Func<Exception, CancellationToken, Exception> describe
)
{
    private readonly List<string> posted = [];
    private List<string>? late;
    private bool isBeginning;

    public bool InTransaction { get; private set; }

    /// <summary>An error in the first statement leaves a transaction that has failed, as ever.</summary>
    public void Begin()
    {
        isBeginning = true;
        InTransaction = true;
    }

    /// <summary>Sent before whatever else is, and at the latest with the commit, whose error its own is then; outside a transaction at once.</summary>
    public void Post(string sql)
    {
        posted.Add(sql);
        if (!InTransaction)
        {
            Flush();
        }
    }

    public void Commit()
    {
        posted.Add("COMMIT");
        Flush();
        InTransaction = false;
    }

    /// <summary>With the next request, or by Confirm: its error is an EarlierCommitException of that.</summary>
    public void CommitLater()
    {
        Confirm();
        late = [.. TakeBegin(), .. posted];
        posted.Clear();
        InTransaction = false;
    }

    public void Confirm()
    {
        if (late is not null)
        {
            Execute([], CancellationToken.None);
        }
    }

    /// <summary>A server that has lost the connection has rolled back by itself.</summary>
    public void Rollback()
    {
        posted.Clear();
        InTransaction = false;
        if (TakeBegin().Count == 0 && connection.State == ConnectionState.Open)
        {
            Send("ROLLBACK");
        }
    }

    /// <summary>For what has rows, all of them as text. What was posted has been sent.</summary>
    public NpgsqlCommand CreateCommand(string sql)
    {
        SendPosted();
        return new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
    }

    /// <summary>In one request.</summary>
    public void Send(params IReadOnlyList<string> statements) => Execute(statements, CancellationToken.None);

    /// <summary>Several statements in one text.</summary>
    public void SendScript(string sql)
    {
        using var command = CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>In one request; the rows that the last statement has changed.</summary>
    public long Execute(IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var batch = new NpgsqlBatch(connection);
        Add(batch, TakeLate());
        var lateCount = batch.BatchCommands.Count;
        Add(batch, TakeBegin());
        Add(batch, posted);
        posted.Clear();
        Add(batch, statements);
        try
        {
            using var cancellation = new StatementCancellation(batch.Cancel, cancellationToken);
            batch.ExecuteNonQuery();
        }
        catch (NpgsqlException error) when (lateCount > 0 && IndexOf(batch, error) < lateCount)
        {
            throw new EarlierCommitException(describe(error, cancellationToken));
        }

        var last = batch.BatchCommands[^1];
        return last.RecordsAffected < 0 ? 0 : (long)last.Rows;
    }

    public List<object?[]> ReadRows(string sql)
    {
        using var command = CreateCommand(sql);
        using var reader = command.ExecuteReader();
        return [.. new TextRows(reader).Read(static error => error)];
    }

    /// <summary>Before what is not a command: a COPY.</summary>
    public void SendPosted()
    {
        if (late is not null || isBeginning || posted.Count > 0)
        {
            Execute([], CancellationToken.None);
        }
    }

    private void Flush()
    {
        if (posted.Count > 0)
        {
            Execute([], CancellationToken.None);
        }
    }

    /// <summary>A transaction that begins in the same request is chained to the one that is committed.</summary>
    private IReadOnlyList<string> TakeLate()
    {
        if (late is not { } taken)
        {
            return [];
        }

        late = null;
        taken.Add(TakeBegin().Count > 0 ? "COMMIT AND CHAIN" : "COMMIT");
        return taken;
    }

    private IReadOnlyList<string> TakeBegin()
    {
        var wasBeginning = isBeginning;
        isBeginning = false;
        return wasBeginning ? ["BEGIN"] : [];
    }

    private static void Add(NpgsqlBatch batch, IReadOnlyList<string> statements)
    {
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        }
    }

    /// <summary>Of the statement that has failed; -1: the connection was lost, and with it the answer to the first.</summary>
    private static int IndexOf(NpgsqlBatch batch, NpgsqlException error) =>
        error.BatchCommand is NpgsqlBatchCommand command ? batch.BatchCommands.IndexOf(command) : -1;
}
