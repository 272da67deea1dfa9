using Sparkify.Tool.Tests.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Unload;

/// <summary>Which objects an UNLOAD leaves, under which names.</summary>
public sealed class UnloadObjectTests : IDisposable
{
    private readonly ScratchEngine scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("", "v_0000_part_00")]
    [InlineData("parallel on gzip", "v_0000_part_00.gz")]
    [InlineData("parallel off", "v_000")]
    [InlineData("parallel off zstd", "v_000.zst")]
    [InlineData("gzip extension 'txt.gz'", "v_0000_part_00.txt.gz")]
    [InlineData("csv extension '.csv'", "v_0000_part_00.csv")]
    [InlineData("parquet", "v_0000_part_00.parquet")]
    [InlineData("manifest", "v_0000_part_00", "v_manifest")]
    public void Objects_are_named_as_the_guide_says(string options, params string[] names)
    {
        Unload("select 1 as a", "v_", options);

        Assert.Equal(names, Objects());
    }

    [Fact]
    public void A_result_without_rows_is_an_empty_object_that_copy_reads()
    {
        Unload("select 1 as a where 1 = 0", "v_", "header");

        Assert.Equal("a\n", Read("v_0000_part_00"));
    }

    [Fact]
    public void Json_of_no_rows_is_no_object()
    {
        Unload("select 1 as a where 1 = 0", "v_", "json");

        Assert.Empty(Objects());
    }

    [Fact]
    public void Existing_objects_are_not_overwritten()
    {
        Unload("select 1 as a", "v_", "");

        var error = scratch.Fails("unload ('select 2 as a') to 's3://bucket/v_' iam_role default parallel off");

        Assert.Equal(
            "specified unload destination on S3 is not empty: s3://bucket/v_0000_part_00 exists",
            error.Message
        );
        Assert.Equal("1\n", Read("v_0000_part_00"));
    }

    [Fact]
    public void Other_objects_below_the_prefix_do_not_matter()
    {
        Unload("select 1 as a", "v_", "manifest");

        Unload("select 2 as a", "", "manifest");

        Assert.Equal(["0000_part_00", "manifest", "v_0000_part_00", "v_manifest"], Objects());
    }

    [Fact]
    public void Allowoverwrite_replaces_what_has_the_same_name()
    {
        Unload("select 1 as a", "v_", "");
        Write("v_0000_part_01", "old");

        Unload("select 2 as a", "v_", "allowoverwrite");

        Assert.Equal(["v_0000_part_00", "v_0000_part_01"], Objects());
        Assert.Equal("2\n", Read("v_0000_part_00"));
    }

    [Fact]
    public void Cleanpath_removes_what_is_below_the_prefix()
    {
        Write("v_0000_part_01", "old");
        Write("v_more/x", "old");
        Write("w", "other");

        Unload("select 2 as a", "v_", "cleanpath");

        Assert.Equal(["v_0000_part_00", "w"], Objects());
    }

    [Fact]
    public void A_failed_unload_leaves_the_store_as_it_was()
    {
        Write("v_0000_part_01", "old");
        scratch.Run("create table t (a int)");
        scratch.Run("insert into t values (1), (0)");

        scratch.Fails(
            "unload ('select 10 / a from t order by a desc') to 's3://bucket/v_' iam_role default cleanpath fixedwidth 'a:1'"
        );

        Assert.Equal(["v_0000_part_01"], Objects());
        Assert.Equal(["v_0000_part_01"], Directory.GetFiles(scratch["bucket"]).Select(Path.GetFileName));
    }

    [Fact]
    public void Partitions_are_folders_and_their_columns_are_not_in_the_files()
    {
        scratch.Run("create table t (year int, month varchar(9), name varchar(9))");
        scratch.Run(
            "insert into t values (2019, 'May', 'a'), (2019, null, 'b'), (2020, '1/2', 'c'), (2019, 'May', 'd')"
        );

        Unload("select * from t order by name", "p", "partition by (year, month) manifest");

        Assert.Equal(
            [
                "p/manifest",
                "p/year=2019/month=May/0000_part_00",
                "p/year=2019/month=__HIVE_DEFAULT_PARTITION__/0000_part_00",
                "p/year=2020/month=1%2F2/0000_part_00",
            ],
            Objects()
        );
        Assert.Equal("a\nd\n", Read("p/year=2019/month=May/0000_part_00"));
    }

    [Fact]
    public void Include_keeps_the_partition_columns_in_the_files()
    {
        Unload("select 2019 as year, 'a' as name", "p/", "partition by (year) include csv");

        Assert.Equal("2019,a\n", Read("p/year=2019/0000_part_00"));
    }

    [Fact]
    public void Cleanpath_with_partitions_cleans_only_the_folders_that_get_files()
    {
        Write("p/year=2018/old", "");
        Write("p/year=2019/old", "");

        Unload("select 2019 as year, 'a' as name", "p/", "partition by (year) cleanpath");

        Assert.Equal(["p/year=2018/old", "p/year=2019/0000_part_00"], Objects());
    }

    [Theory]
    [InlineData("select 1 as a, 2 as b", "partition by (c)", "partition column \"c\" is not a column of the query")]
    [InlineData("select 1 as a", "partition by (a)", "PARTITION BY leaves no column to be written")]
    [InlineData(
        "select 1::float8 as a, 1 as b",
        "partition by (a)",
        "column \"a\" cannot be a partition column: its type is double precision"
    )]
    public void Columns_that_cannot_partition_are_refused(string query, string options, string message)
    {
        var error = scratch.Fails($"unload ('{query}') to 's3://bucket/p' iam_role default {options}");

        Assert.Equal(message, error.Message);
        Assert.NotNull(error.Span);
    }

    [Fact]
    public void A_file_that_has_its_size_is_followed_by_another()
    {
        scratch.Run("create table t (a int, b varchar(65535))");
        scratch.Run("insert into t values (1, repeat('x', 60000)), (2, repeat('y', 60000))");
        for (var i = 0; i < 6; i++)
        {
            scratch.Run("insert into t select a, b from t");
        }

        Unload("select a, b from t order by a", "v_", "parallel off maxfilesize 5 mb manifest verbose");

        Assert.Equal(["v_000", "v_001", "v_manifest"], Objects());
        var sizes = Objects().Select(o => new FileInfo(scratch[$"bucket/{o}"]).Length).ToList();
        Assert.InRange(sizes[0], 5 * 1024 * 1024 - 60010, 5 * 1024 * 1024);
        Assert.Equal(128 * 60003, sizes[0] + sizes[1]);
        Assert.Equal(
            128,
            File.ReadLines(scratch["bucket/v_000"]).Count() + File.ReadLines(scratch["bucket/v_001"]).Count()
        );
    }

    [Fact]
    public void A_verbose_manifest_tells_counts_and_columns()
    {
        Unload("select 1 as venueid, 1.50 as price, date '2008-01-01' as day", "v_", "header manifest verbose");

        Assert.Equal(
            """
            {
              "entries": [
                {
                  "url": "s3://bucket/v_0000_part_00",
                  "meta": {
                    "content_length": 36,
                    "record_count": 2
                  }
                }
              ],
              "schema": {
                "elements": [
                  {
                    "name": "venueid",
                    "type": {
                      "base": "integer"
                    }
                  },
                  {
                    "name": "price",
                    "type": {
                      "base": "numeric",
                      "precision": 3,
                      "scale": 2
                    }
                  },
                  {
                    "name": "day",
                    "type": {
                      "base": "date"
                    }
                  }
                ]
              },
              "meta": {
                "content_length": 36,
                "record_count": 2
              },
              "author": {
                "name": "Amazon Redshift",
                "version": "1.0.0"
              }
            }

            """,
            Read("v_manifest")
        );
    }

    [Theory]
    [InlineData("s3://elsewhere/v_", "ListObjectsV2 s3://elsewhere/v_: no region is named")]
    [InlineData("s3://bucket/../v_", "s3://bucket/../v_0000_part_00 cannot be written: no file can have that name")]
    public void A_destination_that_cannot_be_written_is_refused_at_its_place(string to, string message)
    {
        var error = scratch.Fails($"unload ('select 1') to '{to}' iam_role default");

        Assert.Equal(message, error.Message);
        Assert.Equal(24, error.Span!.Value.Start.Column);
    }

    [Fact]
    public void An_error_in_the_query_points_into_the_query()
    {
        var error = scratch.Fails("unload ('select nothing from sys') to 's3://bucket/v_' iam_role default");

        Assert.Equal("42P01", error.Code);
        Assert.Equal(30, error.Span!.Value.Start.Column);
    }

    private void Unload(string query, string key, string options) =>
        scratch.Run($"unload ($${query}$$) to 's3://bucket/{key}' iam_role default {options}");

    private void Write(string key, string content)
    {
        var path = scratch[$"bucket/{key}"];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private string Read(string key) => File.ReadAllText(scratch[$"bucket/{key}"]);

    private List<string> Objects() =>
        [
            .. Directory
                .GetFiles(scratch["bucket"], "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(scratch["bucket"], f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
}
