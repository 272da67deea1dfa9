using System.Globalization;

namespace Sparkify.Tool.Benchmarks;

/// <summary>The same work by the tool and by hand on DuckDB, in turns, on the same files.</summary>
internal abstract class Benchmark(Workspace workspace, BenchmarkOptions options)
{
    protected Workspace Workspace { get; } = workspace;

    protected BenchmarkOptions Options { get; } = options;

    protected abstract string Title { get; }

    protected abstract double MaxRatio { get; }

    protected virtual string OtherSide => "by hand on DuckDB";

    public static Benchmark Named(string name, Workspace workspace, BenchmarkOptions options) =>
        name switch
        {
            "copy" => new CopyBenchmark(workspace, options),
            "migrate" => new MigrateBenchmark(workspace, options),
            "copy-postgres" => new PostgresCopyBenchmark(workspace, options),
            _ => new RunBenchmark(workspace, options),
        };

    /// <summary>False: the ratio is above what it may be.</summary>
    public virtual bool Run()
    {
        Prepare();
        var (ours, theirs) = (new List<MeasuredProcess>(), new List<MeasuredProcess>());
        for (var round = 0; round <= Options.RoundCount; round++)
        {
            var sides = (Measure(RunSparkify), Measure(RunByHand));

            // The first round only warms the caches of files.
            if (round > 0)
            {
                ours.Add(sides.Item1.Process);
                theirs.Add(sides.Item2.Process);
            }

            if (sides.Item1.Digest != sides.Item2.Digest)
            {
                throw new InvalidOperationException($"the rows differ:\n{sides.Item1.Digest}\n{sides.Item2.Digest}");
            }
        }

        return Print(ours, theirs);
    }

    /// <summary>Once, before all rounds.</summary>
    protected virtual void Prepare() { }

    /// <summary>Before each side's turn, not measured.</summary>
    protected virtual void PrepareTurn() { }

    protected abstract MeasuredProcess RunSparkify();

    protected abstract MeasuredProcess RunByHand();

    /// <summary>Of the rows that both sides must have written alike.</summary>
    protected abstract string Digest();

    private (MeasuredProcess Process, string Digest) Measure(Func<MeasuredProcess> run)
    {
        PrepareTurn();
        return (run(), Digest());
    }

    private bool Print(List<MeasuredProcess> ours, List<MeasuredProcess> theirs)
    {
        var ratio = Median(ours, p => p.Elapsed.TotalSeconds) / Median(theirs, p => p.Elapsed.TotalSeconds);
        Console.WriteLine($"## {Title}\n");
        Console.WriteLine("| | median s | fastest s | slowest s | peak MB |\n|---|---|---|---|---|");
        PrintSide("sparkify", ours);
        PrintSide(OtherSide, theirs);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\nratio of the medians {ratio:0.00}, at most {MaxRatio:0.0}\n"
            )
        );
        return ratio <= MaxRatio;
    }

    private static void PrintSide(string name, List<MeasuredProcess> rounds)
    {
        var seconds = rounds.Select(p => p.Elapsed.TotalSeconds).ToList();
        var peakMegabytes = rounds.Max(p => p.PeakBytes) / 1e6;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Median(rounds, p => p.Elapsed.TotalSeconds):0.00} | {seconds.Min():0.00} | {seconds.Max():0.00} | {peakMegabytes:0} |"
            )
        );
    }

    private static double Median(List<MeasuredProcess> rounds, Func<MeasuredProcess, double> value)
    {
        var sorted = rounds.Select(value).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
