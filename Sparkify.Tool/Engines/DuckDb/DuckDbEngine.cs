using DuckDB.NET.Data;
using Sparkify.Tool.Dialects;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// Redshift SQL on an embedded DuckDB. The database file is the lock: while one process has it open for writing no other
/// process can open it at all.
/// </summary>
internal sealed partial class DuckDbEngine : IEngine
{
    private readonly DuckDbDatabase database;
    private readonly bool ownsDatabase;
    private readonly DuckDBConnection connection;
    private readonly Target target;
    private readonly CatalogChanges changes;
    private readonly bool isReadOnly;
    private readonly DuckDbMacros macros;
    private readonly DuckDbCatalog catalog;
    private readonly LocalStatements local;
    private readonly CopyLog copies;
    private bool isAborted;

    private DuckDbEngine(
        DuckDbDatabase database,
        bool ownsDatabase,
        Target target,
        CatalogChanges changes,
        bool isReadOnly
    )
    {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        this.target = target;
        this.changes = changes;
        this.isReadOnly = isReadOnly;
        connection = database.OpenConnection();

        // Redshift's default; DuckDB's is the machine's.
        Send("SET TimeZone = 'UTC'");
        Send(DuckDbFunctions.Operators);

        macros = new DuckDbMacros(Send, ReadRows, target.Schema, SqlNames.Quote(target.Schema), isReadOnly);
        catalog = new DuckDbCatalog(Send, ReadRows, target.Schema, changes, macros);
        local = new LocalStatements(
            this,
            target,
            (statement, cancellationToken) =>
            {
                var expanded = local!.Expand(statement);
                return RunItself(expanded, StatementClassifier.Classify(expanded), cancellationToken);
            },
            Send,
            query => DuckDbDialect.Translate(query, Translations!).Output
        );
        copies = OpenCopyLog();
        Translations = new TranslationCatalog(Name, SqlNames.Quote(target.Schema), FindTable)
        {
            CountColumns = CountColumns,
            FindParameter = local.FindParameter,
            Database = catalog.Database,
            LibraryPrefix = macros.Prefix,
        };
    }

    public string Name => "duckdb";

    public bool InTransaction { get; private set; }

    /// <summary>What translating for this database knows of it.</summary>
    public TranslationCatalog Translations { get; }

    public static DuckDbEngine Open(Target target, EngineOptions options, CancellationToken cancellationToken)
    {
        var database = DuckDbDatabase.Open(
            new DuckDbOptions(target.Database ?? ":memory:")
            {
                ReadOnly = options.IsReadOnly,
                LockTimeout = options.LockTimeout,
                Waiting = options.Waiting,
                Recovered = options.Warn,
                MemoryLimit = target.MemoryLimit ?? DuckDbOptions.DefaultMemoryLimit,
            },
            cancellationToken
        );
        try
        {
            var engine = new DuckDbEngine(
                database,
                ownsDatabase: true,
                target,
                new CatalogChanges(),
                options.IsReadOnly
            );
            if (engine.catalog.Prepare(options.IsReadOnly))
            {
                database.CopyNumbers.Begin();
            }

            // Only now: opening a file reads and writes others beside it. Its own files and the spill folder stay open to it.
            engine.Send("SET enable_external_access = false");
            engine.SetParameters();
            return engine;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public IEngine OpenSession()
    {
        var session = new DuckDbEngine(database, ownsDatabase: false, target, changes, isReadOnly);
        session.SetParameters();
        return session;
    }

    /// <summary>The open file is the lock already.</summary>
    public void BeginExclusive(CancellationToken cancellationToken) => Begin();

    /// <summary>While another process writes nobody else can open the file.</summary>
    public IReadOnlyCollection<RunningProcess> FindRunning() => [];

    public void Begin()
    {
        if (InTransaction)
        {
            throw new SparkifyException("there is already a transaction in progress") { Code = "25001" };
        }

        Send("BEGIN TRANSACTION");
        InTransaction = true;
        catalog.TransactionStarted();
    }

    /// <summary>DuckDB reports the COMMIT of a failed transaction as done although it rolled back: never sent then.</summary>
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
            Send("COMMIT");
            InTransaction = false;
            catalog.TransactionEnded();
        }
        catch (DuckDBException error)
        {
            Rollback();
            throw Translate(error, null, null);
        }

        copies.Committed();
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
            Send("ROLLBACK");
        }
        catch (DuckDBException error)
            when (error.Message.Contains("no transaction is active", StringComparison.Ordinal))
        {
            // A failed COMMIT has ended the transaction already.
        }
        finally
        {
            catalog.TransactionRolledBack();
            local.Objects.Forget();
        }

        copies.RolledBack();
    }

    public TableDefinition? FindTable(QualifiedName name) => catalog.Find(name);

    public void Dispose()
    {
        connection.Dispose();
        if (ownsDatabase)
        {
            database.Dispose();
        }
    }

    /// <summary>How many columns a query gives; null where it is not valid, which running it will say better.</summary>
    private int? CountColumns(string query)
    {
        try
        {
            return ReadRows($"DESCRIBE {query}").Count;
        }
        catch (DuckDBException)
        {
            return null;
        }
    }

    private DuckDBCommand CreateCommand(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private void Send(string sql)
    {
        using var command = CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    private List<object?[]> ReadRows(string sql)
    {
        using var command = CreateCommand(sql);
        using var reader = command.ExecuteReader();
        return [.. new DuckDbRows(reader).Read(static error => error)];
    }
}
