using System.Collections.Concurrent;
using Sparkify.Tool.Copy.Values;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy;

/// <summary>
/// One COPY: prepared (columns, paths, objects), read by any number of workers, each on a thread of its own, and finished when all of
/// them have come to their end. The first failure of one stops all. Memory does not depend on the size of the objects.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html"/>
internal sealed class CopyJob : IDisposable
{
    private readonly CopyStatement statement;
    private readonly IObjectStore store;
    private readonly CopySettings settings;
    private readonly CopyPlan plan;
    private readonly CancellationToken cancellationToken;
    private readonly ConcurrentQueue<CopyObject> queue;
    private readonly ConcurrentBag<CopyWorker> workers = [];
    private readonly ScannedObject?[] scanned;
    private readonly ConcurrentQueue<ReplacedRow> replacements = [];
    private readonly DateTime startedAt = DateTime.UtcNow;
    private readonly RejectionLog rejections;
    private readonly ProgressPace? pace;
    private readonly long totalByteCount;
    private readonly CancellationTokenSource stop;
    private readonly ReadAhead? readAhead;
    private Exception? failure;
    private long byteCount;
    private long rowCount;
    private int doneObjectCount;
    private int workerCount;

    private CopyJob(
        CopyStatement statement,
        IObjectStore store,
        CopySettings settings,
        CopyPlan plan,
        CancellationToken cancellationToken
    )
    {
        this.statement = statement;
        this.store = store;
        this.settings = settings;
        this.plan = plan;
        this.cancellationToken = cancellationToken;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        readAhead = plan.Objects.Any(o => store.IsRemote(o.Location))
            ? new ReadAhead(store, plan.Objects, settings.ReadAhead, stop.Token)
            : null;
        queue = new ConcurrentQueue<CopyObject>(plan.Objects.Select((item, index) => new CopyObject(index, item)));
        scanned = new ScannedObject?[plan.Objects.Count];
        rejections = new RejectionLog(
            plan.Options.MaxErrors,
            settings.MaxRejections,
            Math.Max(settings.MaxRejections, settings.MaxLoggedRejections),
            plan.Options.IsColumnar
        );
        totalByteCount = plan.Objects.Sum(o => o.SizeBytes);
        pace = settings.Progress is { } progress ? new ProgressPace(progress) : null;
    }

    /// <summary>What the workers' rows consist of.</summary>
    public IReadOnlyList<CopyColumn> Columns => plan.Columns;

    /// <summary>The objects to read; 0 where the filter has left none, and then there is nothing to do.</summary>
    public int ObjectCount => plan.Objects.Count;

    /// <summary>The objects that the statement names; never 0.</summary>
    public long ListedObjectCount => plan.ListedObjectCount;

    /// <summary>The COPY's number in the system views, which its errors name; null: it has none.</summary>
    public long? Query { get; set; }

    /// <summary>Why the COPY has failed; null while it has not. An engine that sees only an exception's text finds it here.</summary>
    public Exception? Failure => Volatile.Read(ref failure);

    /// <summary>May be asked from any thread.</summary>
    public CopyProgress Progress =>
        new(
            Volatile.Read(ref doneObjectCount),
            ObjectCount,
            Interlocked.Read(ref byteCount),
            totalByteCount,
            Interlocked.Read(ref rowCount),
            rejections.Count
        );

    /// <summary>The bytes that are read are not the stored ones.</summary>
    internal bool IsPacked =>
        plan.Options.Compression != Compression.None
        || plan.Options.Encoding != FileEncoding.Utf8
        || plan.Options.Format is CopyFormatKind.Avro or CopyFormatKind.Parquet;

    internal CopyOptions Options => plan.Options;

    /// <summary>Reads everything but the data. The filter (none: all) picks from the objects; the token also ends the workers.</summary>
    /// <exception cref="SparkifyException">the statement cannot be run, or names no object</exception>
    public static async Task<CopyJob> PrepareAsync(
        CopyStatement statement,
        TableDefinition table,
        CopySource source,
        CopySettings settings,
        CancellationToken cancellationToken
    )
    {
        var plan = await CopyPlan.MakeAsync(statement, table, source, cancellationToken).ConfigureAwait(false);
        return new CopyJob(statement, source.Store, settings, plan, cancellationToken);
    }

