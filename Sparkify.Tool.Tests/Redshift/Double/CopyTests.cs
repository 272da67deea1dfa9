using System.IO.Compression;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Npgsql;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Redshift.Double.Copy;
using Sparkify.Tool.Tests.Storage.S3;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>COPY reads the objects of a manifest or under a prefix and leaves its traces in the views about loads.</summary>
public sealed class CopyTests : IAsyncLifetime
{
    private const string FromManifest = "copy t from 's3://b/m.json' iam_role default manifest json 'auto'";
    private DoubleScratch scratch = null!;

    public async Task InitializeAsync()
    {
        scratch = await DoubleScratch.StartAsync();
        await scratch.RunAsync(
            "create table t (id integer not null, name varchar(4), at timestamp, made timestamp not null default sysdate)"
        );
    }

    public Task DisposeAsync() => scratch.DisposeAsync().AsTask();

    [Fact]
    public async Task Manifest_names_the_objects_and_the_views_tell_of_them()
    {
        scratch.Objects.Put("b", "x/1.json", """{"id": 1, "name": "a"} {"id": 2, "other": true}""");
        scratch.Objects.Put("b", "x/2.json", """{"id": 3, "at": "2018-11-12 02:37:38.796"}""");
        scratch.Objects.Put("b", "x/3.json", """{"id": 4}""");
        PutManifest("x/1.json", "x/2.json");

        await scratch.RunAsync("begin");
        var affected = await scratch.RunAsync(FromManifest);
        var count = await scratch.ValueAsync("select pg_last_copy_count()");
        var history = await scratch.Client.RowsAsync(
            "select status, table_name, loaded_rows, source_file_count from sys_load_history where query_id = pg_last_copy_id()"
        );
        var files = await scratch.Client.RowsAsync(
            "select trim(d.file_name), trim(d.file_etag) from sys_load_detail as d where d.query_id = pg_last_copy_id() order by 1"
        );
        await scratch.RunAsync("commit");

        Assert.Equal((-1, 3L), (affected, count));
        Assert.Equal(["completed|t|3|2"], history);
        Assert.Equal(["s3://b/x/1.json", "s3://b/x/2.json"], files.Select(row => row.Split('|')[0]));
        Assert.All(files, row => Assert.Equal(32, row.Split('|')[1].Length));
        Assert.Equal(
            ["1|a|NULL", "2|NULL|NULL", "3|NULL|2018-11-12 02:37:38.796"],
            await scratch.Client.RowsAsync("select id, name, cast(at as varchar) from t order by id")
        );
    }

    [Fact]
    public async Task Objects_of_an_s3_server_are_read()
    {
        var bucket = S3Server.Shared.CreateBucket();
        bucket.Write("x/1.json", """{"id": 1}""");
        bucket.Write("x/2.json", """{"id": 2}""");
        bucket.Write("m.json", $$"""{"entries": [{"url": "s3://{{bucket.Name}}/x/2.json", "mandatory": true}]}""");
        using var client = new AmazonS3Client(
            new BasicAWSCredentials(S3Environment.Key, S3Environment.Key),
            new AmazonS3Config { ServiceURL = S3Server.Shared.Endpoint, ForcePathStyle = true }
        );
        await using var server = await RedshiftDouble.StartAsync(PostgresServer.Shared, new S3CopyObjects(client));
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await connection.RunAsync("create table t (id integer)");

        await connection.RunAsync($"copy t from 's3://{bucket.Name}/m.json' iam_role default manifest json 'auto'");
        await connection.RunAsync($"copy t from 's3://{bucket.Name}/x/' iam_role default json 'auto'");

        Assert.Equal(["1", "2", "2"], await connection.RowsAsync("select id from t order by id"));
    }

    [Fact]
    public async Task Jsonpaths_choose_values_by_position_and_milliseconds_are_times()
    {
        scratch.Objects.Put("b", "paths.json", """{"jsonpaths": ["$['ts']", "$.user.id"]}""");
        scratch.Objects.Put("b", "e.json", """{"ts": 1541033612796, "user": {"id": "7"}}""");

        await scratch.RunAsync(
            "copy t (at, id) from 's3://b/e.json' iam_role 'arn:x' json 's3://b/paths.json' timeformat 'epochmillisecs'"
        );

        Assert.Equal(
            ["7|2018-11-01 00:53:32.796"],
            await scratch.Client.RowsAsync("select id, cast(at as varchar) from t")
        );
    }

