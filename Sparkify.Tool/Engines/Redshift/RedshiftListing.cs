using System.Globalization;
using System.Runtime.CompilerServices;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Redshift;

/// <summary>The objects that a COPY names, and those that the filter leaves of them. ListedObjectCount is never 0.</summary>
internal sealed record RedshiftListing(IReadOnlyList<StoredObject> Objects, long ListedObjectCount)
{
    private const int ManyObjects = 1_000;
    private const long SmallBytes = 1 << 20;

    public bool IsAll => Objects.Count == ListedObjectCount;

    public static RedshiftListing Read(
        CopyStatement copy,
        IObjectStore store,
        ObjectFilter filter,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return ReadAsync(copy, store, filter, cancellationToken).GetAwaiter().GetResult();
        }
        catch (SparkifyException error) when (error.Span is null)
        {
            throw new SparkifyException(error.Message, error)
            {
                Span = copy.From.Span,
                Hint = error.Hint,
                Code = error.Code,
                Details = error.Details,
                ExitCode = error.ExitCode,
            };
        }
    }

    /// <summary>Redshift opens every object for itself: what many small ones cost, or null.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_best-practices-use-multiple-files.html"/>
    public string? FindSmallObjects()
    {
        var average = Objects.Count == 0 ? 0 : Objects.Sum(o => o.SizeBytes) / Objects.Count;
        return Objects.Count > ManyObjects && average < SmallBytes
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Objects.Count:N0} objects of {average:N0} bytes on average: Redshift opens each; merge them into objects of 1 MB to 1 GB"
            )
            : null;
    }

    private static async Task<RedshiftListing> ReadAsync(
        CopyStatement copy,
        IObjectStore store,
        ObjectFilter filter,
        CancellationToken cancellationToken
    )
    {
        var source = S3Location.Parse(copy.From.Value, copy.From.Span);
        var listing = copy.Find("MANIFEST") is null
            ? store.ListAsync(source, cancellationToken)
            : (
                await Manifest.ReadAsync(store, source, copy.From.Span, cancellationToken).ConfigureAwait(false)
            ).ListAsync(store, cancellationToken);
        var counter = new Counter();
        var objects = new List<StoredObject>();
        await foreach (
            var item in filter(counter.Count(listing, cancellationToken))
                .WithCancellation(cancellationToken)
                .ConfigureAwait(false)
        )
        {
            objects.Add(item);
        }

        return counter.Total > 0
            ? new RedshiftListing(objects, counter.Total)
            : throw new SparkifyException($"no object starts with {source}: the specified key does not exist")
            {
                Span = copy.From.Span,
                Hint = "the source is a prefix of keys, compared byte by byte",
            };
    }

    private sealed class Counter
    {
        public long Total { get; private set; }

        public async IAsyncEnumerable<StoredObject> Count(
            IAsyncEnumerable<StoredObject> listing,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            await foreach (var item in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                Total++;
                yield return item;
            }
        }
    }
}
