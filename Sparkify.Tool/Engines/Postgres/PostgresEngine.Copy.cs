using System.Globalization;
using Npgsql;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Postgres;

internal sealed partial class PostgresEngine
{
    private const int MaxCopyWorkers = 4;
    private const int RowsPerRead = 1024;

    /// <summary>The server is busy with what comes over the one stream; half of the processors parse.</summary>
    private static int CopyWorkers => Math.Clamp(Environment.ProcessorCount / 2, 1, MaxCopyWorkers);

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
        catch (Exception error)
        {
            isAborted = InTransaction;
            if (error is NpgsqlException || error is InvalidOperationException && !IsOpen)
            {
                throw Failure(error, statement, null, cancellationToken);
            }

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
        // To list objects can take long: nothing is to wait for it.
        requests.SendPosted();
        using var store = new TargetStore(target.Storage, copy.Find("REGION")?.Argument?.Value);
        var settings = new CopySettings
        {
            ShowValues = target.ShowValues,
            Progress = progress,
            RefusesNul = true,
        };
        using var job = CopyJob
            .PrepareAsync(copy, table, new CopySource(store, filter), settings, cancellationToken)
            .GetAwaiter()
            .GetResult();
        return job.ObjectCount > 0
            ? copies.Run(copy, job, () => InsertRows(table, job, cancellationToken))
            : job.Finish();
    }

    private CopyLog OpenCopyLog() =>
        new(
            this,
            new CopyLogSession(connection.ProcessID, connection.Database)
            {
                Send = requests.SendScript,
                Next = NextCopy,
                SetVariable = (function, value) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"SELECT pg_catalog.set_config('{SessionVariables.Setting(function)}', '{value}', false)"
                    ),
            },
            target.Schema
        );

    private CopyNumber NextCopy()
    {
        var schema = Translations.ToolSchema;
        var row = requests.ReadRows(
            $"""
            SELECT pg_catalog.nextval({PostgresLiterals.Quote($"{schema}.copy_numbers")})::integer,
                (SELECT oid::integer FROM pg_catalog.pg_roles WHERE rolname = current_user),
                (SELECT min(start_time) FROM {schema}.{CopyTables.Copies})
            """
        )[0];
        return new CopyNumber((int)row[0]!, (int)row[1]!, row[2] as DateTime?);
    }

    private void InsertRows(TableDefinition table, CopyJob job, CancellationToken cancellationToken)
    {
        var others = table
            .Columns.Where(c => c is { Default: not null, Identity: null } && !job.Columns.Any(j => j.Name == c.Name))
            .ToList();
        requests.SendPosted();
        var defaults = EvaluateDefaults(table, job.Columns, others);
        var names = job.Columns.Select(c => c.Name).Concat(others.Select(c => c.Name)).Select(SqlNames.Quote);
        var sql = $"COPY {Stored(table)} ({string.Join(", ", names)}) FROM STDIN (FORMAT BINARY)";
        using var stream = PostgresCopyStream.Open(connection, sql, cancellationToken);
        var workerCount = Math.Min(CopyWorkers, job.ObjectCount);
        var parsers = Enumerable
            .Range(1, workerCount - 1)
            .Select(_ => Task.Factory.StartNew(Read, TaskCreationOptions.LongRunning))
            .ToArray();
        try
        {
            Read();
        }
        finally
        {
            // The first failure, which is the job's, stops all; none may be at work when the stream ends.
            Task.WhenAll(parsers).ContinueWith(static _ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }

        foreach (var other in parsers)
        {
            other.GetAwaiter().GetResult();
        }

        stream.Complete();

        void Read()
        {
            var sink = new PostgresCopySink(job.Columns, defaults, stream.Write);
            var worker = job.OpenWorker();
            while (worker.ReadRows(sink, RowsPerRead) > 0) { }

            sink.Flush();
        }
    }

    /// <summary>
    /// Once a COPY, so that RANDOM() gives all rows one value: what a NULL in a NOT NULL column becomes, by column, and behind them the
    /// defaults of the columns that COPY does not fill.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_loading_default_values.html"/>
    private List<byte[]?> EvaluateDefaults(
        TableDefinition table,
        IReadOnlyList<CopyColumn> columns,
        IReadOnlyList<ColumnDefinition> others
    )
    {
        var replaced = columns.Where(c => c.ReplacesNull).Select(c => table.FindColumn(c.Name)!);
        var wanted = replaced.Concat(others).ToList();
        if (wanted.Count == 0)
        {
            return [.. columns.Select(_ => (byte[]?)null)];
        }

        var values = wanted.Select(c => $"CAST({DefaultValue(c)} AS {PostgresTypes.Find(c.Type)})");
        var fields = new Queue<byte[]>(
            PostgresCopyStream.ReadFields(connection, $"SELECT {string.Join(", ", values)}")
        );
        return
        [
            .. columns.Select(c => c.ReplacesNull ? fields.Dequeue() : null),
            .. others.Select(_ => fields.Dequeue()),
        ];
    }
}
