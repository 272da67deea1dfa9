using Sparkify.Tool.Project;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Storage;

public sealed class ManifestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Entries_that_exist_are_listed_in_order_and_twice_where_they_stand_twice()
    {
        folder.Write("x/1", "");
        folder.Write("x/2", "");
        Assert.Equal(
            ["x/1", "x/1", "x/2"],
            await ListAsync(
                """
                {"entries": [
                  {"url": "s3://b/x/2", "mandatory": true, "meta": {"content_length": 8, "more": [1, {}]}},
                  {"url": "s3://b/x/1"}, {"url": "s3://b/gone", "mandatory": false}, {"url": "s3://b/x/1"}],
                 "schema": {"elements": []}, "author": {"name": "unload"}}
                """
            )
        );
    }

    [Theory]
    [InlineData("""{"entries": [{"url": "s3://b/gone", "mandatory": true}, {"url": "s3://b/x"}]}""", "mandatory")]
    [InlineData("""{"entries": [{"url": "s3://b/gone"}]}""", "no object that the manifest")]
    [InlineData("""{"entries": []}""", "lists no object")]
    [InlineData("""{"files": []}""", "needs the array \"entries\"")]
    [InlineData("""{"entries": [{}]}""", "needs \"url\"")]
    [InlineData("""{"entries": [{"url": "http://x"}]}""", "not an S3 URL")]
    [InlineData("""{"entries": [{"url": 5}]}""", "expected an s3:// URL, found 5")]
    [InlineData("""{"entries": [{"url": "s3://b"}]}""", "expected the URL of one object")]
    [InlineData("""{"entries": [{"url": "s3://b/x", "mandatory": "yes"}]}""", "expected true or false, found \"yes\"")]
    [InlineData("""[]""", "expected an object")]
    [InlineData("""{"entries": []} {}""", "JSON")]
    [InlineData("""{"entries": [""", "not valid JSON")]
    [InlineData("", "not valid JSON")]
    public async Task What_is_wrong_with_a_manifest_is_said(string manifest, string expected)
    {
        folder.Write("x", "");
        var error = await Assert.ThrowsAsync<SparkifyException>(() => ListAsync(manifest));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Malformed_json_has_its_place_in_the_manifest()
    {
        var error = await Assert.ThrowsAsync<SparkifyException>(() =>
            ListAsync("{\n  \"é\": 1,\n  \"entries\": oops}")
        );
        Assert.Equal("s3://b/m.json:3:14", error.Span.ToString());
    }

    [Fact]
    public async Task A_prefix_of_a_manifest_is_refused()
    {
        folder.Write("m.json", "{}");
        var error = await Assert.ThrowsAsync<SparkifyException>(() => ReadAsync("s3://b/m"));
        Assert.Equal("8001", error.Code);
        Assert.Contains("the manifest file requires a full path", error.Message, StringComparison.Ordinal);
        var missing = await Assert.ThrowsAsync<SparkifyException>(() => ReadAsync("s3://b/n"));
        Assert.Equal("the manifest s3://b/n does not exist", missing.Message);
    }

    private MountedObjectStore Store() => new([new Mount("s3://b", folder.FullName)]);

    private Task<Manifest> ReadAsync(string url) => Manifest.ReadAsync(Store(), S3Location.Parse(url), null, default);

    private async Task<List<string>> ListAsync(string manifest)
    {
        folder.Write("m.json", manifest);
        var keys = new List<string>();
        await foreach (var item in (await ReadAsync("s3://b/m.json")).ListAsync(Store(), default))
        {
            keys.Add(item.Location.Key);
        }

        return keys;
    }
}
