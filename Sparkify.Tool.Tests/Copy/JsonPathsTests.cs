using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Copy;

public sealed class JsonPathsTests : IDisposable
{
    private readonly CopyBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("\"$.id\", \"$.store.book.title\", \"$.location[0]\"", "7|Moby|x")]
    [InlineData("\"$['id']\", \"$['store']['book']['title']\", \"$['location'][1]\"", "7|Moby|y")]
    [InlineData("\"$.id\", \"$.store\", \"$.location\"", "7|{\"book\": {\"title\": \"Moby\"}}|[\"x\",\"y\"]")]
    [InlineData("\"$.id\", \"$.store.book\", \"$.store.book.title\"", "7|{\"title\": \"Moby\"}|Moby")]
    [InlineData("\"$.id\", \"$.id\", \"$.ID\"", "7|7|\\N")]
    [InlineData("\"$.nothing\", \"$.nothing.more\", \"$.store.more\"", "\\N|\\N|\\N")]
    [InlineData("\"$.none\", \"$.none.x\", \"$.nothing[3]\"", "\\N|\\N|\\N")]
    public async Task Paths_lead_to_values(string paths, string row)
    {
        var data =
            "{\"id\": 7, \"store\": {\"book\": {\"title\": \"Moby\"}}, \"location\": [\"x\",\"y\"], \"none\": null}";
        Assert.Equal([row], (await RunAsync(data, $"{{\"jsonpaths\": [{paths}]}}")).Rows);
    }

    [Theory]
    [InlineData("$.a[2]", "Invalid JSONPath format: Not an array or index out of range.")]
    [InlineData("$.b[0]", "Invalid JSONPath format: Not an array or index out of range.")]
    [InlineData("$.none[0]", "Invalid JSONPath format: Not an array or index out of range.")]
    [InlineData("$[0]", "Invalid JSONPath format: Not an array or index out of range.")]
    [InlineData("$.b.x", "Invalid JSONPath format: Member is not an object.")]
    [InlineData("$.a.x", "Invalid JSONPath format: Member is not an object.")]
    public async Task A_step_that_does_not_fit_rejects_the_row(string path, string reason)
    {
        var result = await RunAsync(
            "{\"a\":[0,1],\"b\":5,\"none\":null}",
            $"{{\"jsonpaths\": [\"{path}\", \"$.b\", \"$.b\"]}}",
            "maxerror 2"
        );
        Assert.Empty(result.Rows);
        var rejected = Assert.Single(result.Outcome.Rejections);
        Assert.Equal((1216, reason), (rejected.Code, rejected.Reason));
    }

    [Fact]
    public async Task Root_arrays_are_rows()
    {
        var result = await RunAsync("[1,\"x\",2][3,\n\"y\",[4]]", "{\"jsonpaths\": [\"$[0]\", \"$[1]\", \"$[2]\"]}");
        Assert.Equal(["1|x|2", "3|y|[4]"], result.Rows);
    }

    [Fact]
    public async Task The_root_itself_is_a_value()
    {
        var result = await RunAsync("{\"b\": 1}", "{\"jsonpaths\": [\"$.b\", \"$\", \"$.b\"]}");
        Assert.Equal(["1|{\"b\": 1}|1"], result.Rows);
    }

    [Fact]
    public async Task Of_a_name_that_stands_twice_nothing_of_the_first_value_stays()
    {
        var result = await RunAsync(
            "{\"a\":{\"x\":1,\"y\":2},\"a\":{\"y\":3}}{\"a\":{\"x\":1},\"a\":null}",
            "{\"jsonpaths\": [\"$.a.x\", \"$.a.y\", \"$.a\"]}"
        );
        Assert.Equal(["\\N|3|{\"y\":3}", "\\N|\\N|\\N"], result.Rows);
    }

    [Fact]
    public async Task A_file_without_the_name_jsonpaths_means_auto() =>
        Assert.Equal(["1|y|\\N"], (await RunAsync("{\"a\":1,\"b\":\"y\",\"q\":2}", "{\"paths\": [\"$.q\"]}")).Rows);

    [Theory]
    [InlineData("{\"jsonpaths\": [\"$.a\", \"\", \"$.b\"]}", "p.json:1:23")]
    [InlineData("{\"jsonpaths\": [\"$.a\", 2, \"$.b\"]}", "p.json:1:23")]
    [InlineData("{\"jsonpaths\": [\"a\", \"$.b\", \"$.b\"]}", "p.json:1:16")]
    [InlineData("{\"jsonpaths\": [\"$.a.*\", \"$.b\", \"$.b\"]}", "p.json:1:16")]
    [InlineData("{\"jsonpaths\": [\"$..a\", \"$.b\", \"$.b\"]}", "p.json:1:16")]
    [InlineData("{\"jsonpaths\": [\"$[-1]\", \"$.b\", \"$.b\"]}", "p.json:1:16")]
    [InlineData("{\"jsonpaths\": [\"$[1:2]\", \"$.b\", \"$.b\"]}", "p.json:1:16")]
    [InlineData("{\"jsonpaths\": [\"$['a\", \"$.b\", \"$.b\"]}", "p.json:1:16")]
    [InlineData("{\"jsonpaths\": [\"$.a['b']\", \"$.b\", \"$.b\"]}", "p.json:1:16")]
    [InlineData("{\"jsonpaths\": [\"$.a\", \"$['b']\", \"$.b\"]}", "p.json:1:23")]
    [InlineData("{\"jsonpaths\": {}}", "p.json:1:15")]
    [InlineData("{\"jsonpaths\": []} {}", "p.json:1:19")]
    [InlineData("{\"jsonpaths\": [}", "p.json:1:16")]
    [InlineData("[]", "p.json:1:1")]
    public async Task A_malformed_file_ends_the_copy_whatever_maxerror_says(string file, string place)
    {
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("{\"a\":1}", file, "maxerror 100"));
        Assert.EndsWith(place, error.Span.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_paths_as_columns()
    {
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("{}", "{\"jsonpaths\": [\"$.a\"]}"));
        Assert.Equal(
            "Number of jsonpaths and the number of columns should match. JSONPath size: 1, Number of columns in table or column list: 3",
            error.Message
        );
    }

    [Theory]
    [InlineData("s3://b/p/", "")]
    [InlineData("s3://b/m", "manifest")]
    public async Task A_jsonpaths_file_among_the_objects_is_one_rejected_row(string source, string options)
    {
        bench
            .With("p/data.json", "{\"a\":1}{\"a\":2}")
            .With("p/paths.json", "{\"jsonpaths\":\n[\"$.a\"]}")
            .With("m", "{\"entries\":[{\"url\":\"s3://b/p/data.json\"},{\"url\":\"s3://b/p/paths.json\"}]}");
        var copy = $"copy t from '{source}' iam_role default json 's3://b/p/paths.json' {options}";
        var error = await Assert.ThrowsAsync<SparkifyException>(() => bench.RunAsync("create table t (a int)", copy));
        Assert.Equal(
            ["s3://b/p/paths.json line 1: the object is this COPY's jsonpaths file, not data [1216]"],
            error.Details
        );

        var result = await bench.RunAsync("create table t (a int)", copy + " maxerror 2");
        Assert.Equal(["1", "2"], result.Rows);
        Assert.Equal([(2, 0), (0, 1)], result.Outcome.Objects.Select(o => (o.RowCount, o.RejectedRowCount)));
        Assert.Equal(result.Job.Progress.TotalByteCount, result.Job.Progress.ByteCount);
    }

    [Fact]
    public async Task A_missing_file_is_named_where_it_is_written()
    {
        bench.With("d.json", "{}");
        var error = await Assert.ThrowsAsync<SparkifyException>(() =>
            bench.RunAsync(
                "create table t (a int)",
                "copy t from 's3://b/d.json' iam_role default json 's3://b/gone.json'"
            )
        );
        Assert.Equal("the jsonpaths file s3://b/gone.json does not exist", error.Message);
        Assert.Equal("test.sql:1:51", error.Span.ToString());
    }

    private async Task<CopyResult> RunAsync(string data, string paths, string options = "")
    {
        bench.With("d.json", data).With("p.json", paths);
        return await bench.RunAsync(
            "create table t (a varchar(5), b varchar(50), c varchar(50))",
            $"copy t from 's3://b/d.json' iam_role default json 's3://b/p.json' {options}"
        );
    }
}
