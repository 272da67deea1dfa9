using System.Buffers;

namespace Sparkify.Tool.Storage;

/// <summary>
/// Reads small objects of a list before they are asked for, so that who takes one after the other does not wait for a round trip each. Large ones
/// are opened when they are asked for. Disposing ends the requests that are on their way.
/// </summary>
internal sealed class ReadAhead : IDisposable
{
    private readonly IObjectStore store;
    private readonly IReadOnlyList<StoredObject> objects;
    private readonly ReadAheadLimits limits;
    private readonly Lock gate = new();
    private readonly Dictionary<int, Task<PooledObject>> started = [];
    private readonly CancellationTokenSource stop;

    // A request may begin when the source is disposed already; the token can still be asked.
    private readonly CancellationToken stopped;
    private int next;
    private int requestCount;
    private long heldBytes;
    private bool isDisposed;

    public ReadAhead(
        IObjectStore store,
        IReadOnlyList<StoredObject> objects,
        ReadAheadLimits limits,
        CancellationToken cancellationToken
    )
    {
        this.store = store;
        this.objects = objects;
        this.limits = limits;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stopped = stop.Token;
    }

    /// <param name="index">of the object in the list; each is asked for once, and in about the order of the list</param>
    public async Task<Stream> OpenAsync(int index)
    {
        Task<PooledObject>? reading;
        lock (gate)
        {
            Start();
            next = Math.Max(next, index + 1);
            started.Remove(index, out reading);
        }

        return reading is not null
            ? await reading.ConfigureAwait(false)
            : await store.OpenAsync(objects[index], stopped).ConfigureAwait(false);
    }

    public void Dispose()
    {
        List<Task<PooledObject>> rest;
        lock (gate)
        {
            isDisposed = true;
            rest = [.. started.Values];
            started.Clear();
        }

        stop.Cancel();
        Task.WhenAll(rest).ContinueWith(static _ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        foreach (var task in rest.Where(t => t.IsCompletedSuccessfully))
        {
            task.Result.Dispose();
        }

        stop.Dispose();
    }

    /// <summary>Under the lock: as many requests as the limits allow.</summary>
    private void Start()
    {
        while (
            !isDisposed && next < objects.Count && requestCount < limits.MaxRequests && heldBytes < limits.MaxHeldBytes
        )
        {
            var index = next++;
            var item = objects[index];
            if (item.SizeBytes <= limits.MaxObjectBytes)
            {
                requestCount++;
                heldBytes += CostOf(item);
                started[index] = Task.Run(() => ReadAsync(item), CancellationToken.None);
            }
        }
    }

    private async Task<PooledObject> ReadAsync(StoredObject item)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((int)item.SizeBytes);
        var isRead = false;
        try
        {
            stopped.ThrowIfCancellationRequested();
            var stream = await store.OpenAsync(item, stopped).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                await stream.ReadExactlyAsync(bytes.AsMemory(0, (int)item.SizeBytes), stopped).ConfigureAwait(false);
            }

            isRead = true;
            return new PooledObject(bytes, (int)item.SizeBytes, () => Release(item));
        }
        finally
        {
            lock (gate)
            {
                requestCount--;
                if (isRead)
                {
                    Start();
                }
            }

            if (!isRead)
            {
                ArrayPool<byte>.Shared.Return(bytes);
            }
        }
    }

    private void Release(StoredObject item)
    {
        lock (gate)
        {
            heldBytes -= CostOf(item);
            Start();
        }
    }

    /// <summary>What even an empty object takes.</summary>
    private static long CostOf(StoredObject item) => item.SizeBytes + 1024;

    /// <summary>The whole bytes of an object, in a buffer that goes back when they are read.</summary>
    private sealed class PooledObject(byte[] bytes, int length, Action release) : ForwardStream
    {
        private int position;
        private bool isReleased;

        public override int Read(Span<byte> buffer)
        {
            ObjectDisposedException.ThrowIf(isReleased, this);
            var count = Math.Min(buffer.Length, length - position);
            bytes.AsSpan(position, count).CopyTo(buffer);
            position += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !isReleased)
            {
                isReleased = true;
                ArrayPool<byte>.Shared.Return(bytes);
                release();
            }

            base.Dispose(disposing);
        }
    }
}

/// <summary>MaxObjectBytes: of an object that is read ahead. MaxHeldBytes: of all of them together, passed by no more than the last one.</summary>
internal sealed record ReadAheadLimits
{
    public int MaxRequests { get; init; } = 48;

    public int MaxObjectBytes { get; init; } = 1 << 20;

    public long MaxHeldBytes { get; init; } = 16 << 20;
}
