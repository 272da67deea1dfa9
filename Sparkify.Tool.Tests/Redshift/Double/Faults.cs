using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double;

internal enum Moment
{
    /// <summary>The server has not seen the statement: an open transaction is rolled back.</summary>
    Before,

    /// <summary>The server runs the statement to its end, the client hears nothing.</summary>
    During,

    /// <summary>The client has its answer and loses the connection then.</summary>
    After,
}

/// <summary>
/// What goes wrong at the first statement that matches, or at every one. <see cref="Happened"/> ends when it has for the first time.
/// </summary>
internal sealed class Fault(Func<TranscriptEntry, bool> isMatch)
{
    private readonly TaskCompletionSource happened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Happened => happened.Task;

    /// <summary>The connection is dropped then.</summary>
    public Moment? Drop { get; init; }

    /// <summary>The error that the server answers instead of running the statement.</summary>
    public ServerError? Error { get; init; }

    /// <summary>Takes the transaction, which goes on without its client.</summary>
    public OrphanedTransaction? Orphan { get; init; }

    public bool IsLasting { get; init; }

    public bool IsMatch(TranscriptEntry entry) => isMatch(entry);

    public void Happen() => happened.TrySetResult();
}

/// <summary>The faults that are still to come.</summary>
internal sealed class Faults
{
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];

    public Fault Add(Fault fault)
    {
        lock (gate)
        {
            faults.Add(fault);
        }

        return fault;
    }

    public Fault? Take(TranscriptEntry entry)
    {
        lock (gate)
        {
            var fault = faults.Find(fault => fault.IsMatch(entry));
            if (fault is { IsLasting: false })
            {
                faults.Remove(fault);
            }

            return fault;
        }
    }
}

/// <summary>
/// A transaction whose client is gone while the server has not noticed: it keeps its locks until the test ends it. Whoever forgets to is helped
/// by the double's end, which rolls it back.
/// </summary>
internal sealed class OrphanedTransaction : IAsyncDisposable
{
    private readonly TaskCompletionSource<Backend> backend = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Commits late, as if the COMMIT had only now arrived.</summary>
    public Task CommitAsync() => EndAsync("commit");

    public Task RollBackAsync() => EndAsync("rollback");

    public void Take(Backend taken) => backend.TrySetResult(taken);

    public async ValueTask DisposeAsync()
    {
        if (backend.Task.IsCompletedSuccessfully)
        {
            await backend.Task.Result.DisposeAsync();
        }
    }

    private async Task EndAsync(string sql)
    {
        var session = await backend.Task;
        await session.SyncAsync(CancellationToken.None);
        await session.RunAsync(sql, CancellationToken.None);
        await session.DisposeAsync();
    }
}
