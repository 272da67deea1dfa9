using System.Runtime.CompilerServices;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Loads;

/// <summary>
/// Leaves of a listing what the ledger does not hold with the same ETag. Both are in byte order of bucket and key and are read side by
/// side, so only what is left takes memory. The ledger is read while the listing is, and only then: an engine gives one result at a time.
/// </summary>
internal sealed class LedgerFilter(Func<StatementResult> readLedger)
{
    private readonly Dictionary<S3Location, int> versionCounts = [];

    public long ListedObjectCount { get; private set; }

    /// <summary>1 for an object that is new, more for one whose earlier versions were loaded.</summary>
    public int VersionCount(S3Location location) => versionCounts.GetValueOrDefault(location, 1);

    public async IAsyncEnumerable<StoredObject> Apply(
        IAsyncEnumerable<StoredObject> listing,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var result = readLedger();
        using var ledger = result.Rows.GetEnumerator();
        var hasRow = ledger.MoveNext();
        await foreach (var item in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            ListedObjectCount++;
            while (hasRow && Compare(ledger.Current, item.Location) < 0)
            {
                hasRow = ledger.MoveNext();
            }

            if (!hasRow || Compare(ledger.Current, item.Location) != 0)
            {
                yield return item;
            }
            else if ((string)ledger.Current[2]! != item.ETag)
            {
                versionCounts[item.Location] = Convert.ToInt32(ledger.Current[3], null) + 1;
                yield return item;
            }
        }
    }

    private static int Compare(object?[] row, S3Location location)
    {
        var byBucket = ObjectKeyOrder.Instance.Compare((string)row[0]!, location.Bucket);
        return byBucket != 0 ? byBucket : ObjectKeyOrder.Instance.Compare((string)row[1]!, location.Key);
    }
}
