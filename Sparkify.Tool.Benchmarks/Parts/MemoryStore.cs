using System.Runtime.CompilerServices;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Benchmarks.Parts;

/// <summary>Objects whose content is in memory, so that what is measured reads no files.</summary>
internal sealed class MemoryStore(IReadOnlyDictionary<string, byte[]> contents) : IObjectStore
{
    public async IAsyncEnumerable<StoredObject> ListAsync(
        S3Location prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var key in contents.Keys.Where(k => k.StartsWith(prefix.Key, StringComparison.Ordinal)).Order())
        {
            yield return Of(prefix with { Key = key });
        }
    }

    public Task<StoredObject?> FindAsync(S3Location location, CancellationToken cancellationToken) =>
        Task.FromResult(contents.ContainsKey(location.Key) ? Of(location) : null);

    public Task<Stream> OpenAsync(StoredObject item, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(new MemoryStream(contents[item.Location.Key], writable: false));

    private StoredObject Of(S3Location location) => new(location, "", contents[location.Key].Length);
}
