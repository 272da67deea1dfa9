using System.Text;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Storage.S3;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Storage.S3;

public sealed class S3ObjectStoreTests : IDisposable
{
    private readonly S3Bucket bucket = S3Server.Shared.CreateBucket();
    private readonly S3ObjectStore store = S3ObjectStore.Create(S3Server.Shared.Settings(), null);

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Objects_are_listed_page_by_page_in_byte_order()
    {
        var keys = Enumerable.Range(0, 2500).Select(i => $"many/{i:0000}.json").ToList();
        keys.ForEach(key => bucket.Write(key, "{}"));
        bucket.Write("other", "{}");

        Assert.Equal(keys, (await ListAsync("many/")).ConvertAll(o => o.Location.Key));
        Assert.Empty(await ListAsync("none"));
    }

    [Theory]
    [InlineData("a b.json")]
    [InlineData("a+b.json")]
    [InlineData("a%20b.json")]
    [InlineData("ä/😀/日本.json")]
    [InlineData("a&b=c;d'e(f).json")]
    public async Task Keys_of_all_characters_are_listed_found_and_read(string key)
    {
        bucket.Write(key, "content of " + key);

        var listed = Assert.Single(await ListAsync(""));
        Assert.Equal(bucket.At(key), listed.Location);
        Assert.Equal(listed, await store.FindAsync(bucket.At(key), CancellationToken.None));
        Assert.Equal("content of " + key, await ReadAsync(listed));
    }

    [Fact]
    public async Task Empty_object_is_read_as_no_bytes()
    {
        bucket.Write("empty", "");

        var listed = Assert.Single(await ListAsync("empty"));

        Assert.Equal(0, listed.SizeBytes);
        Assert.Equal("", await ReadAsync(listed));
    }

    [Fact]
    public async Task Key_that_is_not_there_is_not_found()
    {
        bucket.Write("ab", "{}");

        Assert.Null(await store.FindAsync(bucket.At("a"), CancellationToken.None));
    }

    [Fact]
    public async Task Object_that_was_removed_or_changed_after_listing_is_an_error()
    {
        bucket.Write("a", "one");
        bucket.Write("b", "one");
        var listed = await ListAsync("");
        bucket.Delete("a");
        bucket.Write("b", "two");

        foreach (var item in listed)
        {
            var error = await Assert.ThrowsAsync<SparkifyException>(() => ReadAsync(item));
            Assert.Equal($"{item.Location} changed or was removed between listing and reading", error.Message);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(8 << 20)]
    [InlineData((8 << 20) + 1)]
    [InlineData(20_000_000)]
    public async Task Object_of_any_size_is_written_and_appears_when_it_is_complete(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        await using var upload = await store.CreateAsync(bucket.At("new"), CancellationToken.None);
        foreach (var chunk in content.Chunk(3_000_000))
        {
            await upload.Content.WriteAsync(chunk);
        }

        Assert.Empty(bucket.Keys());
        await upload.CompleteAsync(CancellationToken.None);

        Assert.Equal(["new"], bucket.Keys());
        Assert.True(content.AsSpan().SequenceEqual(bucket.Read("new")));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(9_000_000)]
    public async Task Upload_that_is_not_completed_leaves_what_was_there(int size)
    {
        bucket.Write("old", "old");
        await using (var upload = await store.CreateAsync(bucket.At("old"), CancellationToken.None))
        {
            upload.Content.Write(new byte[size]);
        }

        Assert.Equal(["old"], bucket.Keys());
        Assert.Equal("old", Encoding.UTF8.GetString(bucket.Read("old")));
    }

    [Fact]
    public async Task Object_is_deleted_and_what_is_not_there_too()
    {
        bucket.Write("a", "one");

        await store.DeleteAsync(bucket.At("a"), CancellationToken.None);
        await store.DeleteAsync(bucket.At("a"), CancellationToken.None);

        Assert.Empty(bucket.Keys());
    }

    [Fact]
    public async Task Directory_bucket_is_refused()
    {
        var prefix = new S3Location("b--usw2-az1--x-s3", "");

        var error = await Assert.ThrowsAsync<SparkifyException>(async () =>
            await store.ListAsync(prefix, CancellationToken.None).ToListAsync()
        );

        Assert.Contains("is a directory bucket", error.Message);
    }

    private async Task<List<StoredObject>> ListAsync(string prefix) =>
        await store.ListAsync(bucket.At(prefix), CancellationToken.None).ToListAsync();

    private async Task<string> ReadAsync(StoredObject item)
    {
        await using var stream = await store.OpenAsync(item, CancellationToken.None);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
