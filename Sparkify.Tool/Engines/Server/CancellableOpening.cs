using Npgsql;

namespace Sparkify.Tool.Engines.Server;

/// <summary>
/// Opens a connection beside the caller, who need not wait for a server that does not answer: when it is cancelled the opening goes on by itself, until
/// it fails or the connection, which has no owner by then, is disposed of. Npgsql's OpenAsync does not heed its token while TLS is asked for.
/// </summary>
internal static class CancellableOpening
{
    /// <exception cref="OperationCanceledException">the connection is not the caller's any more</exception>
    public static void Open(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!cancellationToken.CanBeCanceled)
        {
            connection.Open();
            return;
        }

        var opening = Task.Run(connection.Open, CancellationToken.None);
        try
        {
            opening.WaitAsync(cancellationToken).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!opening.IsCompleted)
        {
            _ = opening.ContinueWith(
                ended =>
                {
                    _ = ended.Exception;
                    connection.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            throw;
        }
    }
}
