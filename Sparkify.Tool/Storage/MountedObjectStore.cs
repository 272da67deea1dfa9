using System.Runtime.CompilerServices;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>S3 prefixes served from local folders. Where mounts overlap the longest prefix that fits a key owns it.</summary>
internal sealed class MountedObjectStore(IReadOnlyList<Mount> mounts) : IWritableObjectStore
{
    private readonly MountedFolder[] folders =
    [
        .. mounts
            .Select(m => new MountedFolder(FolderOf(S3Location.Parse(m.Prefix)), m.Directory))
            .OrderByDescending(f => f.Prefix.Key.Length),
    ];

    /// <summary>Whether the object, if there is one, stands below a mount.</summary>
    public bool Holds(S3Location location) => Array.Exists(folders, f => f.Holds(location));

    /// <summary>Whether objects of the prefix can stand below a mount.</summary>
    public bool HoldsPart(S3Location prefix) => Array.Exists(folders, f => f.Intersects(prefix));

    public async IAsyncEnumerable<StoredObject> ListAsync(
        S3Location prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var listings = folders.Where(f => f.Intersects(prefix)).Select(f => Owned(f, prefix.Key)).ToList();
        foreach (var item in listings.Count == 0 ? throw NotServed(prefix) : Merge(listings))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    public Task<StoredObject?> FindAsync(S3Location location, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(OwnerOf(location).Find(location));
    }

    public Task<Stream> OpenAsync(StoredObject item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<Stream>(OwnerOf(item.Location).Open(item));
    }

    public Task<ObjectUpload> CreateAsync(S3Location location, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(OwnerOf(location).Create(location));
    }

    public Task DeleteAsync(S3Location location, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OwnerOf(location).Delete(location);
        return Task.CompletedTask;
    }

    private static S3Location FolderOf(S3Location prefix) =>
        prefix.Key.Length == 0 || prefix.Key.EndsWith('/') ? prefix : prefix with { Key = prefix.Key + "/" };

    private static SparkifyException NotServed(S3Location location) =>
        new($"no mount serves {location}")
        {
            Hint =
                $"add a mount: --mount s3://{location.Bucket}=<folder>, or \"mounts\" under \"s3\" in .config/sparkify.json",
        };

    private static IEnumerable<StoredObject> Merge(List<IEnumerable<StoredObject>> listings)
    {
        if (listings.Count == 1)
        {
            return listings[0];
        }

        return listings.Aggregate(MergeTwo);
    }

    private static IEnumerable<StoredObject> MergeTwo(IEnumerable<StoredObject> first, IEnumerable<StoredObject> second)
    {
        using var left = first.GetEnumerator();
        using var right = second.GetEnumerator();
        var hasLeft = left.MoveNext();
        var hasRight = right.MoveNext();
        while (hasLeft || hasRight)
        {
            var takeLeft =
                hasLeft
                && (
                    !hasRight
                    || ObjectKeyOrder.Instance.Compare(left.Current.Location.Key, right.Current.Location.Key) <= 0
                );
            yield return takeLeft ? left.Current : right.Current;
            if (takeLeft)
            {
                hasLeft = left.MoveNext();
            }
            else
            {
                hasRight = right.MoveNext();
            }
        }
    }

    private IEnumerable<StoredObject> Owned(MountedFolder folder, string keyPrefix) =>
        folder.List(keyPrefix).Where(o => ReferenceEquals(OwnerOf(o.Location), folder));

    private MountedFolder OwnerOf(S3Location location) =>
        folders.FirstOrDefault(f => f.Holds(location)) ?? throw NotServed(location);
}
