using System.Globalization;

namespace Sparkify.Tool.Benchmarks;

/// <summary><c>sparkify validate</c> on 1,000 files of 100 lines, as a whole process: there is nothing by hand to compare it with, only a bound.</summary>
internal sealed class ValidateBenchmark(Workspace workspace, BenchmarkOptions options)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    /// <summary>False: the median is above the bound.</summary>
    public bool Run()
    {
        var project = Path.Combine(workspace.Samples, "validate");
        ValidateProject.Write(project);
        var rounds = new List<MeasuredProcess>();
        for (var round = 0; round <= options.RoundCount; round++)
        {
            var measured = MeasuredProcess.Run(workspace.Sparkify, "validate", "--project", project);

            // The first round only warms the caches of files.
            if (round > 0)
            {
                rounds.Add(measured);
            }
        }

        var seconds = rounds.Select(r => r.Elapsed.TotalSeconds).Order().ToList();
        var median = (seconds[(seconds.Count - 1) / 2] + seconds[seconds.Count / 2]) / 2;
        Console.WriteLine(
            $"## sparkify validate on {ValidateProject.FileCount} files of {ValidateProject.LineCount} lines\n"
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"median {median:0.00} s ({seconds[0]:0.00}–{seconds[^1]:0.00}), at most {Bound.TotalSeconds:0.0} s; peak {rounds.Max(r => r.PeakBytes) / 1e6:0} MB\n"
            )
        );
        return median <= Bound.TotalSeconds;
    }
}
