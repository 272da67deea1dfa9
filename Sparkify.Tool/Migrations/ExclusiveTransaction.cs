using Sparkify.Tool.Engines;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>Work inside a transaction that holds the tool's lock: committed when it returns, rolled back when it throws or is cancelled.</summary>
internal static class ExclusiveTransaction
{
    public static T RunExclusively<T>(this IEngine engine, Func<T> work, CancellationToken cancellationToken)
    {
        engine.BeginExclusive(cancellationToken);
        try
        {
            var result = work();
            cancellationToken.ThrowIfCancellationRequested();
            engine.Commit();
            return result;
        }
        catch
        {
            RollbackQuietly(engine);
            throw;
        }
    }

    /// <summary>A lost connection cannot roll back, the server does; the first error is the one to show.</summary>
    private static void RollbackQuietly(IEngine engine)
    {
        try
        {
            engine.Rollback();
        }
        catch (SparkifyException) { }
    }
}
