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

    public void BeginExclusive(CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        Guarded(runLock.Announce);
        for (var isWaiting = false; ; isWaiting = true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rest = options.LockTimeout - Stopwatch.GetElapsedTime(start);
            if (TryBeginExclusive(!isWaiting || rest < TimeSpan.Zero ? TimeSpan.Zero : rest))
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

    public IReadOnlyCollection<RunningProcess> FindRunning() => setup.IsThere() ? runLock.FindAlive() : [];

    private bool TryBeginExclusive(TimeSpan rest)
    {
        RefuseNested();
        InTransaction = true;
        catalog.TransactionStarted();
        try
        {
            runLock.Begin(rest < LockSlice ? rest : LockSlice);
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
}
