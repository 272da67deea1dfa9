namespace Sparkify.Tool.Tests.Redshift;

/// <summary>Two runs at once: the second waits, finds what the first has done and does the rest.</summary>
public sealed class RedshiftConcurrencyTests
{
    private const int RoundCount = 20;

    [Fact]
    public async Task Two_migrates_at_once_apply_every_script_once()
    {
        await using var project = await RedshiftProject.StartAsync();
        for (var round = 0; round < RoundCount; round++)
        {
            // Every round begins with an empty schema of the tool: its tables are made by two at once, too.
            project.Configure(more: $", \"schema\": \"tool_{round}\"");
            project.Write("migrations/0001_create.sql", $"create table t_{round} (n integer);");
            project.Write("migrations/0002_fill.sql", $"insert into t_{round} values (1);");
            project.Write(
                "migrations/0003_off.sql",
                $"-- sparkify: transaction=off\ninsert into t_{round} values (2);"
            );

            var runs = await TwiceAsync(project, "migrate");

            Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Error));
            Assert.Equal(["1", "2"], project.Query($"select n from t_{round} order by n"));
            Assert.Equal(
                ["0001_create.sql|applied", "0002_fill.sql|applied", "0003_off.sql|started", "0003_off.sql|applied"],
                project.Query($"select script || '|' || state from tool_{round}.migrations order by entry")
            );
        }
    }

    [Fact]
    public async Task Two_loads_at_once_load_every_object_once()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("migrate");
        for (var round = 0; round < RoundCount; round++)
        {
            project.Bucket.Write($"data/round-{round}.json", $$"""{"n": {{100 + round}}, "s": "new"}""");

            var runs = await TwiceAsync(project, "load");

            Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Error));
            Assert.Equal([$"{round + 4}"], project.Query("select count(*) from staging"));
            Assert.Equal([$"{round + 4}"], project.Query("select count(*) from numbers"));
        }
    }

    /// <summary>Whoever waits is told for whom, and how the wait ended.</summary>
    [Fact]
    public async Task Run_that_gets_no_lock_names_its_holder()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("run");
        project.Bucket.Write("data/3.json", """{"n": 4, "s": "four"}""");
        await using var orphan = project.Server.OrphanTransaction(e => e.Text.StartsWith("insert into numbers"));
        Assert.Equal(5, project.Run("load").ExitCode);

        var locked = project.Run("load", "--lock-timeout", "2s");

        Assert.Equal((4, ""), (locked.ExitCode, locked.Output));
        var holder = $"target \"cluster\" is in use by process {Environment.ProcessId} of ";
        Assert.Contains($"waiting for {holder.Replace(" is in use", ", in use")}", locked.Error);
        Assert.Contains($"error: {holder}", locked.Error);
        Assert.Contains("give it longer with --lock-timeout", locked.Error);
        await orphan.RollBackAsync();
        Assert.Contains("loaded 1 object in ", project.Ok("load"));
    }

    private static async Task<Commands.CommandRun[]> TwiceAsync(RedshiftProject project, string verb)
    {
        var runs = Enumerable
            .Range(0, 2)
            .Select(_ => Task.Factory.StartNew(() => project.Run(verb), TaskCreationOptions.LongRunning));
        return await Task.WhenAll(runs);
    }
}
