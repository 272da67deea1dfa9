using DuckDB.NET.Data;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Dialects;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
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
    private readonly DuckDbCatalog catalog;
    private readonly TranslationCatalog translationCatalog;
    private bool isAborted;

    private DuckDbEngine(DuckDbDatabase database, bool ownsDatabase, Target target)
    {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        this.target = target;
        connection = database.OpenConnection();
        var schema = SqlNames.Quote(target.Schema);
        catalog = new DuckDbCatalog(Send, ReadRows, target.Schema);
        translationCatalog = new TranslationCatalog(Name, schema, FindTable);
    }

    public string Name => "duckdb";

    public bool InTransaction { get; private set; }

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
            var engine = new DuckDbEngine(database, ownsDatabase: true, target);
            engine.catalog.Prepare(options.IsReadOnly);
            return engine;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public IEngine OpenSession() => new DuckDbEngine(database, ownsDatabase: false, target);

    /// <summary>The open file is the lock already.</summary>
    public void BeginExclusive(CancellationToken cancellationToken) => Begin();

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
        }
        catch (DuckDBException error)
        {
            Rollback();
            throw Translate(error, null, null);
        }
    }

    public void Rollback()
    {
        if (!InTransaction)
        {
            return;
        }

        InTransaction = false;
        isAborted = false;
        catalog.TransactionRolledBack();
        try
        {
            Send("ROLLBACK");
        }
        catch (DuckDBException error)
            when (error.Message.Contains("no transaction is active", StringComparison.Ordinal))
        {
            // A failed COMMIT has ended the transaction already.
        }
    }

    public StatementResult Run(SqlStatement statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RefuseIfAborted(statement);
        try
        {
            if (UnsupportedSql.Find(statement) is { } unsupported)
            {
                throw unsupported;
            }

            return RunByVerb(statement, cancellationToken);
        }
        catch (DuckDBException error)
        {
            isAborted = InTransaction;
            cancellationToken.ThrowIfCancellationRequested();
            throw Translate(error, statement, null);
        }
        catch
        {
            isAborted = InTransaction;
            throw;
        }
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
                var outcome = Copy(statement, static listing => listing, null, cancellationToken);
                return new StatementResult(null, [], outcome.RowCount) { Copy = outcome };
            case StatementKind.Select:
            case StatementKind.Explain:
                return Query(statement, cancellationToken);
            case StatementKind.Insert:
            case StatementKind.Update:
            case StatementKind.Delete:
            case StatementKind.Merge:
            case StatementKind.Truncate:
                return Write(statement, cancellationToken);
            case StatementKind.CreateTable:
                return InOneTransaction(() => CreateTable(statement));
            case StatementKind.CreateTableAs:
                return InOneTransaction(() => CreateTableAs(statement, cancellationToken));
            case StatementKind.AlterTable:
                return InOneTransaction(() => AlterTable(statement));
            case StatementKind.DropTable:
                return InOneTransaction(() => DropTables(statement));
            case StatementKind.CreateView:
            case StatementKind.DropView:
            case StatementKind.CreateSchema:
            case StatementKind.DropSchema:
            case StatementKind.Comment:
                return Write(statement, cancellationToken);
            case StatementKind.Analyze:
            case StatementKind.Vacuum:
                return StatementResult.Count(0);
            case StatementKind.Set:
                return SetParameter(statement);
            default:
                throw NotSupported(statement);
        }
    }

    private StatementResult Query(SqlStatement statement, CancellationToken cancellationToken)
    {
        var translation = DuckDbDialect.Translate(statement, translationCatalog);
        var command = CreateCommand(translation.Text.Text);

        // Rows are passed on as they come, so a result of any size takes little memory; the next statement would end it, and
        // a load reads its ledger while it copies.
        command.UseStreamingMode = !InTransaction;
        var registration = cancellationToken.Register(command.Cancel);
        try
        {
            var reader = command.ExecuteReader();
            var rows = DuckDbRows.Read(
                reader,
                error =>
                {
                    isAborted = InTransaction;
                    return cancellationToken.IsCancellationRequested
                        ? new OperationCanceledException(cancellationToken)
                        : Translate(error, statement, translation);
                }
            );
            return new StatementResult(DuckDbRows.Columns(reader), rows, 0, new Owned([reader, registration, command]));
        }
        catch (DuckDBException error)
        {
            registration.Dispose();
            command.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw Translate(error, statement, translation);
        }
    }

    private StatementResult Write(SqlStatement statement, CancellationToken cancellationToken)
    {
        var translation = DuckDbDialect.Translate(statement, translationCatalog);
        using var command = CreateCommand(translation.Text.Text);
        using var registration = cancellationToken.Register(command.Cancel);
        try
        {
            foreach (var precondition in translation.Preconditions)
            {
                if (ReadRows(precondition.Sql).Count > 0)
                {
                    throw new SparkifyException(precondition.Message)
                    {
                        Code = precondition.Code,
                        Span = statement.Start,
                    };
                }
            }

            return StatementResult.Count(Math.Max(0, command.ExecuteNonQuery()));
        }
        catch (DuckDBException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Translate(error, statement, translation);
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
        return [.. DuckDbRows.Read(reader, static error => error)];
    }

    /// <summary>
    /// DuckDB's error in the user's file: at the position it names, else at the start of the statement. PrefixLength: bytes that
    /// were sent before the translation.
    /// </summary>
    private static SparkifyException Translate(
        DuckDBException error,
        SqlStatement? statement,
        Translation? translation,
        int prefixLength = 0
    )
    {
        var details = DuckDbError.Of(error);
        SourceSpan? span = statement?.Start;
        if (translation is not null && details.PositionUtf8Bytes is { } bytes)
        {
            var offset = DuckDbError.OffsetOf(translation.Text.Text, bytes - prefixLength);
            span = translation.Text.ToSource(offset, WordLength(translation.Text.Text, offset));
        }

        return new SparkifyException(details.Message, error)
        {
            Code = details.Code,
            Hint = details.Hint,
            Span = span,
        };
    }

    private static int WordLength(string text, int offset)
    {
        var end = offset;
        while (end < text.Length && SqlNames.IsPart(text[end]))
        {
            end++;
        }

        return Math.Max(1, end - offset);
    }

    private sealed class Owned(IReadOnlyList<IDisposable> resources) : IDisposable
    {
        public void Dispose()
        {
            foreach (var resource in resources)
            {
                resource.Dispose();
            }
        }
    }
}
