using DuckDB.NET.Data;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

internal sealed partial class DuckDbEngine
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);

    public CopyOutcome Copy(
        SqlStatement statement,
        ObjectFilter filter,
        IProgress<CopyProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        RefuseIfAborted(statement);
        try
        {
            return CopyRows(statement, filter, progress, cancellationToken);
        }
        catch
        {
            isAborted = InTransaction;
            throw;
        }
    }

    private CopyOutcome CopyRows(
        SqlStatement statement,
        ObjectFilter filter,
        IProgress<CopyProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var copy = CopyParser.Parse(statement);
        var table =
            FindTable(copy.Table)
            ?? throw new SparkifyException($"relation \"{copy.Table}\" does not exist")
            {
                Code = "42P01",
                Span = copy.TableSpan,
            };
        var store = new MountedObjectStore(target.Storage.Mounts);
        var settings = new CopySettings { ShowValues = target.ShowValues };
        using var job = CopyJob
            .PrepareAsync(copy, table, new CopySource(store, filter), settings, cancellationToken)
            .GetAwaiter()
            .GetResult();
        if (job.ObjectCount > 0)
        {
            using var timer = progress is null
                ? null
                : new Timer(_ => progress.Report(job.Progress), null, ProgressInterval, ProgressInterval);
            InsertRows(statement, table, job, cancellationToken);
        }

        progress?.Report(job.Progress);
        return job.Finish();
    }

    private void InsertRows(
        SqlStatement statement,
        TableDefinition table,
        CopyJob job,
        CancellationToken cancellationToken
    )
    {
        using var registration = database.Copies.Add(
            job.Columns,
            () => job.OpenWorker().ReadRows,
            Environment.ProcessorCount
        );
        var names = job.Columns.Select(c => SqlNames.Quote(c.Name)).ToList();
        var values = job.Columns.Select((column, i) => CopiedValue(table, column, names[i]));
        var sql =
            $"INSERT INTO {Stored(table)} ({string.Join(", ", names)}) "
            + $"SELECT {string.Join(", ", values)} FROM {registration.Source}";
        using var command = CreateCommand(sql);
        using var interrupt = new StatementInterrupt(command, cancellationToken);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException error)
        {
            if (registration.Error is { } cause)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw Translate(error, statement, null);
        }
    }

    /// <summary>A NULL for a NOT NULL column with a default becomes the default.</summary>
    private string CopiedValue(TableDefinition table, CopyColumn column, string name) =>
        column.ReplacesNull && table.FindColumn(column.Name)?.Default is { } expression
            ? $"coalesce({name}, {DuckDbDialect.TranslateExpression(expression, Translations)})"
            : name;
}
