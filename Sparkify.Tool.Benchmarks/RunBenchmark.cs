namespace Sparkify.Tool.Benchmarks;

/// <summary>A whole first <c>sparkify run</c> on the real data against the same transforms written for DuckDB, which keep no journal, ledger or checks.</summary>
internal sealed class RunBenchmark(Workspace workspace, BenchmarkOptions options) : Benchmark(workspace, options)
{
    protected override string Title => "sparkify run on the real data";

    protected override double MaxRatio => 3.0;

    protected override string Digest() =>
        TableDigest.Of(
            Workspace.Database,
            ["staging_events", "staging_songs", "users", "songs", "artists", "time", "songplays"]
        );

    protected override void PrepareTurn() => Workspace.DeleteDatabase();

    protected override MeasuredProcess RunSparkify() =>
        MeasuredProcess.Run(
            Workspace.Sparkify,
            "run",
            "--project",
            Workspace.Project,
            "--mount",
            $"s3://udacity-dend={Options.Dataset}"
        );

    protected override MeasuredProcess RunByHand() =>
        MeasuredProcess.Run(
            Workspace.HandWritten,
            "hand-written",
            Workspace.Database,
            "run.sql",
            $"log_data={Options.Dataset}/log_data",
            $"song_data={Options.Dataset}/song_data"
        );
}
