namespace Sparkify.Tool.Storage;

/// <summary>An object while it is written; disposing one that was not completed takes back what was written.</summary>
internal sealed class ObjectUpload(
    S3Location location,
    Stream content,
    Func<CancellationToken, Task> complete,
    Func<Task> abandon
) : IAsyncDisposable
{
    private bool isCompleted;

    public S3Location Location { get; } = location;

    public Stream Content { get; } = content;

    /// <summary>Makes the object what was written to Content. Content may be closed before.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        await complete(cancellationToken).ConfigureAwait(false);
        isCompleted = true;
    }

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        if (!isCompleted)
        {
            await abandon().ConfigureAwait(false);
        }
    }
}
