using Sparkify.Tool.Tests.Engines.Postgres;

namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>Whole commands on PostgreSQL: what is committed and what is not, and who waits for whom.</summary>
public sealed class PostgresRunTests : IDisposable
{
    private readonly PostgresScratch database = new(isPrepared: false);
    private readonly SmallProject project;

    public PostgresRunTests() => project = new SmallProject(database.Connection);

    public void Dispose()
    {
        project.Dispose();
        database.Dispose();
    }

    [Fact]
    public void Second_run_loads_nothing()
    {
        var output = project.Ok("run");

        Assert.StartsWith("no migration is pending\n", output);
        Assert.Contains("\nloaded 0 objects in ", output);
        Assert.Equal(["1", "2", "3"], Numbers());
        Assert.Contains("\n2 objects loaded\n", project.Ok("status"));
    }

    [Fact]
    public void Load_whose_rows_fail_a_check_is_rolled_back_whole()
    {
        project.Write("bucket/data/3.json", """{"n": -7, "s": "less"}{"n": 8, "s": "more"}""");

        var failed = project.Run("load");

        Assert.Equal((1, ""), (failed.ExitCode, failed.Output));
        Assert.Contains("error: check numbers_are_positive failed: 1 row\n", failed.Error);
        Assert.Equal(["1", "2", "3"], Numbers());
        Assert.Equal(["3"], project.Query("select count(*) from staging"));
        Assert.Contains(" | incremental | failed | ", project.Ok("status"));

        project.Write("bucket/data/3.json", """{"n": 7, "s": "less"}{"n": 8, "s": "more"}""");
        Assert.Contains("\nloaded 1 object in ", project.Ok("load"));
        Assert.Equal(["1", "2", "3", "7", "8"], Numbers());
    }

    [Fact]
    public void Migration_that_fails_is_rolled_back_whole_and_points_at_its_place()
    {
        project.Write(
            "migrations/0003_fails.sql",
            "create table more (n integer);\ninsert into more\nselect nix from staging;"
        );

        var failed = project.Run("migrate");

        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("migrations/0003_fails.sql:3:8: error: column \"nix\" does not exist [42703]\n", failed.Error);
        Assert.Equal(1, project.Run("query", "select * from more").ExitCode);
        project.Write("migrations/0003_fails.sql", "create table more (n integer);");
        Assert.Contains("1 migration applied", project.Ok("migrate"));
    }

    /// <summary>Its backend is in the midst of a statement that never ends, and notices that nobody waits for it any more.</summary>
    [Fact]
    public void Run_after_a_killed_load_completes_it()
    {
        using (var killed = project.StartEndlessLoad())
        {
            Assert.Contains(" | incremental | running | ", project.Ok("status"));
            killed.Kill();
        }

        project.EndEndlessLoad();
        Assert.Contains("\nloaded 1 object in ", project.Ok("run", "--lock-timeout", "5m"));
        Assert.Equal(["1", "2", "3", "4"], Numbers());
        Assert.Equal(["4"], project.Query("select count(*) from staging"));
        Assert.Contains(" | incremental | interrupted | ", project.Ok("status"));
    }

    [Fact]
    public void Second_run_waits_for_the_first_and_then_loads()
    {
        using var holder = project.StartEndlessLoad();
        project.EndEndlessLoad();
        var locked = project.Run("load", "--lock-timeout", "0");
        Assert.Equal((4, ""), (locked.ExitCode, locked.Output));
        Assert.Contains($"error: target \"local\" is in use by process {holder.Id} of ", locked.Error);
        using var second = project.Start("run", "--lock-timeout", "5m");
        second.WaitForErrorLine($"waiting for target \"local\", in use by process {holder.Id} of ");

        holder.Kill();
        var run = second.Finish();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("\nloaded 1 object in ", run.Output);
        Assert.Equal(["1", "2", "3", "4"], Numbers());
    }

    [Fact]
    public void Readers_read_what_is_committed_while_a_load_runs()
    {
        using var holder = project.StartEndlessLoad();

        Assert.Equal(["1", "2", "3"], Numbers());
        Assert.Equal(0, project.Run("check").ExitCode);
    }

    private string[] Numbers() => project.Query("select n from numbers order by n");
}
