using Npgsql;
using Sparkify.Tool.Tests.Redshift.Double;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>The connection goes at any moment: the next run ends in the right state, no object twice, none lost.</summary>
public sealed class RedshiftFaultTests
{
    [Theory]
    [InlineData(nameof(Moment.Before))]
    [InlineData(nameof(Moment.During))]
    public async Task Connection_dropped_at_each_statement_of_a_run_is_made_up_for_by_the_next(string moment)
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        var exitCodes = new HashSet<int>();
        for (var step = 0; ; step++)
        {
            await ResetAsync(project, step);
            var count = 0;

            // A query does nothing that a later loss could leave behind.
            bool IsStep(TranscriptEntry entry) =>
                (moment == nameof(Moment.Before) || !entry.Text.StartsWith("select")) && count++ == step;
            project.Server.DropConnection(
                before: moment == nameof(Moment.Before) ? IsStep : null,
                during: moment == nameof(Moment.During) ? IsStep : null
            );

            var run = project.Run("run");
            if (count <= step)
            {
                Assert.Equal(0, run.ExitCode);
                break;
            }

            exitCodes.Add(run.ExitCode);
            Assert.True(run.ExitCode is 0 or 5, $"step {step}: exit code {run.ExitCode}\n{run.Error}");
            var next = project.Run("run");
            Assert.True(next.ExitCode == 0, $"step {step}: {next.Error}");
            Assert.Equal(["1", "2", "3"], project.Query("select n from numbers order by n"));
            Assert.Equal(["3"], project.Query("select count(*) from staging"));
            Assert.DoesNotContain(project.Bucket.Keys(), key => key.StartsWith("manifests/"));
        }

        Assert.Equal([0, 5], exitCodes.Order());
    }

    [Fact]
    public async Task Commit_of_a_load_that_took_place_is_found_and_the_load_succeeds()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("migrate");
        DropLastCommit(project, Moment.During);

        Assert.Contains("loaded 2 objects in ", project.Ok("load"));
        Assert.Contains("loaded 0 objects in ", project.Ok("load"));
    }

    [Fact]
    public async Task Commit_of_a_load_that_did_not_arrive_is_told_and_nothing_was_changed()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("migrate");
        DropLastCommit(project, Moment.Before);

        var lost = project.Run("load");

        Assert.Equal((5, ""), (lost.ExitCode, lost.Output));
        Assert.Contains("the commit did not take place; nothing was changed\n", lost.Error);
        Assert.Contains("hint: run it again\n", lost.Error);
        Assert.Equal(["0"], project.Query("select count(*) from staging"));
        Assert.Contains("loaded 2 objects in ", project.Ok("load"));
    }

    /// <summary>The server commits late, while the tool already asks: the lock makes it wait for the answer.</summary>
    [Fact]
    public async Task Commit_that_an_orphaned_backend_carries_out_late_is_waited_for()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("migrate");
        var commits = 0;
        await using var orphan = project.Server.OrphanTransaction(e => e.Text == "commit" && ++commits == 2);
        var load = Task.Factory.StartNew(() => project.Run("load"), TaskCreationOptions.LongRunning);
        await project.Server.Transcript.WaitFor(e => commits == 2 && e.Text.StartsWith("lock") && e.Tag is null);
        await orphan.CommitAsync();

        var run = await load;

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(["3"], project.Query("select count(*) from staging"));
    }

    [Fact]
    public async Task Half_run_script_outside_a_transaction_is_reported_and_settled_by_repair()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("migrate");
        project.Write("migrations/0003_vacuum.sql", "-- sparkify: transaction=off\ninsert into numbers values (77);");
        project.Server.DropConnection(during: e => e.Text.StartsWith("insert into numbers"));

        var lost = project.Run("migrate");

        Assert.Equal(5, lost.ExitCode);
        Assert.Contains("0003_vacuum.sql (transaction=off) is half-run", lost.Error);
        Assert.Equal(3, project.Run("migrate").ExitCode);
        project.Ok("repair", "--applied", "0003_vacuum.sql", "--reason", "the row is there");
        Assert.Contains("no migration is pending", project.Ok("migrate"));
        Assert.Equal(["77"], project.Query("select n from numbers"));
    }

    [Fact]
    public async Task Run_stops_when_the_connection_with_the_lock_is_lost()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("migrate");
        project.Write("migrations/0003_off.sql", "-- sparkify: transaction=off\ninsert into numbers values (77);");
        project.Server.DropConnection(before: e => e.Text == "select 1");

        var lost = project.Run("migrate");

        Assert.Equal(5, lost.ExitCode);
        Assert.Contains("the connection that holds the lock of target \"cluster\" was lost", lost.Error);
        Assert.Empty(project.Query("select n from numbers"));
    }

    [Theory]
    [InlineData("create table numbers")]
    [InlineData("commit")]
    public async Task Migration_that_others_were_in_the_way_of_runs_again(string statement)
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Server.FailOnce(e => e.Text.StartsWith(statement), RedshiftErrors.SerializableViolation());

        Assert.Contains("2 migrations applied", project.Ok("migrate"));
        Assert.Equal(["2"], project.Query("select count(*) from sparkify.migrations"));
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("insert into numbers")]
    [InlineData("select n from numbers where")]
    [InlineData("create table if not exists \"sparkify\".load_runs")]
    public async Task Load_that_others_were_in_the_way_of_runs_again(string statement)
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("migrate");
        project.Server.FailOnce(e => e.Text.StartsWith(statement), RedshiftErrors.SerializableViolation());

        Assert.Contains("loaded 2 objects in ", project.Ok("load"));
        Assert.Equal(["3"], project.Query("select count(*) from staging"));
        Assert.Equal(["1", "2", "3"], project.Query("select n from numbers order by n"));
    }

    /// <summary>The first commit of a load is that of the tool's tables.</summary>
    [Theory]
    [InlineData(nameof(Moment.Before), 5)]
    [InlineData(nameof(Moment.During), 0)]
    public async Task Lost_commit_of_the_tables_of_loads_is_looked_for(string moment, int exitCode)
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("migrate");
        static bool IsCommit(TranscriptEntry entry) => entry.Text == "commit";
        project.Server.DropConnection(
            before: moment == nameof(Moment.Before) ? IsCommit : null,
            during: moment == nameof(Moment.During) ? IsCommit : null
        );

        Assert.Equal(exitCode, project.Run("load").ExitCode);
        Assert.Contains($"loaded {(exitCode == 0 ? 0 : 2)} objects in ", project.Ok("load"));
    }

    /// <summary>The first commit of a first load makes the tool's tables.</summary>
    private static void DropLastCommit(RedshiftProject project, Moment moment)
    {
        var commits = 0;
        bool IsLast(TranscriptEntry entry) => entry.Text == "commit" && ++commits == 2;
        project.Server.DropConnection(
            before: moment == Moment.Before ? IsLast : null,
            during: moment == Moment.During ? IsLast : null
        );
    }

    /// <summary>As if nothing had ever been run.</summary>
    private static async Task ResetAsync(RedshiftProject project, int step)
    {
        project.Configure(
            more: $", \"schema\": \"tool_{step}\", \"manifests\": \"s3://{project.Bucket.Name}/manifests\""
        );
        await using var connection = new NpgsqlConnection(project.Server.Postgres);
        await connection.OpenAsync();
        await connection.RunAsync("drop table if exists public.numbers, public.staging");
    }
}
