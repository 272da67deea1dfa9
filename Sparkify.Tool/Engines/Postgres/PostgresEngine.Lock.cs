using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Postgres;

internal sealed partial class PostgresEngine
{
    private const string LockNotAvailable = "55P03";

    /// <summary>PostgreSQL waits so long at once; then the tool looks whether it is cancelled.</summary>
    private static readonly TimeSpan LockSlice = TimeSpan.FromMilliseconds(500);

    private bool isLockKept;

    public void BeginExclusive(CancellationToken cancellationToken)
    {
        if (isLockKept)
        {
            Begin();
            return;
        }

        RefuseNested();
        WaitForLock(wait => TryTake(() => runLock.Take(wait)), cancellationToken);
    }

    public IDisposable HoldLock(CancellationToken cancellationToken) => KeepLock(cancellationToken) ?? new NoLock();

    /// <summary>Null: it is kept already, by who has asked first.</summary>
    public IDisposable? KeepLock(CancellationToken cancellationToken)
    {
        if (isLockKept)
        {
            return null;
        }

        WaitForLock(
            wait =>
                TryTake(() =>
                {
                    runLock.Keep(wait);
                    Commit();
                }),
            cancellationToken
        );
        isLockKept = true;
        return new KeptLock(this);
    }

    public IReadOnlyCollection<RunningProcess> FindRunning() => setup.IsThere() ? runLock.FindAlive() : [];

    private void WaitForLock(Func<TimeSpan, bool> tryTake, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        Guarded(runLock.Announce);
        for (var isWaiting = false; ; isWaiting = true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rest = options.LockTimeout - Stopwatch.GetElapsedTime(start);
            var wait = !isWaiting || rest < TimeSpan.Zero ? TimeSpan.Zero : rest;
            if (tryTake(wait < LockSlice ? wait : LockSlice))
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(start) >= options.LockTimeout)
            {
                throw InUse();
            }

            if (!isWaiting)
            {
                options.Waiting($"waiting for target \"{target.Name}\", in use by {runLock.FindHolder()}");
            }
        }
    }

    private bool TryTake(Action take)
    {
        Begin();
        try
        {
            take();
            return true;
        }
        catch (PostgresException error) when (error.SqlState == LockNotAvailable)
        {
            Rollback();
            return false;
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            Rollback();
            throw Failure(error, null, null, CancellationToken.None);
        }
    }

    private SparkifyException InUse() =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"target \"{target.Name}\" is in use by {runLock.FindHolder()}; waited {options.LockTimeout.TotalSeconds:0.#} s"
            )
        )
        {
            Code = LockNotAvailable,
            Hint = "wait until that process ends, or give it longer with --lock-timeout",
            ExitCode = ExitCode.NotLocked,
        };

    private void EndHolding()
    {
        if (!IsOpen || InTransaction)
        {
            return;
        }

        try
        {
            runLock.Withdraw();
        }
        catch (NpgsqlException)
        {
            // A row that stays means nothing.
        }
    }

    /// <summary>A connection that is lost, or a transaction that has failed and is not rolled back, keeps the lock until the session ends.</summary>
    private sealed class KeptLock(PostgresEngine engine) : IDisposable
    {
        public void Dispose()
        {
            engine.isLockKept = false;
            if (!engine.IsOpen || engine.InTransaction)
            {
                return;
            }

            try
            {
                engine.runLock.Release();
            }
            catch (NpgsqlException) { }
        }
    }
}
