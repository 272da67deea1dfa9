using System.Globalization;
using DuckDB.NET.Data;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Dialects.Rewrites;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

internal sealed partial class DuckDbEngine
{
    /// <summary>DuckDB has no users; what CURRENT_USER_ID gives.</summary>
    private const int UserId = 1;

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
        using var store = new TargetStore(target.Storage, copy.Find("REGION")?.Argument?.Value);
        var settings = new CopySettings { ShowValues = target.ShowValues, Progress = progress };
        using var job = CopyJob
            .PrepareAsync(copy, table, new CopySource(store, filter), settings, cancellationToken)
            .GetAwaiter()
            .GetResult();
        return job.ObjectCount > 0
            ? copies.Run(copy, job, () => InsertRows(statement, table, job, cancellationToken))
            : job.Finish();
    }

    private CopyLog OpenCopyLog() =>
        new(
            this,
            new CopyLogSession(Environment.ProcessId, catalog.DatabaseName)
            {
                Send = Send,
                Next = () =>
                {
                    var (number, oldest) = database.CopyNumbers.Next(ReadLastCopy);
                    return new CopyNumber(number, UserId, oldest);
                },
                SetVariable = (function, value) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"SET VARIABLE {SessionVariables.Variable(function)} = {value}"
                    ),
            },
            target.Schema
        );

    private (int Number, DateTime? OldestTime) ReadLastCopy()
    {
        var row = ReadRows(
            $"SELECT coalesce(max(query_id), 0), min(start_time) FROM {Translations.ToolSchema}.{CopyTables.Copies}"
        )[0];
        return ((int)row[0]!, row[1] as DateTime?);
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
        var defaults = table.Columns.Where(c =>
            c is { Default: not null, Identity: null } && !job.Columns.Any(j => j.Name == c.Name)
        );
        var names = job.Columns.Select(c => c.Name).Concat(defaults.Select(c => c.Name)).Select(SqlNames.Quote);
        var values = job.Columns.Select(c => CopiedValue(table, c)).Concat(defaults.Select(DefaultValue));
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
    private string CopiedValue(TableDefinition table, CopyColumn column) =>
        column.ReplacesNull && table.FindColumn(column.Name) is { Default: not null } definition
            ? $"coalesce({SqlNames.Quote(column.Name)}, {DefaultValue(definition)})"
            : SqlNames.Quote(column.Name);

    /// <summary>As a query of its own: a default is evaluated once a COPY, so RANDOM() gives all rows one value.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_loading_default_values.html"/>
    private string DefaultValue(ColumnDefinition column) => $"(SELECT {TranslateDefault(column)})";
}
