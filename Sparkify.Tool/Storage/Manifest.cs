using System.Globalization;
using System.Runtime.CompilerServices;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>The list of objects that COPY … MANIFEST reads, in byte order of bucket and key; what is listed twice is loaded twice.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html"/>
internal sealed class Manifest
{
    private const string FullPathCode = "8001";
    private const int MaxRequests = 32;

    private readonly S3Location location;
    private readonly IReadOnlyList<ManifestEntry> entries;

    private Manifest(S3Location location, IReadOnlyList<ManifestEntry> entries)
    {
        this.location = location;
        this.entries = entries;
    }

    public IReadOnlyList<ManifestEntry> Entries => entries;

    /// <param name="span">where the statement names the manifest</param>
    public static async Task<Manifest> ReadAsync(
        IObjectStore store,
        S3Location location,
        SourceSpan? span,
        CancellationToken cancellationToken
    )
    {
        var item =
            await store.FindAsync(location, cancellationToken).ConfigureAwait(false)
            ?? throw await MissingAsync(store, location, span, cancellationToken).ConfigureAwait(false);
        var content = await ObjectText.ReadAsync(store, item, cancellationToken).ConfigureAwait(false);
        return new Manifest(location, Parse(new SourceText(location.ToString(), content)));
    }

    /// <summary>The objects that exist; fails where a mandatory one does not, and where none does.</summary>
    public async IAsyncEnumerable<StoredObject> ListAsync(
        IObjectStore store,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asked = new Queue<(ManifestEntry Entry, Task<StoredObject?> Answer)>();
        var rest = new Queue<ManifestEntry>(entries);
        var found = false;
        try
        {
            while (rest.Count + asked.Count > 0)
            {
                while (rest.TryPeek(out var next) && asked.Count < WindowOf(store, next))
                {
                    rest.Dequeue();
                    asked.Enqueue((next, store.FindAsync(next.Location, stop.Token)));
                }

                var (entry, answer) = asked.Dequeue();
                if (await answer.ConfigureAwait(false) is { } item)
                {
                    found = true;
                    yield return item;
                }
                else if (entry.Mandatory)
                {
                    throw new SparkifyException(
                        $"{entry.Location} does not exist, and its manifest says it is mandatory"
                    )
                    {
                        Span = entry.Span,
                    };
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }

        if (!found)
        {
            throw new SparkifyException(
                entries.Count == 0
                    ? $"the manifest {location} lists no object"
                    : $"no object that the manifest {location} lists exists"
            );
        }
    }

    /// <summary>As ListAsync, for columnar formats: their entries must say how long the objects are.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html"/>
    public IAsyncEnumerable<StoredObject> ListWithLengthsAsync(IObjectStore store, CancellationToken cancellationToken)
    {
        if (entries.FirstOrDefault(e => e.ContentLength is null) is { } silent)
        {
            throw new SparkifyException($"the manifest does not say how long {silent.Location} is")
            {
                Span = silent.Span,
                Hint = "columnar formats need \"meta\": {\"content_length\": bytes} in every entry",
            };
        }

        var lengths = entries.ToLookup(e => e.Location, e => e);
        return ListAsync(store, cancellationToken)
            .Select(item =>
            {
                var wrong = lengths[item.Location].FirstOrDefault(e => e.ContentLength != item.SizeBytes);
                return wrong is null
                    ? item
                    : throw new SparkifyException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{item.Location} has {item.SizeBytes} bytes, and its manifest says {wrong.ContentLength}"
                        )
                    )
                    {
                        Span = wrong.Span,
                    };
            });
    }

    /// <summary>How many objects are asked for at once.</summary>
    private static int WindowOf(IObjectStore store, ManifestEntry entry) =>
        store.IsRemote(entry.Location) ? MaxRequests : 1;

    internal static IReadOnlyList<ManifestEntry> Parse(SourceText text)
    {
        var entries = new ManifestReader(text).Read();
        entries.Sort(
            static (a, b) =>
            {
                var byBucket = ObjectKeyOrder.Instance.Compare(a.Location.Bucket, b.Location.Bucket);
                return byBucket != 0 ? byBucket : ObjectKeyOrder.Instance.Compare(a.Location.Key, b.Location.Key);
            }
        );
        return entries;
    }

    private static async Task<SparkifyException> MissingAsync(
        IObjectStore store,
        S3Location location,
        SourceSpan? span,
        CancellationToken cancellationToken
    )
    {
        await foreach (var item in store.ListAsync(location, cancellationToken).ConfigureAwait(false))
        {
            return new SparkifyException($"the manifest file requires a full path, and {location} is a prefix")
            {
                Span = span,
                Code = FullPathCode,
                Hint = $"did you mean {item.Location}?",
            };
        }

        return new SparkifyException($"the manifest {location} does not exist") { Span = span };
    }
}

/// <summary>Span: the entry's place in the manifest.</summary>
internal sealed record ManifestEntry(S3Location Location, bool Mandatory, SourceSpan Span)
{
    /// <summary>meta.content_length: the object's bytes; null where the manifest does not say.</summary>
    public long? ContentLength { get; init; }
}
