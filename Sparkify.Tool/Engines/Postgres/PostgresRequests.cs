using System.Data;
using Npgsql;
using Sparkify.Tool.Engines.Server;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>
/// What is sent, and with what: a round trip costs more than most statements. The begin of a transaction goes with its first statement, what nobody has
/// asked an answer for yet with the commit, and a commit that need not be known at once with what comes next.
/// </summary>
/// <param name="describe">what the caller is to see of an error</param>
internal sealed class PostgresRequests(
    NpgsqlConnection connection,
    Func<Exception, CancellationToken, Exception> describe
)
{
    /// <summary>So many statements make a round trip cheap; with more, a run would tell late what it does.</summary>
    private const int MaxWaitingCount = 64;

    /// <summary>In UTF-16 units: an INSERT can be long.</summary>
    private const int MaxWaitingLength = 256 * 1024;

    private readonly List<PostedStatement> posted = [];
    private List<LateTransaction> late = [];
    private int waitingLength;
    private bool isBeginning;

    public bool InTransaction { get; private set; }

    /// <summary>An error in the first statement leaves a transaction that has failed, as ever.</summary>
    public void Begin()
    {
        if (late.Count > 0 && IsEnough)
        {
            Confirm(Cancellation);
        }

        isBeginning = true;
        InTransaction = true;
    }

    /// <summary>Sent before whatever else is, and at the latest with the commit, whose error its own is then; outside a transaction at once.</summary>
    public void Post(string sql) => Post(new PostedStatement(sql));

    public void Post(PostedStatement statement)
    {
        posted.Add(statement);
        waitingLength += statement.Sql.Length;
        if (!InTransaction || IsEnough)
        {
            SendPosted();
        }
    }

    public void Commit()
    {
        posted.Add(new PostedStatement("COMMIT"));
        Execute([], CancellationToken.None);
        InTransaction = false;
    }

    /// <summary>With the next request, or by Confirm: its error is an EarlierCommitException of that.</summary>
    public void CommitLater(Action committed)
    {
        late.Add(new LateTransaction([.. posted], IsBegun: !isBeginning, committed));
        isBeginning = false;
        posted.Clear();
        InTransaction = false;
    }

    /// <summary>Outside a transaction. Cancelled: what was not sent is dropped, and what was is committed all the same.</summary>
    public void Confirm(CancellationToken cancellationToken)
    {
        var isDropping = cancellationToken.IsCancellationRequested;
        var isDropped = isDropping && DropUnsent();
        if (late.Count > 0)
        {
            try
            {
                Execute([], isDropping ? CancellationToken.None : cancellationToken);
            }
            catch (EarlierCommitException)
            {
                SendRollback();
                throw;
            }
        }

        if (isDropped)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>A server that has lost the connection has rolled back by itself.</summary>
    public void Rollback()
    {
        posted.Clear();
        InTransaction = false;
        if (isBeginning)
        {
            isBeginning = false;
        }
        else
        {
            SendRollback();
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
        var request = new PostgresRequest(
            late,
            isBeginning,
            [.. posted, .. statements.Select(s => new PostedStatement(s))]
        );
        late = [];
        isBeginning = false;
        posted.Clear();
        waitingLength = 0;
        return request.Execute(connection, describe, cancellationToken);
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
        if (late.Count > 0 || isBeginning || posted.Count > 0)
        {
            Execute([], Cancellation);
        }
    }

    private IEnumerable<PostedStatement> Waiting => late.SelectMany(t => t.Statements).Concat(posted);

    private bool IsEnough => waitingLength >= MaxWaitingLength || Waiting.Skip(MaxWaitingCount - 1).Any();

    private CancellationToken Cancellation => Waiting.Select(s => s.Cancellation).FirstOrDefault(c => c.CanBeCanceled);

    private bool DropUnsent()
    {
        var index = late.FindIndex(t => t.IsUnsent);
        if (index < 0)
        {
            return false;
        }

        var isBegun = late[index].IsBegun;
        late.RemoveRange(index, late.Count - index);
        if (isBegun)
        {
            SendRollback();
        }

        return true;
    }

    private void SendRollback()
    {
        if (connection.State == ConnectionState.Open)
        {
            Send("ROLLBACK");
        }
    }
}
