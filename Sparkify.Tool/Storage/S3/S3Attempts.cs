using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage.S3;

/// <summary>
/// The attempts at one piece of work. What may pass is tried again after 50 ms, 100 ms … 5 s, half of it by chance, until S3 has given nothing for the
/// whole timeout; as no pause is shorter than 25 ms, their number is bounded too.
/// </summary>
/// <seealso href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/"/>
internal sealed class S3Attempts(S3Patience patience, S3Call call)
{
    private const double FirstPauseSeconds = 0.05;
    private const double LongestPauseSeconds = 5;

    private long? silentSince;

    /// <summary>Failed ones since S3 has last given something.</summary>
    public int FailureCount { get; private set; }

    private TimeSpan Left =>
        silentSince is { } since ? patience.Timeout - patience.Clock.GetElapsedTime(since) : patience.Timeout;

    /// <summary>Sends until there is an answer.</summary>
    /// <param name="isUpload">nothing comes back before all is sent, however long that takes</param>
    /// <exception cref="SparkifyException">S3 refuses, or has given nothing for too long</exception>
    public async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> send,
        bool isUpload,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var start = patience.Clock.GetTimestamp();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(LimitOf(isUpload));
            try
            {
                return await send(limit.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                await FailedAsync(error, start, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>How long the next attempt may take.</summary>
    public TimeSpan LimitOf(bool isUpload)
    {
        var limit = isUpload || Left < patience.Silence ? Left : patience.Silence;
        return limit > TimeSpan.FromMilliseconds(1) ? limit : TimeSpan.FromMilliseconds(1);
    }

    public void Progress()
    {
        silentSince = null;
        FailureCount = 0;
    }

    /// <summary>Returns when it is time for the next attempt.</summary>
    /// <param name="start">the failed attempt's</param>
    /// <exception cref="SparkifyException">there is none</exception>
    public async Task FailedAsync(Exception error, long start, CancellationToken cancellationToken)
    {
        if (!S3Failure.MayPass(error))
        {
            throw S3Failure.Refused(call, error);
        }

        silentSince ??= start;
        var pause = PauseAfter(FailureCount++);
        if (pause >= Left)
        {
            throw S3Failure.Gone(call, error, patience.Timeout);
        }

        await patience.Delay(pause, cancellationToken).ConfigureAwait(false);
    }

    private static TimeSpan PauseAfter(int failureCount)
    {
        var seconds = Math.Min(LongestPauseSeconds, FirstPauseSeconds * Math.Pow(2, Math.Min(failureCount, 16)));
        return TimeSpan.FromSeconds(seconds * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
