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
}
