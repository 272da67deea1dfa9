using System.Globalization;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines;

/// <summary>
/// Work inside a transaction that holds the tool's lock: committed when it returns, rolled back when it throws or is cancelled. Where the engine
/// says that other transactions were in its way it runs again from its start.
/// </summary>
internal static class ExclusiveTransaction
{
    private const int MaxAttempts = 5;

    public static T RunExclusively<T>(this IEngine engine, Func<T> work, CancellationToken cancellationToken) =>
        engine.RunExclusively(work, null, cancellationToken);

    /// <param name="isCommitted">
    /// asked in a later transaction under the lock, when the connection was lost during the commit: what tells whether it took place
    /// </param>
    public static T RunExclusively<T>(
        this IEngine engine,
        Func<T> work,
        Func<bool>? isCommitted,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = default(T);
            var recovery = Recovery.None;
            SparkifyException failure;
            try
            {
                engine.BeginExclusive(cancellationToken);
                result = work();
                cancellationToken.ThrowIfCancellationRequested();
                engine.Commit();
                return result;
            }
            catch (SparkifyException error)
            {
                recovery = engine.RecoveryFrom(error);
                engine.RollbackQuietly();
                failure = error;
            }
            catch
            {
                engine.RollbackQuietly();
                throw;
            }

            if (recovery == Recovery.LookForCommit && isCommitted is not null)
            {
                return engine.FindCommit(isCommitted, failure, cancellationToken)
                    ? result!
                    : throw NotCommitted(failure);
            }

            if (recovery != Recovery.RunAgain || attempt == MaxAttempts)
            {
                throw attempt == 1 ? failure : TriedOften(failure, attempt);
            }

            engine.Reconnect(attempt, cancellationToken);
        }
    }

    /// <summary>The same once, where the lock is kept, and the commit may wait for a later request.</summary>
    public static void RunAndCommitLater<T>(
        this IEngine engine,
        Func<T> work,
        Action<T> committed,
        CancellationToken cancellationToken
    )
    {
        engine.BeginExclusive(cancellationToken);
        try
        {
            var result = work();
            cancellationToken.ThrowIfCancellationRequested();
            engine.CommitLater(() => committed(result));
        }
        catch
        {
            engine.RollbackQuietly();
            throw;
        }
    }

    /// <summary>A lost connection cannot roll back, the server does; the first error is the one to show.</summary>
    public static void RollbackQuietly(this IEngine engine)
    {
        try
        {
            engine.Rollback();
        }
        catch (SparkifyException) { }
    }

    /// <summary>The lock is not to be had before the lost transaction has come to its end, whichever that is.</summary>
    private static bool FindCommit(
        this IEngine engine,
        Func<bool> isCommitted,
        SparkifyException failure,
        CancellationToken cancellationToken
    )
    {
        try
        {
            engine.Reconnect(0, cancellationToken);
            engine.BeginExclusive(cancellationToken);
            var found = isCommitted();
            engine.Rollback();
            return found;
        }
        catch (SparkifyException error)
        {
            engine.RollbackQuietly();
            throw failure.With(
                $"whether the commit took place could not be found out: {error.Message}",
                "sparkify status tells it when the server can be reached again"
            );
        }
    }

    private static SparkifyException NotCommitted(SparkifyException failure) =>
        failure.With("the commit did not take place; nothing was changed", "run it again");

    private static SparkifyException TriedOften(SparkifyException failure, int attempts) =>
        failure.With(
            string.Create(CultureInfo.InvariantCulture, $"tried {attempts} times, each on a new connection"),
            failure.Hint
        );

    private static SparkifyException With(this SparkifyException error, string detail, string? hint) =>
        new(error.Message, error)
        {
            Span = error.Span,
            Code = error.Code,
            Hint = hint,
            Details = [.. error.Details, detail],
            ExitCode = error.ExitCode,
        };
}
