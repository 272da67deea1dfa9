using System.IO.Compression;
using System.Text;
using Sparkify.Tool.Tests.Commands;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Storage.S3;

namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>COPY and UNLOAD over a real S3 server, also where a part of its answers fails.</summary>
public sealed class S3LoadTests
{
    [Fact]
    public void Jsonpaths_manifest_and_gzip_come_from_S3()
    {
        using var project = new S3Project(S3Server.Shared.Endpoint, settings: "\"region\": \"eu-west-1\"");
        var bucket = project.Bucket;
        bucket.Write("paths.json", """{"jsonpaths": ["$.number"]}""");
        bucket.Write("data/a b+c.json.gz", Gzip("""{"number": 1}{"number": 2}"""));
        bucket.Write("data/empty.json.gz", "");
        bucket.Write("other.json.gz", Gzip("""{"number": 3}"""));
        bucket.Write(
            "list.manifest",
            $$"""
            {"entries": [
              {"url": "s3://{{bucket.Name}}/other.json.gz", "mandatory": true},
              {"url": "s3://{{bucket.Name}}/data/a b+c.json.gz"},
              {"url": "s3://{{bucket.Name}}/missing.json.gz"}
            ]}
            """
        );
        project.Ok("query", "create table t (n integer)");
        var rest = $"iam_role default json 's3://{bucket.Name}/paths.json' gzip region 'us-west-2'";

        project.Ok("query", $"copy t from 's3://{bucket.Name}/data/' {rest}");
        Assert.Equal(["1", "2"], project.Query("select n from t order by n"));

        project.Ok("query", $"copy t from 's3://{bucket.Name}/list.manifest' {rest} manifest");
        Assert.Equal(["1", "1", "2", "2", "3"], project.Query("select n from t order by n"));
    }

