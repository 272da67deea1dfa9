using System.Text;
using Sparkify.Tool.Project;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Storage;

public sealed class MountedObjectStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_prefix_is_neither_a_folder_nor_a_whole_key()
    {
        Write("custfolder/a", "custfolder_1/x", "custfolder.log", "custfolde", "other/custfolder");
        Assert.Equal(["custfolder.log", "custfolder/a", "custfolder_1/x"], await ListAsync("s3://b/custfolder"));
        Assert.Equal(["custfolder/a"], await ListAsync("s3://b/custfolder/"));
        Assert.Equal([], await ListAsync("s3://b/custfolder/a/b"));
    }

    [Fact]
    public async Task Keys_come_in_byte_order_of_their_utf_8()
    {
        string[] keys = ["a/b", "a-b", "a.b", "a0", "b/\uFFFD", "b/\U0001F600", "b/é", "b/z", "A/x", "c/d/e", "c/d.e"];
        Write(keys);
        var sorted = keys.Order(Comparer<string>.Create(static (x, y) => Utf8(x).AsSpan().SequenceCompareTo(Utf8(y))));
        Assert.Equal(sorted, await ListAsync("s3://b"));
    }

    [Fact]
    public async Task Random_trees_list_as_sorting_all_keys_would()
    {
        var random = new Random(7);
        for (var round = 0; round < 30; round++)
        {
            using var tree = new TemporaryFolder();
            var keys = new HashSet<string>();
            for (var i = 0; i < 40; i++)
            {
                var parts = Enumerable
                    .Range(0, random.Next(1, 4))
                    .Select(_ => $"{"a-.0_é"[random.Next(6)]}{"-./"[random.Next(2)]}x");
                var key = string.Join('/', parts);
                if (
                    !keys.Any(k =>
                        k.StartsWith(key + "/", StringComparison.Ordinal)
                        || key.StartsWith(k + "/", StringComparison.Ordinal)
                    )
                )
                {
                    keys.Add(key);
                    tree.Write(key, "");
                }
            }

            var store = new MountedObjectStore([new Mount("s3://b", tree.FullName)]);
            foreach (
                var prefix in keys.SelectMany(k => Enumerable.Range(0, k.Length + 1).Select(n => k[..n])).Distinct()
            )
            {
                var expected = keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal))
                    .Order(ObjectKeyOrder.Instance);
                Assert.Equal(expected, await ListAsync(store, $"s3://b/{prefix}"));
            }
        }
    }

    [Fact]
    public async Task The_longest_mount_that_fits_a_key_serves_it()
    {
        using var inner = new TemporaryFolder();
        Write("data/1", "data/hidden", "x/2");
        inner.Write("9", "inner");
        var store = new MountedObjectStore([
            new Mount("s3://b", folder.FullName),
            new Mount("s3://b/data", inner.FullName),
        ]);
        Assert.Equal(["data/9", "x/2"], await ListAsync(store, "s3://b"));
        Assert.Equal(["data/9"], await ListAsync(store, "s3://b/da"));
        Assert.Null(await store.FindAsync(S3Location.Parse("s3://b/data/1"), default));
        Assert.Equal("inner", await ReadAsync(store, "s3://b/data/9"));
    }

    [Fact]
    public async Task Hidden_files_and_links_to_files_are_objects()
    {
        Write(".hidden", ".git/config", "a");
        File.CreateSymbolicLink(Path.Join(folder.FullName, "link"), Path.Join(folder.FullName, "a"));
        Assert.Equal([".git/config", ".hidden", "a", "link"], await ListAsync("s3://b"));
        var store = Store();
        Assert.Equal("a", await ReadAsync(store, "s3://b/link"));
        await foreach (var item in store.ListAsync(S3Location.Parse("s3://b"), default))
        {
            Assert.Equal(item, await store.FindAsync(item.Location, default));
        }
    }

    [Fact]
    public async Task A_link_to_a_parent_folder_ends_in_an_error()
    {
        Write("f/a");
        Directory.CreateSymbolicLink(Path.Join(folder.FullName, "f", "loop"), folder.FullName);
        var error = await Assert.ThrowsAsync<SparkifyException>(() => ListAsync("s3://b"));
        var loop = Path.Join(folder.FullName, "f", "loop");
        Assert.Equal(
            $"the symbolic link \"{loop}\" leads back to \"{folder.FullName}\", which holds it",
            error.Message
        );
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../f")]
    [InlineData("../other")]
    public async Task A_relative_link_that_closes_a_circle_is_named(string target)
    {
        Write("f/a", "g/b");
        Directory.CreateSymbolicLink(Path.Join(folder.FullName, "f", "loop"), target);
        Directory.CreateSymbolicLink(Path.Join(folder.FullName, "other"), "f");
        var error = await Assert.ThrowsAsync<SparkifyException>(() => ListAsync("s3://b"));
        Assert.Contains("leads back to", error.Message, StringComparison.Ordinal);
        Assert.Equal(["g/b"], await ListAsync("s3://b/g"));
    }

    [Fact]
    public async Task Two_links_to_one_folder_are_no_circle()
    {
        Write("f/a");
        Directory.CreateSymbolicLink(Path.Join(folder.FullName, "g"), "f");
        Directory.CreateSymbolicLink(Path.Join(folder.FullName, "h"), Path.Join(folder.FullName, "f"));
        Assert.Equal(["f/a", "g/a", "h/a"], await ListAsync("s3://b"));
    }

    [Theory]
    [InlineData("gone", "is a symbolic link to nothing")]
    [InlineData("link", "cannot read s3://b/link")]
    public async Task A_link_without_an_end_is_an_error(string target, string message)
    {
        File.CreateSymbolicLink(Path.Join(folder.FullName, "link"), target);
        var error = await Assert.ThrowsAsync<SparkifyException>(() => ListAsync("s3://b"));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SparkifyException>(() => Store().FindAsync(S3Location.Parse("s3://b/link"), default));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(65536, true)]
    [InlineData(4 << 20, true)]
    [InlineData((4 << 20) + 1, false)]
    public async Task A_file_up_to_4_mb_is_known_by_its_content_alone(int sizeBytes, bool byContent)
    {
        var content = new byte[sizeBytes];
        new Random(5).NextBytes(content);
        var path = folder.Write("a", content);
        var store = Store();
        var listed = await store.FindAsync(S3Location.Parse("s3://b/a"), default);
        Assert.Equal(sizeBytes, listed!.SizeBytes);

        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(1));
        var touched = await store.FindAsync(listed.Location, default);
        Assert.Equal(byContent, listed == touched);

        var bytes = new MemoryStream();
        await using (var stream = await store.OpenAsync(touched!, default))
        {
            await stream.CopyToAsync(bytes);
        }

        Assert.Equal(content, bytes.ToArray());
    }

    [Fact]
    public async Task A_change_that_keeps_size_and_time_is_seen_and_not_loaded_as_what_was_listed()
    {
        var path = folder.Write("a", "one");
        var time = File.GetLastWriteTimeUtc(path);
        var store = Store();
        var listed = await store.FindAsync(S3Location.Parse("s3://b/a"), default);
        using var opened = new StreamReader(await store.OpenAsync(listed!, default));
        File.WriteAllText(path, "two");
        File.SetLastWriteTimeUtc(path, time);
        Assert.NotEqual(listed!.ETag, (await store.FindAsync(listed.Location, default))!.ETag);
        await Assert.ThrowsAsync<SparkifyException>(() => store.OpenAsync(listed, default));
        Assert.Equal("one", await opened.ReadToEndAsync());
    }

    [Fact]
    public async Task A_bucket_without_a_mount_names_the_url_and_the_remedy()
    {
        var error = await Assert.ThrowsAsync<SparkifyException>(() => ListAsync("s3://elsewhere/x"));
        Assert.Equal("no mount serves s3://elsewhere/x", error.Message);
        Assert.Contains("--mount", error.Hint, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SparkifyException>(() =>
            Store().FindAsync(S3Location.Parse("s3://elsewhere/x"), default)
        );
    }

    [Fact]
    public async Task A_mount_without_its_folder_is_an_error()
    {
        var store = new MountedObjectStore([new Mount("s3://b", Path.Join(folder.FullName, "gone"))]);
        var error = await Assert.ThrowsAsync<SparkifyException>(() => ListAsync(store, "s3://b"));
        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_changed_or_went_since_the_listing_does_not_open()
    {
        var path = folder.Write("a", "one");
        var store = Store();
        var item = await store.FindAsync(S3Location.Parse("s3://b/a"), default);
        File.WriteAllText(path, "other");
        var changed = await Assert.ThrowsAsync<SparkifyException>(() => store.OpenAsync(item!, default));
        Assert.Equal("s3://b/a changed or was removed between listing and reading", changed.Message);
        File.Delete(path);
        await Assert.ThrowsAsync<SparkifyException>(() => store.OpenAsync(item!, default));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("x/../../outside")]
    [InlineData("/etc/passwd")]
    [InlineData("x//a")]
    [InlineData("x/.")]
    [InlineData("x/")]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task A_key_that_is_no_file_name_is_not_found(string key)
    {
        folder.Write("x/a", "");
        Assert.False(ObjectPath.IsFileName(key, onWindows: false));
        Assert.Null(await Store().FindAsync(new S3Location("b", key), default));
    }

    [Theory]
    [InlineData("a\\b", false)]
    [InlineData("C:/x", false)]
    [InlineData("x/nul", false)]
    [InlineData("x/Com1.json", false)]
    [InlineData("aux .txt", false)]
    [InlineData("a./b", false)]
    [InlineData("a /b", false)]
    [InlineData("com/console/lpt10", true)]
    [InlineData("2018/11/2018-11-01-events.json", true)]
    public void Windows_reserves_some_names(string key, bool allowed)
    {
        Assert.Equal(allowed, ObjectPath.IsFileName(key, onWindows: true));
        Assert.True(ObjectPath.IsFileName(key, onWindows: false));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<string> ReadAsync(MountedObjectStore store, string url)
    {
        var item = await store.FindAsync(S3Location.Parse(url), default);
        using var reader = new StreamReader(await store.OpenAsync(item!, default));
        return await reader.ReadToEndAsync();
    }

    private static async Task<List<string>> ListAsync(MountedObjectStore store, string url)
    {
        var keys = new List<string>();
        await foreach (var item in store.ListAsync(S3Location.Parse(url), default))
        {
            keys.Add(item.Location.Key);
        }

        return keys;
    }

    private Task<List<string>> ListAsync(string url) => ListAsync(Store(), url);

    private MountedObjectStore Store() => new([new Mount("s3://b", folder.FullName)]);

    private void Write(params string[] keys)
    {
        foreach (var key in keys)
        {
            folder.Write(key, key);
        }
    }
}
