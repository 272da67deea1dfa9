using Npgsql;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Redshift;

/// <summary>
/// Amazon Redshift: SQL is sent as written, one statement a request; of a load's COPY the source is replaced by a manifest. begin, commit and
/// rollback are statements like others, so that what the server did by itself (TRUNCATE commits) confuses no driver.
/// </summary>
internal sealed partial class RedshiftEngine : IEngine
{
    private readonly Target target;
    private readonly EngineOptions options;
    private readonly RedshiftStores stores;
    private readonly RedshiftManifests manifests;
    private readonly RedshiftRunLock runLock;
    private readonly RedshiftLoadViews loadViews;
    private RedshiftSession session;
    private RedshiftSession? inspector;
    private bool isAborted;

    private bool isCommitUnknown;

    private RedshiftEngine(RedshiftSession session, Target target, EngineOptions options, RedshiftStores stores)
    {
        this.session = session;
        this.target = target;
        this.options = options;
        this.stores = stores;
        manifests = new RedshiftManifests(target.Manifests, stores, options.Warn);
        runLock = new RedshiftRunLock(target);
        loadViews = new RedshiftLoadViews(Inspect);
    }

    public string Name => "redshift";

    public bool InTransaction { get; private set; }

    public static RedshiftEngine Open(
        Target target,
        EngineOptions options,
        RedshiftStores stores,
        CancellationToken cancellationToken
    )
    {
        var engine = new RedshiftEngine(RedshiftSession.Open(target, cancellationToken), target, options, stores);
        if (!options.IsReadOnly)
        {
            engine.WarnOfUsersSchema();
        }

        return engine;
    }

    public IEngine OpenSession() =>
        new RedshiftEngine(RedshiftSession.Open(target, CancellationToken.None), target, options, stores);

    public void Begin()
    {
        if (InTransaction)
        {
            throw new SparkifyException("there is already a transaction in progress") { Code = "25001" };
        }

        Guarded(() => session.Send("begin"));
        InTransaction = true;
    }

    /// <summary>After an error it is never sent: the server would answer it with a rollback.</summary>
    public void Commit()
    {
        if (!InTransaction)
        {
            return;
        }

        if (isAborted)
        {
            Rollback();
            throw new SparkifyException("the transaction had failed and was rolled back") { Code = "25P02" };
        }

        try
        {
            session.Send("commit");
            InTransaction = false;
        }
        catch (NpgsqlException error)
        {
            isCommitUnknown = RedshiftError.IsLost(error);
            Rollback();
            throw Failure(error, null, CancellationToken.None);
        }

        manifests.Remove();
    }

    public void Rollback()
    {
        if (!InTransaction)
        {
            return;
        }

        InTransaction = false;
        isAborted = false;
        try
        {
            // A server that has lost the connection rolls back by itself.
            if (session.IsOpen)
            {
                Guarded(() => session.Send("rollback"));
            }
        }
        finally
        {
            manifests.Remove();
        }
    }

    public Recovery RecoveryFrom(SparkifyException error) =>
        isCommitUnknown ? Recovery.LookForCommit
        : RedshiftError.IsConflict(error) ? Recovery.RunAgain
        : Recovery.None;

    public void Reconnect(int attempt, CancellationToken cancellationToken)
    {
        if (attempt > 0)
        {
            options.Warn("another transaction was in the way; it was rolled back and runs again");
            var delay = options.RetryDelay * Math.Pow(2, attempt - 1);
            cancellationToken.WaitHandle.WaitOne(delay);
            cancellationToken.ThrowIfCancellationRequested();
        }

        isCommitUnknown = false;
        inspector?.Dispose();
        inspector = null;
        session.Dispose();
        session = RedshiftSession.Open(target, cancellationToken);
        lastCopyId = NoCopy;
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_COLUMNS.html"/>
    public TableDefinition? FindTable(QualifiedName name)
    {
        Reopen();
        TableDefinition? found = null;
        Guarded(() => found = RedshiftCatalog.Find(session, name));
        return found;
    }

    public QualifiedName FullName(QualifiedName name)
    {
        Reopen();
        var full = name;
        Guarded(() => full = RedshiftCatalog.FullName(session, name));
        return full;
    }

    public void Dispose()
    {
        manifests.Remove();
        inspector?.Dispose();
        session.Dispose();
    }

    /// <summary>The search path begins with the schema of the user's name, where there is one.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_search_path.html"/>
    private void WarnOfUsersSchema()
    {
        var hasPath = target.Session.Any(s => s.Contains("search_path", StringComparison.OrdinalIgnoreCase));
        if (!hasPath && string.Equals(session.User, target.Schema, StringComparison.OrdinalIgnoreCase))
        {
            options.Warn(
                $"the user \"{session.User}\" has the name of the tool's schema, in which tables without a schema are made then: "
                    + "name another \"schema\" in the target, or set the search_path by \"session\""
            );
        }
    }

    /// <summary>Outside a transaction an error that has ended the connection is no reason to stop: checks go on with the next.</summary>
    private void Reopen()
    {
        if (!InTransaction && !session.IsOpen)
        {
            Reconnect(0, CancellationToken.None);
        }
    }

    /// <summary>A second connection, outside of all transactions; it is opened when it is first needed, and again when it was lost.</summary>
    private RedshiftSession Inspect()
    {
        if (inspector is { IsOpen: false })
        {
            inspector.Dispose();
            inspector = null;
        }

        return inspector ??= RedshiftSession.Open(target, CancellationToken.None);
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            isAborted = InTransaction;
            throw Failure(error, null, CancellationToken.None);
        }
    }

    private Exception Failure(Exception error, SqlStatement? statement, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken)
        : RedshiftError.IsLost(error) || error is InvalidOperationException && !session.IsOpen
            ? RedshiftError.Lost(target, error, statement)
        : error is PostgresException server ? RedshiftError.ToException(server, statement, target.ShowValues)
        : error is SparkifyException { Span: null } user && statement is not null ? user.At(statement.Start)
        : error;
}
