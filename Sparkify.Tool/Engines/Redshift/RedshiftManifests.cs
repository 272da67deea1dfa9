using System.Globalization;
using System.Text.Json;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Redshift;

/// <summary>Opens the S3 store of a COPY. Region: the statement's own, null for the target's. A store that is disposable is disposed by whoever opens it.</summary>
internal delegate IWritableObjectStore RedshiftStores(string? region);

/// <summary>
/// The lists of objects that COPYs are given, one object each under the target's "manifests" prefix: &lt;prefix&gt;/&lt;session&gt;/&lt;number&gt;.manifest.
/// They go when the transaction has ended.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html"/>
internal sealed class RedshiftManifests(string? prefix, RedshiftStores stores, Action<string> warn)
{
    private readonly string folder = Guid.CreateVersion7().ToString();
    private readonly List<(S3Location Location, string? Region)> written = [];
    private int number;

    public bool HasPrefix => prefix is not null;

    /// <summary>All objects are mandatory: a COPY that misses one fails.</summary>
    public S3Location Write(IReadOnlyList<StoredObject> objects, string? region, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{prefix!.TrimEnd('/')}/{folder}/{++number}.manifest");
        var location = S3Location.Parse(name);
        var store = stores(region);
        try
        {
            WriteAsync(store, location, objects, cancellationToken).GetAwaiter().GetResult();
        }
        finally
        {
            (store as IDisposable)?.Dispose();
        }

        written.Add((location, region));
        return location;
    }

    /// <summary>Removes what was written; what cannot be removed is told and stays.</summary>
    public void Remove()
    {
        foreach (var manifests in written.GroupBy(m => m.Region))
        {
            var store = stores(manifests.Key);
            try
            {
                foreach (var (location, _) in manifests)
                {
                    store.DeleteAsync(location, CancellationToken.None).GetAwaiter().GetResult();
                }
            }
            catch (SparkifyException error)
            {
                warn($"a manifest could not be removed: {error.Message}");
            }
            finally
            {
                (store as IDisposable)?.Dispose();
            }
        }

        written.Clear();
    }

    private static async Task WriteAsync(
        IWritableObjectStore store,
        S3Location location,
        IReadOnlyList<StoredObject> objects,
        CancellationToken cancellationToken
    )
    {
        var upload = await store.CreateAsync(location, cancellationToken).ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            var json = new Utf8JsonWriter(upload.Content);
            await using (json.ConfigureAwait(false))
            {
                json.WriteStartObject();
                json.WriteStartArray("entries");
                foreach (var item in objects)
                {
                    json.WriteStartObject();
                    json.WriteString("url", item.Location.ToString());
                    json.WriteBoolean("mandatory", true);
                    json.WriteStartObject("meta");
                    json.WriteNumber("content_length", item.SizeBytes);
                    json.WriteEndObject();
                    json.WriteEndObject();
                    await FlushIfLongAsync(json, cancellationToken).ConfigureAwait(false);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            await upload.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task FlushIfLongAsync(Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        const int FlushBytes = 64 << 10;
        if (json.BytesPending > FlushBytes)
        {
            await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
