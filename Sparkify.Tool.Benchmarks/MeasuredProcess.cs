using System.Diagnostics;

namespace Sparkify.Tool.Benchmarks;

/// <summary>A whole process, from its start to its end. PeakBytes: of its resident memory.</summary>
internal readonly record struct MeasuredProcess(TimeSpan Elapsed, long PeakBytes)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    /// <exception cref="InvalidOperationException">the process failed; with what it printed</exception>
    public static MeasuredProcess Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peakBytes = 0L;
        while (!process.WaitForExit(PollInterval))
        {
            peakBytes = Math.Max(peakBytes, PeakBytesOf(process));
        }

        var elapsed = Stopwatch.GetElapsedTime(begin);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}\n{output.Result}{errors.Result}"
            );
        }

        return new MeasuredProcess(elapsed, peakBytes);
    }

    private static long PeakBytesOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
            return 0;
        }
    }
}
