using DuckDB.NET.Data;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// Ends a statement when the token is cancelled: again and again until disposed, since DuckDB forgets an interrupt that comes
/// before the statement has begun.
/// </summary>
internal sealed class StatementInterrupt : IDisposable
{
    private static readonly TimeSpan RepeatInterval = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private readonly DuckDBCommand command;
    private readonly CancellationTokenRegistration registration;
    private Timer? timer;
    private bool isDisposed;

    public StatementInterrupt(DuckDBCommand command, CancellationToken cancellationToken)
    {
        this.command = command;
        registration = cancellationToken.Register(Start);
    }

    public void Dispose()
    {
        // Outside the gate: it waits for Start where that is running.
        registration.Dispose();
        lock (gate)
        {
            isDisposed = true;
            timer?.Dispose();
        }
    }

    private void Start()
    {
        lock (gate)
        {
            timer = new Timer(_ => Interrupt(), null, TimeSpan.Zero, RepeatInterval);
        }
    }

    private void Interrupt()
    {
        lock (gate)
        {
            if (!isDisposed)
            {
                command.Cancel();
            }
        }
    }
}
