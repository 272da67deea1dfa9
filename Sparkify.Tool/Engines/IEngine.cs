using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines;

/// <summary>
/// One session on a target's database, which takes Redshift SQL. Failing statements throw a SparkifyException with the engine's words,
/// SQLSTATE and the place in the user's file; after one inside a transaction only Rollback is legal. Not thread-safe.
/// </summary>
internal interface IEngine : IDisposable
{
    /// <summary>"duckdb", "postgres" or "redshift".</summary>
    string Name { get; }

    bool InTransaction { get; }

    /// <summary>A second session on the same database with transactions of its own: the load journal's.</summary>
    IEngine OpenSession();

    /// <summary>Starts a transaction that holds the lock which all writing runs of the tool share; waits up to the target's lock timeout.</summary>
    void BeginExclusive(CancellationToken cancellationToken);

    /// <summary>
    /// Holds that lock beside this session's transactions until it is disposed: for statements that cannot run in one. Where the lock
    /// cannot be held so, nothing happens.
    /// </summary>
    IDisposable HoldLock(CancellationToken cancellationToken) => new NoLock();

    /// <summary>
    /// Keeps that lock from one transaction of this session to the next until it is disposed, where that costs nothing: what was read under it stays true.
    /// Null: this engine takes it for each.
    /// </summary>
    IDisposable? KeepLock(CancellationToken cancellationToken) => null;

    /// <summary>The processes of writing runs that are at work on the database, as far as other sessions can be open beside them.</summary>
    IReadOnlyCollection<RunningProcess> FindRunning();

    void Begin();

    /// <summary>Returns only when the engine has confirmed the commit.</summary>
    void Commit();

    /// <summary>
    /// Commits with a later request, or with Confirm, to save round trips where there are many small transactions: what those throw may be an
    /// EarlierCommitException. Committed is called once it has taken place, in the order of the transactions.
    /// </summary>
    void CommitLater(Action committed)
    {
        Commit();
        committed();
    }

    /// <summary>Returns when what CommitLater has put off is confirmed. Cancelled, it drops what RunLater has put off too.</summary>
    void Confirm(CancellationToken cancellationToken) { }

    /// <summary>Rolls back; without a transaction it does nothing.</summary>
    void Rollback();

    /// <summary>What can be done about a transaction that this error has ended.</summary>
    Recovery RecoveryFrom(SparkifyException error) => Recovery.None;

    /// <summary>A new connection in place of one whose transaction has failed, after a while that grows from attempt to attempt.</summary>
    void Reconnect(int attempt, CancellationToken cancellationToken) { }

    /// <summary>Runs one statement, autocommitted outside a transaction; COPY reads every object it names.</summary>
    StatementResult Run(SqlStatement statement, CancellationToken cancellationToken);

    /// <summary>
    /// Runs a statement of a transaction that CommitLater ends. One whose effect is known before may be sent with a later request, see IsLate: its error, with its
    /// place, is that of whatever is asked for then.
    /// </summary>
    StatementResult RunLater(SqlStatement statement, CancellationToken cancellationToken) =>
        Run(statement, cancellationToken);

    /// <summary>Adds rows to a table of the tool's own, at the latest when the transaction is committed.</summary>
    void Add(OwnRows rows, CancellationToken cancellationToken) =>
        this.Execute(rows.ToSql(SqlStrings.Quote), cancellationToken);

    /// <summary>Runs a COPY over the objects that the filter leaves of its listing; progress may be reported from any thread.</summary>
    CopyOutcome Copy(
        SqlStatement statement,
        ObjectFilter filter,
        IProgress<CopyProgress>? progress,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// What the engine would send in place of the statement, were the tables so; sends nothing. A statement that the engine executes itself, or in steps,
    /// stays as it is written.
    /// </summary>
    string Translate(SqlStatement statement, Func<QualifiedName, TableDefinition?> findTable) => statement.ToString();

    /// <summary>The name with the schema that it means in this session; of what is not there yet, that in which it would be made.</summary>
    QualifiedName FullName(QualifiedName name) => new(name.SchemaOrDefault, name.Name);

    /// <summary>The table as last defined, or null: no such table.</summary>
    TableDefinition? FindTable(QualifiedName name);
}

/// <summary>A process by the name of its machine and its number there.</summary>
internal readonly record struct RunningProcess(string Host, long Id);

internal enum Recovery
{
    None,

    /// <summary>Other transactions were in its way: it may run again from its start, on a new connection.</summary>
    RunAgain,

    /// <summary>The connection was lost while it was committed: whether it was is told by what it has written.</summary>
    LookForCommit,
}

internal sealed class NoLock : IDisposable
{
    public void Dispose() { }
}
