using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Tests.Copy.Properties;

/// <summary>Objects in memory, read by any stream, listed in the order of their keys (seed 0) or in any other.</summary>
internal sealed class ChoppyStore(IReadOnlyDictionary<string, byte[]> objects, Func<byte[], Stream> open, int orderSeed)
    : IObjectStore
{
    private const string Bucket = "b";

    public async IAsyncEnumerable<StoredObject> ListAsync(
        S3Location prefix,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var keys = objects.Keys.Where(k => k.StartsWith(prefix.Key, StringComparison.Ordinal)).Order().ToArray();
        if (orderSeed != 0)
        {
            new Random(orderSeed).Shuffle(keys);
        }

        foreach (var key in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await Task.FromResult(Item(key));
        }
    }

    public Task<StoredObject?> FindAsync(S3Location location, CancellationToken cancellationToken) =>
        Task.FromResult(objects.ContainsKey(location.Key) ? Item(location.Key) : null);

    public Task<Stream> OpenAsync(StoredObject item, CancellationToken cancellationToken) =>
        Task.FromResult(open(objects[item.Location.Key]));

    private StoredObject Item(string key) => new(new S3Location(Bucket, key), "tag", objects[key].Length);
}
