namespace Sparkify.Tool.Engines.Server;

/// <summary>
/// Cancels a statement on the server when the token is: asked again until the statement has ended, for Npgsql ignores what comes before it has begun to
/// send one, and sends a server one request for each. The statement itself is waited for in place: to wait for a task takes three changes of threads a
/// round trip.
/// </summary>
internal sealed class StatementCancellation : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly ManualResetEventSlim ended = new();
    private readonly CancellationTokenRegistration registration;
    private Task cancelling = Task.CompletedTask;

    /// <param name="cancel">of a command or batch of Npgsql</param>
    public StatementCancellation(Action cancel, CancellationToken cancellationToken)
    {
        // A token that is cancelled meanwhile calls back at once, on this thread, which has the statement yet to send.
        registration = cancellationToken.Register(() => cancelling = Task.Run(() => Cancel(cancel)));
    }

    public void Dispose()
    {
        registration.Dispose();
        ended.Set();
        cancelling.GetAwaiter().GetResult();
        ended.Dispose();
    }

    private void Cancel(Action cancel)
    {
        do
        {
            cancel();
        } while (!ended.Wait(Interval));
    }
}
