using System.Collections.Concurrent;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Tests.Storage;

public sealed class ReadAheadTests
{
    [Theory]
    [InlineData(1, 1 << 20, 16 << 20)]
    [InlineData(7, 1 << 20, 16 << 20)]
    [InlineData(7, 30, 16 << 20)]
    [InlineData(7, 1 << 20, 1)]
    [InlineData(1000, 1 << 20, 5000)]
    public async Task Every_object_comes_whole_within_the_limits(int maxRequests, int maxObjectBytes, long maxHeldBytes)
    {
        var store = new CountedStore(count: 300);
        var limits = new ReadAheadLimits
        {
            MaxRequests = maxRequests,
            MaxObjectBytes = maxObjectBytes,
            MaxHeldBytes = maxHeldBytes,
        };
        using var ahead = new ReadAhead(store, store.Objects, limits, CancellationToken.None);
        var next = -1;
        var read = new ConcurrentBag<int>();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(Work)));

        Assert.Equal(Enumerable.Range(0, 300), read.Order());
        Assert.InRange(store.MostOpen, 1, maxRequests + 3);
        Assert.Equal(300, store.OpenedCount);

        async Task Work()
        {
            while (Interlocked.Increment(ref next) is var index && index < 300)
            {
                await using var stream = await ahead.OpenAsync(index);
                var bytes = new MemoryStream();
                stream.CopyTo(bytes, 7);
                Assert.Equal(CountedStore.Content(index), bytes.ToArray());
                read.Add(index);
            }
        }
    }

    [Fact]
    public async Task Requests_are_on_their_way_before_their_objects_are_asked_for()
    {
        var store = new CountedStore(count: 100) { IsHeld = true };
        using var ahead = new ReadAhead(
            store,
            store.Objects,
            new ReadAheadLimits { MaxRequests = 20 },
            CancellationToken.None
        );

        var first = ahead.OpenAsync(0);
        await store.WaitForOpenAsync(20);
        store.Release();

        Assert.Equal(0, (await first).ReadByte());
    }

    [Fact]
    public async Task Failure_is_that_of_the_object_which_failed()
    {
        var store = new CountedStore(count: 10) { FailingIndex = 3 };
        using var ahead = new ReadAhead(store, store.Objects, new ReadAheadLimits(), CancellationToken.None);

        for (var index = 0; index < 3; index++)
        {
            await (await ahead.OpenAsync(index)).DisposeAsync();
        }

        await Assert.ThrowsAsync<IOException>(() => ahead.OpenAsync(3));
        await (await ahead.OpenAsync(4)).DisposeAsync();
    }

    [Fact]
    public async Task Disposing_ends_what_is_on_its_way()
    {
        var store = new CountedStore(count: 10) { IsHeld = true };
        var ahead = new ReadAhead(store, store.Objects, new ReadAheadLimits(), CancellationToken.None);
        var first = ahead.OpenAsync(0);

        ahead.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    /// <summary>Objects of 1, 2, … 100 bytes, and again, whose bytes are all the index's.</summary>
    private sealed class CountedStore(int count) : IObjectStore
    {
        private readonly TaskCompletionSource released = new();
        private readonly SemaphoreSlim opened = new(0);
        private int openCount;
        private int openedCount;
        private int mostOpen;

        public bool IsHeld { get; init; }

        public int FailingIndex { get; init; } = -1;

        public IReadOnlyList<StoredObject> Objects { get; } =
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new StoredObject(new S3Location("b", $"{i}"), "e", Content(i).Length)),
        ];

        public int MostOpen => mostOpen;

        public int OpenedCount => openedCount;

        public static byte[] Content(int index) => [.. Enumerable.Repeat((byte)index, 1 + (index % 100))];

        public void Release() => released.SetResult();

        public async Task WaitForOpenAsync(int expected)
        {
            for (var i = 0; i < expected; i++)
            {
                await opened.WaitAsync();
            }
        }

        public IAsyncEnumerable<StoredObject> ListAsync(S3Location prefix, CancellationToken cancellationToken) =>
            Objects.ToAsyncEnumerable();

        public Task<StoredObject?> FindAsync(S3Location location, CancellationToken cancellationToken) =>
            Task.FromResult(Objects.FirstOrDefault(o => o.Location == location));

        public async Task<Stream> OpenAsync(StoredObject item, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref openedCount);
            var open = Interlocked.Increment(ref openCount);
            int most;
            while ((most = mostOpen) < open && Interlocked.CompareExchange(ref mostOpen, open, most) != most) { }

            opened.Release();
            if (IsHeld)
            {
                await released.Task.WaitAsync(cancellationToken);
            }

            await Task.Yield();
            Interlocked.Decrement(ref openCount);
            var index = int.Parse(item.Location.Key, System.Globalization.CultureInfo.InvariantCulture);
            return index == FailingIndex ? throw new IOException("failed") : new MemoryStream(Content(index));
        }
    }
}
