using Npgsql;

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

    public StatementCancellation(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        registration = cancellationToken.Register(() => Cancel(command));
    }

    public void Dispose()
    {
        ended.Set();
        registration.Dispose();
        ended.Dispose();
    }

    private void Cancel(NpgsqlCommand command)
    {
        do
        {
            command.Cancel();
        } while (!ended.Wait(Interval));
    }
}
