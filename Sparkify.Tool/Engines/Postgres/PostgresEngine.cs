using Npgsql;
using Sparkify.Tool.Dialects;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Engines.Server;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>Redshift SQL on a PostgreSQL server, 15 or later. Names without a schema are public's.</summary>
internal sealed partial class PostgresEngine : IEngine
{
    /// <summary>The server's clock: a transaction that is chained to another begins with that one's commit.</summary>
    private const string Elapsed =
        "(extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()) * 1000)::bigint";

    private readonly NpgsqlConnection connection;
    private readonly PostgresRequests requests;
    private readonly Target target;
    private readonly EngineOptions options;
    private readonly PostgresCatalog catalog;
    private readonly PostgresSetup setup;
    private readonly PostgresRunLock runLock;
    private readonly LocalStatements local;
    private readonly CopyLog copies;
    private bool isAborted;

    private PostgresEngine(NpgsqlConnection connection, Target target, EngineOptions options)
    {
        this.connection = connection;
        this.target = target;
        this.options = options;
        requests = new PostgresRequests(
            connection,
            (error, cancellationToken) => Failure(error, null, null, cancellationToken)
        );
        catalog = new PostgresCatalog(requests, target.Schema);
        setup = new PostgresSetup(requests, target.Schema);
        runLock = new PostgresRunLock(requests, target.Schema);
        local = new LocalStatements(
            this,
            target,
            (statement, cancellationToken) =>
            {
                var expanded = local!.Expand(statement);
                return RunItself(expanded, StatementClassifier.Classify(expanded), cancellationToken);
            },
            requests.SendScript,
            query => PostgresDialect.Translate(query, Translations!).Output
        );
        copies = OpenCopyLog();
        Translations = new TranslationCatalog(Name, SqlNames.Quote(target.Schema), catalog.Find)
        {
            FindParameter = local.FindParameter,
        };
    }

    public string Name => "postgres";

    public bool InTransaction => requests.InTransaction;

    /// <summary>What translating for this database knows of it.</summary>
    public TranslationCatalog Translations { get; }

    public static PostgresEngine Open(Target target, EngineOptions options, CancellationToken cancellationToken)
    {
        var connection = PostgresConnection.Open(target, options.IsReadOnly, cancellationToken);
        var engine = new PostgresEngine(connection, target, options);
        try
        {
            if (!options.IsReadOnly)
            {
                engine.setup.Prepare();
            }

            engine.SetParameters();
            return engine;
        }
        catch (Exception error)
        {
            var failure = engine.Failure(error, null, null, cancellationToken);
            engine.Dispose();
            throw failure;
        }
    }

    public IEngine OpenSession() => Open(target, options, CancellationToken.None);

    public void Begin()
    {
        RefuseNested();
        Guarded(requests.Begin);
        catalog.TransactionStarted(isLockKept);
    }

    public void Add(OwnRows rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sql = rows.ToSql(PostgresLiterals.Quote, Elapsed);
        Guarded(() => requests.Post(sql), cancellationToken);
    }

    private void RefuseNested()
    {
        if (InTransaction)
        {
            throw new SparkifyException("there is already a transaction in progress") { Code = "25001" };
        }
    }

    /// <summary>PostgreSQL answers the COMMIT of a failed transaction with a rollback and no error: never sent then.</summary>
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
            requests.Commit();
            catalog.TransactionEnded(isLockKept);
        }
        catch (NpgsqlException error)
        {
            Rollback();
            throw Failure(error, null, null, CancellationToken.None);
        }

        copies.Committed();
    }

    public void CommitLater(Action committed)
    {
        if (!isLockKept || isAborted)
        {
            Commit();
            committed();
            return;
        }

        requests.CommitLater(committed);
        catalog.TransactionEnded(isLockKept);
        copies.Committed();
    }

    public void Confirm(CancellationToken cancellationToken)
    {
        try
        {
            Guarded(() => requests.Confirm(cancellationToken));
        }
        catch
        {
            catalog.TransactionRolledBack();
            local.Objects.Forget();
            throw;
        }
    }

    public void Rollback()
    {
        if (!InTransaction)
        {
            return;
        }

        isAborted = false;
        catalog.TransactionRolledBack();
        local.Objects.Forget();
        Guarded(requests.Rollback);
        copies.RolledBack();
    }

    public TableDefinition? FindTable(QualifiedName name)
    {
        if (!InTransaction)
        {
            catalog.Forget();
        }

        return catalog.Find(name);
    }

    public void Dispose()
    {
        EndHolding();
        connection.Dispose();
    }

    private void Guarded(Action action, CancellationToken cancellationToken = default)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            throw Failure(error, null, null, cancellationToken);
        }
    }
}
