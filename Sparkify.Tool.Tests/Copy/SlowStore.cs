using Sparkify.Tool.Storage;
using Sparkify.Tool.Tests.Storage;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>A store whose objects come in chunks of at most so many bytes.</summary>
internal sealed class SlowStore(IObjectStore store, int chunkBytes) : IObjectStore
{
    public IAsyncEnumerable<StoredObject> ListAsync(S3Location prefix, CancellationToken cancellationToken) =>
        store.ListAsync(prefix, cancellationToken);

    public Task<StoredObject?> FindAsync(S3Location location, CancellationToken cancellationToken) =>
        store.FindAsync(location, cancellationToken);

    public async Task<Stream> OpenAsync(StoredObject item, CancellationToken cancellationToken)
    {
        await using var stream = await store.OpenAsync(item, cancellationToken);
        var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return new SlowStream(content.ToArray(), chunkBytes);
    }
}
