using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Unload;

/// <summary>One object that UNLOAD writes. RowCount: its records, a header line included.</summary>
internal abstract class UnloadFile(ObjectUpload upload) : IAsyncDisposable
{
    public S3Location Location => Upload.Location;

    public long RowCount { get; protected set; }

    /// <summary>As stored so far; the object's size once it is finished.</summary>
    public long SizeBytes => Output.Count;

    /// <summary>What is held in memory wants to be flushed.</summary>
    public abstract bool IsFull { get; }

    protected ObjectUpload Upload { get; } = upload;

    protected CountingStream Output { get; } = new(upload.Content, upload.Location);

    /// <summary>False: the file has its size, and the row has to go into another one.</summary>
    public abstract bool TryAppend(ReadOnlySpan<object?> row);

    public abstract Task FlushAsync(CancellationToken cancellationToken);

    /// <summary>Writes what is left; nothing is to be seen of the object yet.</summary>
    public abstract Task FinishAsync(CancellationToken cancellationToken);

    public Task CompleteAsync(CancellationToken cancellationToken) => Upload.CompleteAsync(cancellationToken);

    public virtual async ValueTask DisposeAsync()
    {
        await Output.DisposeAsync().ConfigureAwait(false);
        await Upload.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