    public CopyWorker OpenWorker()
    {
        var options = plan.Options with { Text = plan.Options.Text with { RefusesNul = settings.RefusesNul } };
        var converters = plan.Columns.Select((column, index) => CopyColumns.Converter(column, index, options));
        var slice = Interlocked.Increment(ref workerCount) - 1;
        var worker = new CopyWorker(
            this,
            plan.Layout.Open([.. converters], plan.Options, settings, cancellationToken),
            settings,
            slice
        );
        workers.Add(worker);
        return worker;
    }

    /// <summary>What was done; after every worker has returned 0 rows. A cancellation that comes now comes too late: the rows are in.</summary>
    public CopyOutcome Finish()
    {
        ThrowIfFailed();
        settings.Progress?.Report(Progress);
        if (doneObjectCount != ObjectCount)
        {
            throw new InvalidOperationException($"{ObjectCount - doneObjectCount} objects of the COPY are not read");
        }

        // What was only checked is not loaded, and is for a later COPY to load.
        ObjectOutcome[] loaded = plan.Options.IsCheckOnly
            ? []
            : [.. scanned.Select(s => new ObjectOutcome(s!.Object, s.RowCount, s.RejectedRowCount))];
        return new CopyOutcome(rowCount, rejections.Count, loaded, rejections.First)
        {
            Query = Query,
            LargeRowCount = workers.Sum(w => w.LargeRowCount),
            ReplacedRowCount = workers.Sum(w => w.ReplacedRowCount),
            DuplicateNameRowCount = workers.Sum(w => w.DuplicateNameRowCount),
        };
    }

    /// <summary>What the system views tell of the COPY, finished or failed; no worker may be at work.</summary>
    public CopyRecord Record() =>
        new(startedAt, DateTime.UtcNow)
        {
            ObjectCount = ObjectCount,
            ByteCount = totalByteCount,
            LoadedRowCount = Failure is null ? Interlocked.Read(ref rowCount) : 0,
            RejectedRowCount = rejections.Count,
            Scanned = [.. scanned.OfType<ScannedObject>()],
            Rejections = rejections.Kept,
            Replacements = [.. replacements],
        };

    /// <summary>Ends what a failed or abandoned COPY has open; no worker may be at work.</summary>
    public void Dispose()
    {
        foreach (var worker in workers)
        {
            worker.Dispose();
        }

        stop.Cancel();
        readAhead?.Dispose();
        stop.Dispose();
    }

    internal CopyObject? TakeObject() => queue.TryDequeue(out var next) ? next : null;

    internal bool IsJsonPathsFile(StoredObject item) => item.Location == plan.Options.JsonPaths;

    /// <summary>Workers run on threads of the engine, which can do nothing else meanwhile.</summary>
    internal Stream Open(CopyObject next)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var opening = readAhead?.OpenAsync(next.Index) ?? store.OpenAsync(next.Item, stop.Token);
        return UnpackedObject.Open(
            opening.GetAwaiter().GetResult(),
            next.Item,
            plan.Options.CompressionOf(next.Item.Location),
            isNamed: plan.Options.IsColumnar
        );
    }

    internal void ThrowIfStopped()
    {
        ThrowIfFailed();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void ThrowIfFailed()
    {
        if (Volatile.Read(ref failure) is { } error)
        {
            throw error;
        }
    }

    internal void Reject(LoggedRejection rejection)
    {
        if (!rejections.Add(rejection))
        {
            throw rejections.Failure(statement.Table.Name, statement.TableSpan, Query);
        }
    }

    internal void Replaced(ReplacedRow row) => replacements.Enqueue(row);

    /// <summary>Stops all workers; returns the first failure of all, which is the COPY's.</summary>
    internal Exception Fail(Exception error)
    {
        var located = error is SparkifyException { Span: null } user ? user.At(statement.From.Span) : error;
        var first = Interlocked.CompareExchange(ref failure, located, null);

        // Others may be waiting for S3.
        stop.Cancel();
        return first ?? located;
    }

    internal void AddRows(int count)
    {
        Interlocked.Add(ref rowCount, count);
        pace?.Report(this);
    }

    internal void AddBytes(long count) => Interlocked.Add(ref byteCount, count);

    internal void Complete(CopyObject done, ScannedObject outcome)
    {
        scanned[done.Index] = outcome;
        Interlocked.Increment(ref doneObjectCount);
    }
}

/// <summary>Where a COPY finds its objects, and which of them it reads (null: all).</summary>
internal sealed record CopySource(IObjectStore Store, ObjectFilter? Filter = null);
