using System.Text;
using Sparkify.Tool.Project;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Tests.Storage.S3;

namespace Sparkify.Tool.Tests.Storage;

/// <summary>Which of two stores has an object: a mounted folder and S3.</summary>
public sealed class TargetStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly S3Bucket bucket = S3Server.Shared.CreateBucket();
    private readonly TargetStore store;

    public TargetStoreTests()
    {
        var mount = new Mount($"s3://{bucket.Name}/mounted", folder.FullName);
        store = new TargetStore(S3Server.Shared.Settings() with { Mounts = [mount] }, null);
        folder.Write("a", "of the folder");
        bucket.Write("mounted/a", "of S3");
        bucket.Write("mounted/b", "of S3");
        bucket.Write("other/a", "of S3");
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("mounted/", "mounted/a")]
    [InlineData("mounted", "mounted/a")]
    [InlineData("", "mounted/a")]
    [InlineData("mounted/b", "")]
    [InlineData("other", "other/a")]
    [InlineData("none", "")]
    public async Task Prefix_of_which_a_mount_has_a_part_is_the_mounts_alone(string prefix, string keys)
    {
        var listed = await store.ListAsync(bucket.At(prefix), CancellationToken.None).ToListAsync();

        Assert.Equal(keys, string.Join(' ', listed.Select(o => o.Location.Key)));
    }

    [Theory]
    [InlineData("mounted/a", "of the folder", false)]
    [InlineData("other/a", "of S3", true)]
    public async Task Object_is_read_where_it_belongs(string key, string content, bool isRemote)
    {
        var item = await store.FindAsync(bucket.At(key), CancellationToken.None);
        await using var stream = await store.OpenAsync(item!, CancellationToken.None);
        using var reader = new StreamReader(stream);

        Assert.Equal(content, reader.ReadToEnd());
        Assert.Equal(isRemote, store.IsRemote(bucket.At(key)));
    }

    [Fact]
    public async Task Objects_are_written_and_deleted_where_they_belong()
    {
        foreach (var key in new[] { "mounted/new", "other/new" })
        {
            await using var upload = await store.CreateAsync(bucket.At(key), CancellationToken.None);
            await upload.Content.WriteAsync(Encoding.UTF8.GetBytes("new"));
            await upload.CompleteAsync(CancellationToken.None);
        }

        await store.DeleteAsync(bucket.At("mounted/a"), CancellationToken.None);
        await store.DeleteAsync(bucket.At("other/a"), CancellationToken.None);

        Assert.Equal(["mounted/a", "mounted/b", "other/new"], bucket.Keys());
        Assert.Equal(["new"], Directory.GetFiles(folder.FullName).Select(Path.GetFileName));
    }
}
