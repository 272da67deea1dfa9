using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Project;
using Sparkify.Tool.Tests.EndToEnd;
using Sparkify.Tool.Tests.Redshift.Double;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>A load's COPY on the double: what is sent, what is told of what was not loaded, what stays behind.</summary>
public sealed class RedshiftCopyTests
{
    [Fact]
    public async Task Only_the_source_is_changed_and_manifest_added()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Write("transforms/010_staging.sql", project.Copy("/* as written */ compupdate off"));
        project.Ok("run");

        var sent = project.Server.Transcript.Statements.Single(s => s.StartsWith("copy"));

        Assert.Matches(
            $"^copy staging from 's3://{project.Bucket.Name}/manifests/[0-9a-f-]{{36}}/1.manifest' iam_role default json 'auto' /\\* as written \\*/ compupdate off manifest$",
            sent
        );
    }

    [Fact]
    public async Task A_manifest_of_the_users_is_read_and_filtered()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        string Entry(int number) =>
            $$"""{"url": "s3://{{project.Bucket.Name}}/data/{{number}}.json", "mandatory": true}""";
        project.Write("transforms/010_staging.sql", project.Copy("manifest").Replace("/data'", "/list.manifest'"));
        project.Bucket.Write("list.manifest", $$"""{"entries": [{{Entry(1)}}]}""");
        Assert.Contains("loaded 1 object in ", project.Ok("run"));
        project.Bucket.Write("list.manifest", $$"""{"entries": [{{Entry(2)}}, {{Entry(1)}}]}""");

        Assert.Contains("loaded 1 object in ", project.Ok("load"));

        Assert.Equal(["3"], project.Query("select count(*) from staging"));
        Assert.DoesNotContain(project.Server.Transcript.Statements, s => s.Contains("manifest manifest"));
    }

    [Fact]
    public async Task Without_a_place_for_manifests_only_a_full_refresh_loads()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Configure(more: "");
        project.Ok("migrate");

        var refused = project.Run("load");

        Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("010_staging.sql:1:1: error: target \"cluster\" has no \"manifests\"", refused.Error);
        Assert.Contains("hint: add \"manifests\": \"s3://bucket/prefix\" to the target", refused.Error);
        Assert.Contains("loaded 2 objects in ", project.Ok("load", "--full-refresh"));
        Assert.Contains(project.Copy().TrimEnd(';').Trim(), project.Server.Transcript.Statements);
        Assert.Equal(["2"], project.Query("select count(*) from sparkify.load_ledger"));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Rows_that_fail_a_copy_are_named(bool isServerless, bool hidesViews)
    {
        var options = new DoubleOptions { IsServerless = isServerless, HidesLoadViews = hidesViews };
        await using var project = await RedshiftProject.StartSmallAsync(options);
        project.Bucket.Write("data/3.json", "{\"n\": 4, \"s\": \"four\"}\n{\"n\": \"x\", \"s\": \"five\"}");

        var failed = project.Run("run");

        Assert.True(failed.ExitCode == 1, failed.Error);
        Assert.Contains(
            hidesViews
                ? "010_staging.sql:1:1: error: Load into table 'staging' failed"
                : "010_staging.sql:1:6: error: load into table 'staging' failed: 1 row could not be loaded [1207]\n",
            failed.Error
        );
        if (!hidesViews)
        {
            Assert.Contains($"s3://{project.Bucket.Name}/data/3.json line 2 column n ", failed.Error);
            Assert.Contains("Invalid digit, Value 'x', Pos 0, Type: Integer [1207]\n", failed.Error);
        }

        Assert.Equal(["0"], project.Query("select count(*) from staging"));
        Assert.DoesNotContain(project.Bucket.Keys(), key => key.StartsWith("manifests/"));
    }

    [Fact]
    public async Task Rows_that_maxerror_passes_over_are_counted_and_kept_in_the_history()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Write("transforms/010_staging.sql", project.Copy("maxerror 5"));
        project.Bucket.Write("data/3.json", "{\"n\": 4, \"s\": \"four\"}\n{\"n\": \"x\", \"s\": \"five\"}");

        var run = project.Run("run");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(["4"], project.Query("select count(*) from staging"));
        Assert.Equal(
            ["1207,n,2"],
            project.Query("select error_code, column_name, line_number from sparkify.load_rejections")
        );
        Assert.Equal(["1"], project.Query("select rejected_row_count from sparkify.load_runs where event = 'ended'"));
    }

    [Theory]
    [InlineData(true, "/data/1.json was changed while it was loaded")]
    [InlineData(false, "The specified S3 prefix 'data/1.json' does not exist")]
    public async Task Object_that_changes_between_listing_and_copy_fails_the_load(bool stays, string message)
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("migrate");
        var loaded = SparkifyProject.Load(new ProjectOptions { CurrentDirectory = project.Root });
        using var engine = new ListingHook(
            EngineFactory.Open(loaded.Target, new EngineOptions(), CancellationToken.None),
            () =>
            {
                project.Bucket.Delete("data/1.json");
                if (stays)
                {
                    project.Bucket.Write("data/1.json", """{"n": 8, "s": "other"}""");
                }
            }
        );
        var runner = new LoadRunner(engine, loaded, new LoadSettings(loaded.Target.Schema, "1.0.0"));

        var error = Assert.Throws<SparkifyException>(() => runner.Run(new LoadOptions(), null, default));

        Assert.Contains(message, error.Message);
        Assert.Equal(["0"], project.Query("select count(*) from staging"));
        Assert.Equal(["0"], project.Query("select count(*) from sparkify.load_ledger"));
        Assert.DoesNotContain(project.Bucket.Keys(), key => key.StartsWith("manifests/"));
    }

    [Fact]
    public async Task Plain_copy_of_a_query_counts_its_rows()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("migrate");

        Assert.Contains("3", project.Ok("query", project.Copy()));
        Assert.Equal(["3"], project.Query("select count(*) from staging"));
    }

    [Fact]
    public async Task Nothing_under_the_prefix_is_an_error()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Write("transforms/010_staging.sql", project.Copy().Replace("/data'", "/nothing'"));

        var failed = project.Run("run");

        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("no object starts with s3://", failed.Error);
    }

    [Fact]
    public async Task Many_small_objects_are_warned_of()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        for (var i = 0; i < 1_000; i++)
        {
            project.Bucket.Write($"data/many/{i}.json", $$"""{"n": {{i + 10}}, "s": "x"}""");
        }

        var run = project.Run("run");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("warning: staging: 1,002 objects of ", run.Error);
        Assert.Contains("Redshift opens each; merge them into objects of 1 MB to 1 GB", run.Error);
    }
}
