using System.Globalization;

namespace Sparkify.Tool.Benchmarks;

/// <summary>COPY of generated events against DuckDB's read_json, into the same table of a migrated database.</summary>
internal sealed class CopyBenchmark(Workspace workspace, BenchmarkOptions options) : Benchmark(workspace, options)
{
    private const string Copy = """
        copy staging_events (
            artist, auth, first_name, gender, item_in_session, last_name, length, level, location, method, page,
            registration, session_id, song, status, ts, user_agent, user_id
        )
        from 's3://udacity-dend/log_data'
        iam_role default
        json 's3://udacity-dend/log_json_path.json'
        timeformat 'epochmillisecs';
        """;

    protected override string Title =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"COPY of {Options.EventCount:#,0} events ({EventFiles.Sum(f => f.Length) / 1e6:0} MB in {EventFiles.Length} objects)"
        );

    protected override double MaxRatio => 1.5;

    protected override IReadOnlyList<string> ComparedTables => ["staging_events"];

    private FileInfo[] EventFiles =>
        new DirectoryInfo(Path.Combine(Workspace.Samples, "log_data")).GetFiles("*.json", SearchOption.AllDirectories);

    protected override void Prepare() =>
        MeasuredProcess.Run(
            Workspace.Sparkify,
            "sample",
            Workspace.Samples,
            "--events",
            Options.EventCount.ToString(CultureInfo.InvariantCulture),
            "--users",
            "5000",
            "--songs",
            "1000"
        );

    protected override void PrepareTurn() =>
        MeasuredProcess.Run(Workspace.Sparkify, "migrate", "--project", Workspace.Project);

    protected override MeasuredProcess RunSparkify() =>
        MeasuredProcess.Run(
            Workspace.Sparkify,
            "query",
            Copy,
            "--project",
            Workspace.Project,
            "--mount",
            $"s3://udacity-dend={Workspace.Samples}"
        );

    protected override MeasuredProcess RunByHand() =>
        MeasuredProcess.Run(
            Workspace.HandWritten,
            "hand-written",
            Workspace.Database,
            "copy.sql",
            $"log_data={Workspace.Samples}/log_data"
        );
}