    [Fact]
    public void What_is_unloaded_to_S3_is_copied_back()
    {
        using var project = new S3Project(S3Server.Shared.Endpoint, settings: "\"timeout\": \"5m\"");
        var to = $"s3://{project.Bucket.Name}/out/part_";
        project.Write(
            "data.sql",
            "create table t (n integer, s varchar(20)); insert into t values (1, 'one'), (2, null), (3, 'drei|3'); create table back (n integer, s varchar(20));"
        );
        project.Ok("query", "--file", "data.sql");

        project.Ok("query", $"unload ('select * from t') to '{to}' iam_role default csv gzip manifest");
        project.Ok("query", $"copy back from '{to}manifest' iam_role default csv gzip manifest emptyasnull");

        Assert.Equal(["out/part_0000_part_00.gz", "out/part_manifest"], project.Bucket.Keys());
        Assert.Equal(["1,one", "2,", "3,drei|3"], project.Query("select n, s from back order by n"));
        var again = project.Run("query", $"unload ('select * from t') to '{to}' iam_role default csv");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("specified unload destination on S3 is not empty", again.Error);

        project.Ok("query", $"unload ('select * from t') to '{to}' iam_role default parquet cleanpath");
        Assert.Equal(["out/part_0000_part_00.parquet"], project.Bucket.Keys());
        project.Ok("query", "delete from back");
        project.Ok("query", $"copy back from '{to}' iam_role default parquet");
        Assert.Equal(["1,one", "2,", "3,drei|3"], project.Query("select n, s from back order by n"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Load_is_right_where_a_fifth_of_all_requests_fails(bool onPostgres)
    {
        using var database = onPostgres ? new PostgresScratch(isPrepared: false) : null;
        using var proxy = new S3Proxy(S3Proxy.Failing(0.2, seed: 2018));
        using var project = new SampleProject(Target(proxy.Endpoint, database));
        var bucket = S3Server.Shared.CreateBucket();
        bucket.WriteFolder(Path.Combine(Repository.Root, "sample"));
        string[] set =
        [
            "--set",
            $"log_data=s3://{bucket.Name}/log_data",
            "--set",
            $"log_json_path=s3://{bucket.Name}/log_json_path.json",
            "--set",
            $"song_data=s3://{bucket.Name}/song_data",
            "--set",
            "iam_role=arn:aws:iam::123456789012:role/load",
        ];

        project.Ok(["run", .. set]);

        using var mounted = new SampleProject();
        mounted.Ok("run");
        foreach (
            var table in new[] { "staging_events", "staging_songs", "songplays", "users", "songs", "artists", "time" }
        )
        {
            Assert.Equal(Digest(mounted, table), Digest(project, table));
        }

        Assert.Contains("\nloaded 0 objects in ", project.Ok(["run", .. set]));
    }

    [Fact]
    public void Load_fails_when_S3_is_gone_and_changes_nothing()
    {
        using var project = NumbersProject(S3Server.Shared.Endpoint, "60s");
        project.Bucket.Write("data/1.json", """{"n": 1}""");
        project.Ok("run");
        var before = project.Rows();
        using (var proxy = new S3Proxy(_ => S3Fault.None))
        {
            project.Configure(proxy.Endpoint, "\"timeout\": \"3s\"");
        }

        var run = project.Run("load");

        Assert.Equal((5, ""), (run.ExitCode, run.Output));
        Assert.Contains(
            $"transforms/010_t.sql:2:13: error: ListObjectsV2 s3://{project.Bucket.Name}/data: S3 has given nothing for 3 s: ",
            run.Error
        );
        Assert.Empty(before.DifferencesTo(project.Rows()));
    }

    [Fact]
    public void S3_that_goes_in_the_midst_of_a_load_fails_it_and_changes_nothing()
    {
        var isGone = false;
        var count = 0;
        using var proxy = new S3Proxy(request =>
        {
            isGone |=
                request.Target.Contains("/data/", StringComparison.Ordinal) && Interlocked.Increment(ref count) > 50;
            return isGone ? S3Fault.Reset : S3Fault.None;
        });
        using var project = NumbersProject(proxy.Endpoint, "10s");
        project.Bucket.Write("data/000.json", """{"n": 0}""");
        project.Ok("run");
        var before = project.Rows();
        for (var i = 1; i < 200; i++)
        {
            project.Bucket.Write($"data/{i:000}.json", $$"""{"n": {{i}}}""");
        }

        var failed = project.Run("load");

        Assert.Equal((5, ""), (failed.ExitCode, failed.Output));
        Assert.Matches(
            @"error: GetObject s3://bucket-\d+/data/\d+\.json: S3 has given nothing for 10 s: ",
            failed.Error
        );
        Assert.Empty(before.DifferencesTo(project.Rows()));
    }

    [Fact]
    public void Without_credentials_the_error_says_how_to_give_them()
    {
        using var project = new S3Project(S3Server.Shared.Endpoint, settings: "\"region\": \"us-west-2\"");
        project.Ok("query", "create table t (n integer)");
        using var process = ToolProcess.StartWithout(
            "AWS_ACCESS_KEY_ID",
            project.Root,
            "query",
            $"copy t from 's3://{project.Bucket.Name}/x' iam_role default json"
        );

        var run = process.Finish();

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("AWS_PROFILE", run.Error);
        Assert.Contains("\"anonymous\": true", run.Error);
    }

    [Fact]
    public void Without_a_region_the_error_says_where_to_name_it()
    {
        using var project = new ScratchProject();
        project.Ok("query", "create table t (n integer)");

        var run = project.Run("query", "copy t from 's3://elsewhere/x' iam_role default json");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("error: ListObjectsV2 s3://elsewhere/x: no region is named\n", run.Error);
        Assert.Contains("AWS_REGION", run.Error);
        Assert.Contains("--mount s3://elsewhere=<folder>", run.Error);
    }

    /// <summary>A table t, one row and one COPY at every load.</summary>
    private static S3Project NumbersProject(string endpoint, string timeout)
    {
        var project = new S3Project(endpoint, settings: $"\"timeout\": \"{timeout}\"");
        project.Write("migrations/0001_create_t.sql", "create table t (n integer);");
        project.Write(
            "transforms/010_t.sql",
            $"insert into t values (-1);\ncopy t from 's3://{project.Bucket.Name}/data' iam_role default json 'auto';"
        );
        return project;
    }

    private static string Target(string endpoint, PostgresScratch? database)
    {
        var engine = database is null
            ? "\"engine\": \"duckdb\", \"database\": \"warehouse.duckdb\""
            : $"\"engine\": \"postgres\", \"connection\": \"{database.Connection}\"";
        return $$"""{ {{engine}}, "s3": { "endpoint": "{{endpoint}}", "pathStyle": true } }""";
    }

    private static string Digest(SampleProject project, string table)
    {
        var columns = project
            .Ok("query", "--format", "csv", $"select * from {table} limit 0")
            .Trim()
            .Split(',')
            .Where(c => c != "loaded_at");
        var sql = $"select {string.Join(", ", columns)} from {table}";
        var rows = project.Ok("query", "--format", "csv", sql).Split('\n');
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
