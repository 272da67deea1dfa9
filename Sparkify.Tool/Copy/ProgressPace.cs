namespace Sparkify.Tool.Copy;

/// <summary>
/// Passes on the first report at once and later ones at most five times a second, from any thread. No timer: one that waits for a free
/// thread would come late on a busy machine, and a worker that reads rows is at hand.
/// </summary>
internal sealed class ProgressPace(IProgress<CopyProgress> target)
{
    private const long IntervalMilliseconds = 200;

    private readonly Lock gate = new();
    private long nextMilliseconds;

    public void Report(CopyJob job)
    {
        if (Environment.TickCount64 < Volatile.Read(ref nextMilliseconds) || !gate.TryEnter())
        {
            return;
        }

        try
        {
            Volatile.Write(ref nextMilliseconds, Environment.TickCount64 + IntervalMilliseconds);
            target.Report(job.Progress);
        }
        finally
        {
            gate.Exit();
        }
    }
}
