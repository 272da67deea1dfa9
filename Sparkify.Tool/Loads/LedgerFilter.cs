using System.Runtime.CompilerServices;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Loads;

/// <summary>
/// Leaves of a listing what the ledger does not hold with the same ETag. Both are in byte order of bucket and key and are read side by
/// side, so only what is left takes memory. Of several entries of one object the first counts.
/// </summary>
internal sealed class LedgerFilter(IEnumerable<LedgerEntry> loaded)
{
    private readonly Dictionary<S3Location, int> versionCounts = [];

    public long ListedObjectCount { get; private set; }

    /// <summary>1 for an object that is new, more for one whose earlier versions were loaded.</summary>
    public int VersionCount(S3Location location) => versionCounts.GetValueOrDefault(location, 1);

    /// <summary>An object that is listed twice, as a manifest may do, is left once.</summary>
    public async IAsyncEnumerable<StoredObject> Apply(
        IAsyncEnumerable<StoredObject> listing,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var ledger = loaded.GetEnumerator();
        var hasEntry = ledger.MoveNext();
        S3Location? previous = null;
        await foreach (var item in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var order = previous is { } last ? Compare(last, item.Location) : -1;
            RefuseDisorder(order, item.Location);
            if (order == 0)
            {
                continue;
            }

            previous = item.Location;
            ListedObjectCount++;
            while (hasEntry && Compare(ledger.Current.Location, item.Location) < 0)
            {
                hasEntry = ledger.MoveNext();
            }

            if (hasEntry && ledger.Current.Location == item.Location && ledger.Current.IsOfThisRun)
            {
                throw LoadedTwice(item.Location);
            }

            if (!hasEntry || ledger.Current.Location != item.Location)
            {
                yield return item;
            }
            else if (ledger.Current.ETag != item.ETag)
            {
                versionCounts[item.Location] = ledger.Current.VersionCount + 1;
                yield return item;
            }
        }
    }

    /// <summary>Reading side by side would take loaded objects for new ones.</summary>
    private static void RefuseDisorder(int order, S3Location location)
    {
        if (order > 0)
        {
            throw new InvalidOperationException($"{location} is listed out of its order");
        }
    }

    /// <summary>Passing over it in silence could lose rows (another jsonpaths file), reading it again would double them.</summary>
    private static SparkifyException LoadedTwice(S3Location location) =>
        new($"two COPYs of one transform load {location} into the same table")
        {
            Hint =
                "the ledger keeps an object once for a transform and table: give each COPY a transform of its own, or prefixes that do not overlap",
            ExitCode = ExitCode.InvalidProject,
        };

    private static int Compare(S3Location left, S3Location right)
    {
        var byBucket = ObjectKeyOrder.Instance.Compare(left.Bucket, right.Bucket);
        return byBucket != 0 ? byBucket : ObjectKeyOrder.Instance.Compare(left.Key, right.Key);
    }
}

/// <summary>An object as it was loaded. VersionCount: of its versions that were loaded since the last full refresh.</summary>
internal readonly record struct LedgerEntry(S3Location Location, string ETag, int VersionCount)
{
    public bool IsOfThisRun { get; init; }
}
