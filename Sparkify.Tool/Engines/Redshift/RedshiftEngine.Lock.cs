using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Redshift;

internal sealed partial class RedshiftEngine
{
    /// <summary>Waited in silence; who waits longer is told for whom.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>A lock that is free takes some time as well.</summary>
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(100);

    private HeldLock? held;

    public void BeginExclusive(CancellationToken cancellationToken)
    {
        if (held is { } other)
        {
            other.Ping();
            Begin();
            return;
        }

        if (InTransaction)
        {
            throw new SparkifyException("there is already a transaction in progress") { Code = "25001" };
        }

        Reopen();
        Guarded(() => TakeLock(session, cancellationToken));
        InTransaction = true;
    }

    public IDisposable HoldLock(CancellationToken cancellationToken)
    {
        var other = RedshiftSession.Open(target, cancellationToken);
        try
        {
            Guarded(() => TakeLock(other, cancellationToken));
            return held = new HeldLock(this, other);
        }
        catch
        {
            other.Dispose();
            throw;
        }
    }

    public IReadOnlyCollection<RunningProcess> FindRunning()
    {
        List<RunningProcess> found = [];
        Guarded(() => found = runLock.FindAlive(session));
        return found;
    }

    private void TakeLock(RedshiftSession taker, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        runLock.Announce(taker);
        for (var isWaiting = false; ; isWaiting = true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rest = options.LockTimeout - Stopwatch.GetElapsedTime(start);
            var wait = isWaiting || rest < FirstWait ? rest : FirstWait;
            if (runLock.TryTake(taker, wait < LeastWait ? LeastWait : wait, cancellationToken))
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(start) >= options.LockTimeout)
            {
                throw InUse(taker);
            }

            if (!isWaiting)
            {
                options.Waiting($"waiting for target \"{target.Name}\", in use by {runLock.FindHolder(taker)}");
            }
        }
    }

    private SparkifyException InUse(RedshiftSession taker) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"target \"{target.Name}\" is in use by {runLock.FindHolder(taker)}; waited {options.LockTimeout.TotalSeconds:0.#} s"
            )
        )
        {
            Code = "57014",
            Hint = "wait until that process ends, or give it longer with --lock-timeout",
            ExitCode = ExitCode.NotLocked,
        };

    /// <summary>A second connection whose transaction has the lock, while this session runs statements that cannot stand in one.</summary>
    private sealed class HeldLock(RedshiftEngine engine, RedshiftSession session) : IDisposable
    {
        /// <exception cref="SparkifyException">exit code 5: the connection is gone, and the lock with it</exception>
        public void Ping()
        {
            try
            {
                session.Read("select 1");
            }
            catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
            {
                throw new SparkifyException(
                    $"the connection that holds the lock of target \"{engine.target.Name}\" was lost: other runs may begin",
                    error
                )
                {
                    Code = "08006",
                    Hint = "nothing more was run; sparkify status tells what was",
                    ExitCode = ExitCode.NoConnection,
                };
            }
        }

        public void Dispose()
        {
            engine.held = null;
            try
            {
                session.Send("rollback");
            }
            catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
            {
                // The lock has gone with the connection.
            }

            session.Dispose();
        }
    }
}
