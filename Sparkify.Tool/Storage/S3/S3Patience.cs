namespace Sparkify.Tool.Storage.S3;

/// <summary>How long S3 may give nothing (Timeout), and how time passes.</summary>
internal sealed record S3Patience(TimeSpan Timeout)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;

    /// <summary>After such a time without a byte a request is given up, and another one is sent.</summary>
    public TimeSpan Silence => Timeout / 2 < LongestSilence ? Timeout / 2 : LongestSilence;
}
