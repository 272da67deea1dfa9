using Sparkify.Tool.Project;
using Sparkify.Tool.Storage.S3;

namespace Sparkify.Tool.Storage;

/// <summary>
/// The objects that a target's statement sees: where a mount has a part of what is asked for, the mounts alone give it, and S3 all the rest. S3 is
/// not touched, and nothing of its library is loaded, before it is needed.
/// </summary>
/// <param name="region">the statement's own, which stands above the target's; null: none is written</param>
internal sealed class TargetStore(StorageSettings settings, string? region) : IWritableObjectStore, IDisposable
{
    private readonly MountedObjectStore mounts = new(settings.Mounts);
    private readonly Lazy<S3ObjectStore> s3 = new(() => S3ObjectStore.Create(settings, region));

    public bool IsRemote(S3Location location) => !mounts.Holds(location);

    public IAsyncEnumerable<StoredObject> ListAsync(S3Location prefix, CancellationToken cancellationToken) =>
        mounts.HoldsPart(prefix)
            ? mounts.ListAsync(prefix, cancellationToken)
            : s3.Value.ListAsync(prefix, cancellationToken);

    public Task<StoredObject?> FindAsync(S3Location location, CancellationToken cancellationToken) =>
        OwnerOf(location).FindAsync(location, cancellationToken);

    public Task<Stream> OpenAsync(StoredObject item, CancellationToken cancellationToken) =>
        OwnerOf(item.Location).OpenAsync(item, cancellationToken);

    public Task<ObjectUpload> CreateAsync(S3Location location, CancellationToken cancellationToken) =>
        OwnerOf(location).CreateAsync(location, cancellationToken);

    public Task DeleteAsync(S3Location location, CancellationToken cancellationToken) =>
        OwnerOf(location).DeleteAsync(location, cancellationToken);

    public void Dispose()
    {
        if (s3.IsValueCreated)
        {
            s3.Value.Dispose();
        }
    }

    private IWritableObjectStore OwnerOf(S3Location location) => mounts.Holds(location) ? mounts : s3.Value;
}
