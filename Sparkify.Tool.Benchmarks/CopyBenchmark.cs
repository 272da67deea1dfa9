using System.Globalization;

namespace Sparkify.Tool.Benchmarks;

/// <summary>COPY of generated events against DuckDB's read_json, into the same table of a migrated database.</summary>
internal sealed class CopyBenchmark(Workspace workspace, BenchmarkOptions options) : Benchmark(workspace, options)
{
    protected override string Title =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"COPY of {Options.EventCount:#,0} events ({EventSamples.Files(Workspace).Sum(f => f.Length) / 1e6:0} MB in {EventSamples.Files(Workspace).Count} objects)"
        );

    protected override double MaxRatio => 1.1;

    protected override string Digest() => TableDigest.Of(Workspace.Database, ["staging_events"]);

    protected override void Prepare() => EventSamples.Write(Workspace, Options);

    protected override void PrepareTurn()
    {
        Workspace.DeleteDatabase();
        MeasuredProcess.Run(Workspace.Sparkify, "migrate", "--project", Workspace.Project);
    }

    protected override MeasuredProcess RunSparkify() =>
        MeasuredProcess.Run(
            Workspace.Sparkify,
            "query",
            EventSamples.Copy,
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