    [Fact]
    public async Task Gzip_and_csv_are_read()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes("id,name\n1,\"a,b\"\n2,\n"));
        }

        scratch.Objects.Put("b", "c.csv.gz", packed.ToArray());

        await scratch.RunAsync("copy t (id, name) from 's3://b/c.csv.gz' iam_role default csv gzip ignoreheader 1");

        Assert.Equal(["1|a,b", "2|"], await scratch.Client.RowsAsync("select id, name from t order by id"));
    }

    [Theory]
    [InlineData("""{"id": "x"}""", 1207, "id", "Invalid digit, Value 'x', Pos 0, Type: Integer")]
    [InlineData("""{"id": 1.5}""", 1207, "id", "Invalid digit, Value '.', Pos 1, Type: Integer")]
    [InlineData("""{"id": 99999999999}""", 1222, "id", "Overflow, Column type: int4")]
    [InlineData("""{"name": "a"}""", 1213, "id", "Missing data for not-null field")]
    [InlineData("""{"id": 1, "name": "ééé"}""", 1204, "name", "String length exceeds DDL length")]
    [InlineData(
        """{"id": 1, "at": "yesterday"}""",
        1206,
        "at",
        "Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]"
    )]
    [InlineData("""{"id": 1""", 1216, "", "Invalid JSON")]
    public async Task Bad_rows_fail_the_load_and_stand_in_the_error_views(
        string row,
        int code,
        string column,
        string reason
    )
    {
        scratch.Objects.Put("b", "bad.json", "{\"id\": 5}\n" + row);
        PutManifest("bad.json");

        var error = await scratch.FailsAsync(FromManifest);

        // Npgsql gives up a connection whose server answers with a code of class XX.
        var other = await scratch.ConnectAsync();
        Assert.Equal(
            ("XX000", "Load into table 't' failed.  Check 'stl_load_errors' system table for details."),
            (error.SqlState, error.MessageText)
        );
        Assert.Equal(
            [$"s3://b/bad.json|2|{column}|{code}|{reason}"],
            await other.RowsAsync(
                "select trim(file_name), line_number, trim(column_name), error_code, trim(error_message) from sys_load_error_detail"
            )
        );
        Assert.Equal(
            [$"{code}|{reason}"],
            await other.RowsAsync("select err_code, trim(err_reason) from stl_load_errors")
        );
        Assert.Equal(0L, await other.ValueAsync("select count(*) from t"));
    }

    [Fact]
    public async Task Fewer_errors_than_maxerror_are_left_out()
    {
        scratch.Objects.Put("b", "some.json", """{"id": 1} {"id": "x"} {"id": 2}""");

        await scratch.RunAsync("copy t from 's3://b/some' iam_role default json 'auto' maxerror 2");

        Assert.Equal(2L, await scratch.ValueAsync("select pg_last_copy_count()"));
        Assert.Equal(1L, await scratch.ValueAsync("select error_count from sys_load_history"));
    }

    [Fact]
    public async Task What_is_not_there_is_an_error()
    {
        PutManifest("gone.json");

        var missing = await scratch.FailsAsync(FromManifest);
        var prefix = await (await scratch.ConnectAsync()).FailsAsync(
            "copy t from 's3://b/none' iam_role default json 'auto'"
        );
        var table = await (await scratch.ConnectAsync()).FailsAsync(
            "copy u from 's3://b/none' iam_role default json 'auto'"
        );
        var noRole = await (await scratch.ConnectAsync()).FailsAsync("copy t from 's3://b/none' json 'auto'");

        Assert.Equal("The specified S3 prefix 'gone.json' does not exist", missing.MessageText);
        Assert.Equal("The specified S3 prefix 'none' does not exist", prefix.MessageText);
        Assert.Equal(("42P01", "XX000"), (table.SqlState, noRole.SqlState));
    }

    [Fact]
    public async Task Rolled_back_load_leaves_its_history()
    {
        scratch.Objects.Put("b", "r.json", """{"id": 1}""");
        await scratch.RunAsync("begin");
        await scratch.RunAsync("copy t from 's3://b/r.json' iam_role default json 'auto'");
        await scratch.RunAsync("rollback");

        Assert.Equal(0L, await scratch.ValueAsync("select count(*) from t"));
        Assert.Equal("completed", await scratch.ValueAsync("select status from sys_load_history"));
    }

    [Fact]
    public async Task Load_views_can_be_out_of_reach()
    {
        await using var other = await DoubleScratch.StartAsync(new DoubleOptions { HidesLoadViews = true });

        Assert.Equal("42501", (await other.FailsAsync("select * from sys_load_history")).SqlState);
    }

    private void PutManifest(params string[] keys)
    {
        var entries = keys.Select(key => $$"""{"url": "s3://b/{{key}}", "mandatory": true}""");
        scratch.Objects.Put("b", "m.json", $$"""{"entries": [{{string.Join(", ", entries)}}]}""");
    }
}
