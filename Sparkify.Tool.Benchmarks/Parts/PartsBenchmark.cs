using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines.DuckDb;
using Sparkify.Tool.Engines.Postgres;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Benchmarks.Parts;

/// <summary>The stages of COPY, one thread each, on events in memory: what each adds to the one before it.</summary>
internal sealed class PartsBenchmark(Workspace workspace, BenchmarkOptions options)
{
    private const int MaxBytes = 64 << 20;
    private const int RowsPerRead = 1024;
    private const int ChunkRows = 2048;

    private const string Table = $"""
        create table staging_events (
            artist varchar(1024), auth varchar(32), first_name varchar(256), gender varchar(16),
            item_in_session integer, last_name varchar(256), length double precision, level varchar(16),
            location varchar(1024), method varchar(16), page varchar(64), registration double precision,
            session_id integer, song varchar(1024), status integer, ts timestamp, user_agent varchar(1024), user_id integer
        )
        """;

    private readonly TableDefinition table = CreateTableParser.Parse(SqlStatement.Own(Table)).Definition;

    public bool Run()
    {
        EventSamples.Write(workspace, options with { EventCount = Math.Min(options.EventCount, 100_000) });
        var events = Events();
        var store = new MemoryStore(
            new Dictionary<string, byte[]>
            {
                ["log_data/events.json"] = events,
                ["log_json_path.json"] = File.ReadAllBytes(Path.Combine(workspace.Samples, "log_json_path.json")),
            }
        );
        Console.WriteLine($"## COPY's stages on {events.Length / 1e6:0} MB of events, one thread\n");
        Console.WriteLine("| stage | MB/s | ns/row |\n|---|---|---|");
        var rowCount = events.AsSpan().Count((byte)'\n');
        Print("System.Text.Json's Utf8JsonReader: all tokens", () => ReadTokens(events));
        Print("records and fields, no column", () => Read(store, "copy staging_events (nothing)", Discard));
        Print("records, fields and values of 18 columns", () => Read(store, Copy18, Discard));
        Print("the same, into PostgreSQL's binary format", () => Read(store, Copy18, Postgres));
        Print("the same, into DuckDB's chunks", () => Read(store, Copy18, Chunks));
        Console.WriteLine();
        ConverterParts.Print(options.RoundCount);
        return true;

        void Print(string stage, Action run)
        {
            var seconds = Seconds(options.RoundCount, run);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {stage} | {events.Length / 1e6 / seconds:0} | {seconds / rowCount * 1e9:0} |"
                )
            );
        }
    }

    /// <summary>The fastest of the rounds: what the code takes when nothing else runs.</summary>
    public static double Seconds(int roundCount, Action run)
    {
        var fastest = double.MaxValue;
        for (var round = 0; round <= roundCount + 1; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            run();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }

        return fastest;
    }

    private static string Copy18 => EventSamples.Copy;

    private byte[] Events()
    {
        using var all = new MemoryStream();
        foreach (var file in EventSamples.Files(workspace).TakeWhile(_ => all.Length < MaxBytes))
        {
            all.Write(File.ReadAllBytes(file.FullName));
        }

        return all.ToArray();
    }

    private static void ReadTokens(byte[] events)
    {
        var reader = new Utf8JsonReader(events, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read()) { }
    }

    private void Read(MemoryStore store, string copy, Action<CopyJob, CopyWorker> drain)
    {
        var isNothing = copy.Contains("(nothing)", StringComparison.Ordinal);
        var statement = CopyParser.Parse(
            SqlStatement.Own(
                isNothing
                    ? $"{copy} from 's3://b/log_data' iam_role default json 'auto'"
                    : copy.Replace("udacity-dend", "b")
            )
        );
        var target = isNothing
            ? CreateTableParser.Parse(SqlStatement.Own("create table staging_events (nothing integer)")).Definition
            : table;
        using var job = CopyJob
            .PrepareAsync(statement, target, new CopySource(store), new CopySettings(), CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        drain(job, job.OpenWorker());
        job.Finish();
    }

    private static void Discard(CopyJob job, CopyWorker worker)
    {
        while (worker.ReadRows(DiscardingSink.Instance, RowsPerRead) > 0) { }
    }

    private static void Postgres(CopyJob job, CopyWorker worker)
    {
        var sink = new PostgresCopySink(job.Columns, [.. job.Columns.Select(_ => (byte[]?)null)], static _ => { });
        while (worker.ReadRows(sink, RowsPerRead) > 0) { }

        sink.Flush();
    }

    /// <summary>DuckDB counts the rows that its one thread is given, and keeps none.</summary>
    private static void Chunks(CopyJob job, CopyWorker worker)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:;threads=1");
        connection.Open();
        var copies = CopyTableFunction.Register(connection);
        using var registration = copies.Add(job.Columns, () => worker.ReadRows, maxThreads: 1);
        using var command = connection.CreateCommand();
        command.CommandText =
            $"select {string.Join(", ", job.Columns.Select(c => $"count({c.Name})"))} from {registration.Source}";
        command.ExecuteNonQuery();
    }
}
