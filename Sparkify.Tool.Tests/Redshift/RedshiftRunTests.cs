using Sparkify.Tool.Tests.Redshift.Double;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>Whole commands on the double.</summary>
public sealed class RedshiftRunTests
{
    [Fact]
    public async Task First_and_second_run_load_each_object_once()
    {
        await using var project = await RedshiftProject.StartSmallAsync();

        var first = project.Ok("run");
        var second = project.Ok("run");

        Assert.Contains("loaded 2 objects in ", first);
        Assert.Contains("no migration is pending\n", second);
        Assert.Contains("loaded 0 objects in ", second);
        Assert.Equal(["1", "2", "3"], project.Query("select n from numbers order by n"));
        Assert.Equal(["3"], project.Query("select count(*) from staging"));
        Assert.DoesNotContain(project.Bucket.Keys(), key => key.StartsWith("manifests/"));
        Assert.Contains("2 objects loaded\n", project.Ok("status"));
        project.Ok("check");
    }

    /// <summary>The ledger is of tables, not of names: another search path is another table.</summary>
    [Fact]
    public async Task Objects_are_loaded_once_into_each_table_that_a_name_means()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("run");
        foreach (var schema in new[] { "early", "late" })
        {
            project.Ok("query", "--yes", $"create schema {schema}");
            project.Ok("query", "--yes", $"create table {schema}.numbers (n integer not null)");
        }

        project.Ok("query", "--yes", "create table late.staging (n integer, s varchar(9))");
        project.Configure(
            more: $", \"manifests\": \"s3://{project.Bucket.Name}/manifests\", \"session\": [\"set search_path to early, late\"]"
        );

        Assert.Contains("late.staging", project.Ok("plan"));
        Assert.Contains("loaded 2 objects in ", project.Ok("load"));
        Assert.Contains("loaded 0 objects in ", project.Ok("load"));
        Assert.Equal(["3"], project.Query("select count(*) from late.staging"));
        Assert.Equal(["3"], project.Query("select count(*) from early.numbers"));
        project.Configure();
        Assert.Contains("loaded 0 objects in ", project.Ok("load"));
        Assert.Equal(["3"], project.Query("select count(*) from public.staging"));
    }

    [Fact]
    public async Task Plan_tells_what_is_pending_and_changes_nothing()
    {
        await using var project = await RedshiftProject.StartSmallAsync();

        var before = project.Run("plan", "--exit-code");
        Assert.True(before.ExitCode == 2, before.Error);
        Assert.Contains("0002_create_numbers.sql", before.Output);
        Assert.DoesNotContain(
            project.Server.Transcript.Entries,
            e => e.Text.StartsWith("create") || e.Text.StartsWith("insert") || e.Text.StartsWith("lock")
        );
        project.Ok("run");

        Assert.Equal(0, project.Run("plan", "--exit-code").ExitCode);
    }

    [Theory]
    [InlineData("sparkify", "", true)]
    [InlineData("etl", "", false)]
    [InlineData("sparkify", ", \"session\": [\"SET SEARCH_PATH TO public\"]", false)]
    public async Task User_of_the_name_of_the_tools_schema_is_told_what_that_means(
        string user,
        string more,
        bool isTold
    )
    {
        await using var project = await RedshiftProject.StartSmallAsync(new DoubleOptions { User = user });
        project.Configure(more: $", \"manifests\": \"s3://{project.Bucket.Name}/manifests\"{more}");

        var run = project.Run("run");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(isTold ? 1 : 0, run.Error.Split("has the name of the tool's schema").Length - 1);
        Assert.Equal(
            [isTold ? "sparkify" : "public"],
            project.Query("select table_schema from svv_columns where table_name = 'numbers'")
        );
    }
}
