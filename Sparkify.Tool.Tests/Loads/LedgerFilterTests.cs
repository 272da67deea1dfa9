using System.Text;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Loads;

public sealed class LedgerFilterTests
{
    [Fact]
    public async Task New_and_changed_objects_are_left()
    {
        var filter = new LedgerFilter([Entry("b", "a", "1"), Entry("b", "b", "1", 3), Entry("b", "gone", "1")]);

        var left = await Left(filter, Listed("b", "a", "1"), Listed("b", "b", "2"), Listed("b", "c", "1"));

        Assert.Equal(["b", "c"], left.Select(o => o.Location.Key));
        Assert.Equal(4, filter.VersionCount(new S3Location("b", "b")));
        Assert.Equal(1, filter.VersionCount(new S3Location("b", "c")));
        Assert.Equal(3, filter.ListedObjectCount);
    }

    [Fact]
    public async Task An_empty_ledger_leaves_all_and_an_empty_listing_nothing()
    {
        Assert.Single(await Left(new LedgerFilter([]), Listed("b", "a", "1")));
        var filter = new LedgerFilter([Entry("b", "a", "1")]);
        Assert.Empty(await Left(filter));
        Assert.Equal(0, filter.ListedObjectCount);
    }

    [Fact]
    public async Task Of_several_entries_of_one_object_the_first_counts()
    {
        var filter = new LedgerFilter([Entry("b", "a", "new", 2), Entry("b", "a", "old"), Entry("b", "c", "1")]);

        Assert.Empty(await Left(filter, Listed("b", "a", "new"), Listed("b", "c", "1")));
    }

    [Fact]
    public async Task An_object_that_another_copy_of_this_run_has_loaded_is_refused()
    {
        var filter = new LedgerFilter([Entry("b", "a", "1") with { IsOfThisRun = true }]);

        var error = await Assert.ThrowsAsync<SparkifyException>(() => Left(filter, Listed("b", "a", "1")));

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
    }

    [Fact]
    public async Task An_object_that_is_listed_twice_is_left_once()
    {
        var filter = new LedgerFilter([]);

        Assert.Single(await Left(filter, Listed("b", "a", "1"), Listed("b", "a", "1")));
        Assert.Equal(1, filter.ListedObjectCount);
    }

    [Theory]
    [InlineData("b", "a")]
    [InlineData("\U0001F3B5", "\uFF21")]
    public async Task A_listing_out_of_order_is_a_bug_and_no_reload(string first, string second)
    {
        var filter = new LedgerFilter([]);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Left(filter, Listed("b", first, "1"), Listed("b", second, "1"))
        );
    }

    [Fact]
    public async Task Only_as_much_of_the_ledger_is_read_as_the_listing_needs()
    {
        var readCount = 0;
        var filter = new LedgerFilter(
            Enumerable
                .Range(0, 1000)
                .Select(i =>
                {
                    readCount++;
                    return Entry("b", $"{i:0000}", "1");
                })
        );

        Assert.Empty(await Left(filter, Listed("b", "0003", "1")));
        Assert.True(readCount < 10, $"{readCount} entries read");
    }

    /// <summary>Random ledgers and listings over several buckets, with keys above and below the surrogates, against a dictionary.</summary>
    [Fact]
    public async Task Gives_what_a_dictionary_would()
    {
        var random = new Random(20181112);
        for (var round = 0; round < 500; round++)
        {
            var names = Enumerable
                .Range(0, random.Next(0, 40))
                .Select(_ => new S3Location(RandomText(random, 2), RandomText(random, 4)))
                .Distinct()
                .Order(ByteOrder.Instance)
                .ToList();
            var loaded = names
                .Where(_ => random.Next(3) > 0)
                .Select(n => new LedgerEntry(n, $"e{random.Next(2)}", random.Next(1, 5)))
                .ToList();
            var listed = names
                .Where(_ => random.Next(3) > 0)
                .Select(n => new StoredObject(n, $"e{random.Next(2)}", 1))
                .ToList();
            var known = loaded.ToDictionary(e => e.Location);
            var filter = new LedgerFilter(loaded);

            var left = await Left(filter, [.. listed]);

            Assert.Equal(listed.Where(o => !known.TryGetValue(o.Location, out var e) || e.ETag != o.ETag), left);
            Assert.Equal(listed.Count, filter.ListedObjectCount);
            Assert.All(
                left,
                o =>
                    Assert.Equal(
                        known.TryGetValue(o.Location, out var e) ? e.VersionCount + 1 : 1,
                        filter.VersionCount(o.Location)
                    )
            );
        }
    }

    private static LedgerEntry Entry(string bucket, string key, string etag, int versionCount = 1) =>
        new(new S3Location(bucket, key), etag, versionCount);

    private static StoredObject Listed(string bucket, string key, string etag) =>
        new(new S3Location(bucket, key), etag, 1);

    private static async Task<List<StoredObject>> Left(LedgerFilter filter, params StoredObject[] listing)
    {
        var left = new List<StoredObject>();
        await foreach (var item in filter.Apply(listing.ToAsyncEnumerable()))
        {
            left.Add(item);
        }

        return left;
    }

    private static string RandomText(Random random, int maxLength)
    {
        string[] letters = ["a", "b", "/", "é", "\uE000", "\uFF21", "\U0001F3B5", "\U0010FFFF"];
        return string.Concat(
            Enumerable.Range(0, random.Next(1, maxLength + 1)).Select(_ => letters[random.Next(letters.Length)])
        );
    }

    /// <summary>What S3 sorts by, told in another way than the tool does.</summary>
    private sealed class ByteOrder : IComparer<S3Location>
    {
        public static ByteOrder Instance { get; } = new();

        public int Compare(S3Location x, S3Location y)
        {
            var byBucket = Bytes(x.Bucket).AsSpan().SequenceCompareTo(Bytes(y.Bucket));
            return byBucket != 0 ? byBucket : Bytes(x.Key).AsSpan().SequenceCompareTo(Bytes(y.Key));
        }

        private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
    }
}
