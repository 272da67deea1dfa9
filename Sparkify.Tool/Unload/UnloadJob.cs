using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Unload;

/// <summary>
/// Writes the rows of an UNLOAD's query into objects. Nothing is to be seen of them before all rows are written; an error leaves the store as
/// it was.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal sealed class UnloadJob : IAsyncDisposable
{
    /// <summary>Every partition has a file of its own, and all are open until the last row.</summary>
    private const int MaxPartitions = 4000;

    private readonly UnloadStatement unload;
    private readonly UnloadSource source;
    private readonly IWritableObjectStore store;
    private readonly ObjectNames names;
    private readonly Partitioning partitioning;
    private readonly FileFactory factory;
    private readonly Dictionary<string, Target> targets = [];
    private readonly List<UnloadFile> files = [];
    private long rowCount;

    private UnloadJob(UnloadStatement unload, UnloadSource source, IWritableObjectStore store)
    {
        this.unload = unload;
        this.source = source;
        this.store = store;
        names = new ObjectNames(unload);
        partitioning = new Partitioning(source, unload.Partition);
        factory = new FileFactory(partitioning.Columns, source.Text, UnloadOptions.Of(unload), unload);
    }

    /// <returns>the number of rows written</returns>
    public static async Task<long> RunAsync(
        UnloadStatement unload,
        UnloadSource source,
        IWritableObjectStore store,
        CancellationToken cancellationToken
    )
    {
        var job = new UnloadJob(unload, source, store);
        await using (job.ConfigureAwait(false))
        {
            await job.RefuseExistingAsync(cancellationToken).ConfigureAwait(false);
            await job.WriteRowsAsync(cancellationToken).ConfigureAwait(false);
            await job.PublishAsync(cancellationToken).ConfigureAwait(false);
            return job.rowCount;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in files)
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task RefuseExistingAsync(CancellationToken cancellationToken)
    {
        if (unload.Find("ALLOWOVERWRITE") is not null || unload.Find("CLEANPATH") is not null)
        {
            return;
        }

        await foreach (var item in store.ListAsync(names.Prefix, cancellationToken).ConfigureAwait(false))
        {
            if (names.MayBe(item.Location))
            {
                throw new SparkifyException($"specified unload destination on S3 is not empty: {item.Location} exists")
                {
                    Span = unload.To.Span,
                    Hint = "use another prefix, remove the objects, or add ALLOWOVERWRITE or CLEANPATH",
                };
            }
        }
    }

    private async Task WriteRowsAsync(CancellationToken cancellationToken)
    {
        foreach (var row in source.Rows)
        {
            var folder = partitioning.FolderOf(row);
            if (!targets.TryGetValue(folder, out var target))
            {
                target = await OpenAsync(folder, 0, cancellationToken).ConfigureAwait(false);
            }

            if (!target.File.TryAppend(partitioning.ValuesOf(row)))
            {
                await target.File.FinishAsync(cancellationToken).ConfigureAwait(false);
                target = await OpenAsync(folder, target.Part + 1, cancellationToken).ConfigureAwait(false);
                target.File.TryAppend(partitioning.ValuesOf(row));
            }

            rowCount++;
            if (target.File.IsFull)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await target.File.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        // An empty result is an empty object, which COPY reads as no rows; the guide says that JSON writes none.
        if (rowCount == 0 && unload is { Partition: null, Format.Kind: not CopyFormatKind.Json })
        {
            await OpenAsync("", 0, cancellationToken).ConfigureAwait(false);
        }

        foreach (var target in targets.Values)
        {
            await target.File.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Target> OpenAsync(string folder, int part, CancellationToken cancellationToken)
    {
        if (targets.Count == MaxPartitions)
        {
            throw new SparkifyException($"PARTITION BY makes more than {MaxPartitions} folders")
            {
                Span = unload.Partition?.Columns[0].Span,
                Hint = "partition by a column of fewer values, or unload a part of the rows at a time",
            };
        }

        var upload = await store.CreateAsync(names.File(folder, part), cancellationToken).ConfigureAwait(false);
        var file = await factory.OpenAsync(upload, cancellationToken).ConfigureAwait(false);
        files.Add(file);
        return targets[folder] = new Target(file, part);
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        await CleanAsync(cancellationToken).ConfigureAwait(false);
        foreach (var file in files)
        {
            await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }

        if (unload.Find("MANIFEST") is not { } manifest)
        {
            return;
        }

        var upload = await store.CreateAsync(names.Manifest, cancellationToken).ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            var content = UnloadManifest.Print(files, partitioning.Columns, manifest.Argument is not null);
            await upload.Content.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            await upload.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>CLEANPATH: what is there goes, with PARTITION BY only from folders that get new files.</summary>
    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        if (unload.Find("CLEANPATH") is null)
        {
            return;
        }

        var old = new List<S3Location>();
        foreach (var folder in unload.Partition is null ? [""] : targets.Keys.ToArray())
        {
            var prefix = names.Prefix with { Key = names.Prefix.Key + folder };
            await foreach (var item in store.ListAsync(prefix, cancellationToken).ConfigureAwait(false))
            {
                old.Add(item.Location);
            }
        }

        foreach (var location in old)
        {
            await store.DeleteAsync(location, cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed record Target(UnloadFile File, int Part);
}
