using Sparkify.Tool.Engines;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Tests.Migrations;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.Postgres;

/// <summary>A run keeps its lock, and a script's commit goes with the next script's first statement: what is told of each must be what became of it.</summary>
public sealed class PostgresMigrationTests : PostgresMigrationTest
{
    [Fact]
    public void Every_script_is_applied_once_with_its_row_count()
    {
        var result = Migrate(First, Second, Third);

        Assert.Equal(
            [("0001_first.sql", 0L), ("0002_second.sql", 2L), ("0003_third.sql", 1L)],
            result.Applied.Select(m => (m.Script, m.RowCount))
        );
        Assert.Equal(result.Applied.Select(m => $"{m.Script}|applied|{m.RowCount}"), Journal());
        Assert.Equal(3, Events.OfType<MigrationEvent.Applied>().Count());
        Assert.Empty(Migrate(First, Second, Third).Applied);
    }

    [Theory]
    [InlineData("insert into nowhere values (1)")]
    [InlineData("insert into b values ('long')")]
    [InlineData("create table c (i integer);\ninsert into b values ('long')")]
    [InlineData("alter table nowhere add column i integer")]
    public void Script_that_fails_leaves_those_before_it_and_nothing_of_its_own(string sql)
    {
        var failing = Scripts.Migration("0003_fails.sql", sql);

        var error = Fails(First, Second, failing);

        Assert.Equal(failing.Source, error.Span!.Value.Source);
        Assert.Contains("0003_fails.sql was not applied; nothing of it was kept", error.Details);
        Assert.Contains(
            "2 migrations were applied before it and stay, 0001_first.sql to 0002_second.sql",
            error.Details
        );
        Assert.Equal(["0001_first.sql|applied|0", "0002_second.sql|applied|2"], Journal());
        Assert.Equal(2, Events.OfType<MigrationEvent.Applied>().Count());
        Assert.Equal(["a", "b"], UserTables());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Commit_that_fails_is_told_of_its_own_script(bool isLast)
    {
        Migrate(First);
        RefuseToCommit("0002_second.sql");

        var error = isLast ? Fails(First, Second) : Fails(First, Second, Third);

        Assert.Equal("not now", error.Message);
        Assert.Contains("0002_second.sql was not applied; nothing of it was kept", error.Details);
        Assert.Contains("no migration was applied before it in this run", error.Details);
        Assert.Equal(["0001_first.sql|applied|0"], Journal());
        Assert.Equal(["a"], UserTables());
    }

    [Theory]
    [InlineData("insert into a values (1)")]
    [InlineData("alter table a add column v varchar(3)")]
    [InlineData("alter table a drop column i")]
    [InlineData("alter table a rename to c")]
    [InlineData("drop table a")]
    public async Task Cancelled_script_leaves_those_before_it(string sql)
    {
        Migrate(First);
        var waiting = Scripts.Migration("0003_waits.sql", sql);
        using var cancellation = new CancellationTokenSource();
        await using var blocker = Block("a");

        var running = Task.Run(() => Migrate(cancellation.Token, First, Second, waiting));
        await UntilBlockedAsync(running);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(["0001_first.sql|applied|0", "0002_second.sql|applied|2"], Journal());
        Assert.Equal(
            ["0001_first.sql", "0002_second.sql"],
            Events.OfType<MigrationEvent.Applied>().Select(e => e.Migration.Script)
        );
    }

    [Fact]
    public async Task Lost_connection_rolls_back_what_was_not_committed()
    {
        Migrate(First);
        var waiting = Scripts.Migration("0003_waits.sql", "insert into a values (1)");
        await using var blocker = Block("a");

        var running = Task.Run(() => Migrate(First, Second, waiting));
        await UntilBlockedAsync(running);
        Query($"select pg_terminate_backend(pid) from pg_stat_activity where {Blocked}");

        var error = await Assert.ThrowsAsync<SparkifyException>(() => running.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(ExitCode.NoConnection, error.ExitCode);
        Assert.Contains(error.Details, d => d.EndsWith("`sparkify status` tells whether it was applied"));
        Assert.Equal(["0001_first.sql|applied|0", "0002_second.sql|applied|2"], Journal());
    }

    [Fact]
    public void No_other_run_comes_between_two_scripts()
    {
        using var other = Scratch.Open(new EngineOptions { LockTimeout = TimeSpan.Zero });
        var codes = new List<ExitCode>();
        void TryLock(MigrationEvent happened)
        {
            if (happened is MigrationEvent.Started { Index: > 0 })
            {
                codes.Add(Assert.Throws<SparkifyException>(() => other.BeginExclusive(default)).ExitCode);
            }
        }

        using var engine = Scratch.Open(new EngineOptions());
        new MigrationRunner(engine, Settings).Run([First, Second, Third], new(), new Recorder(TryLock), default);

        Assert.Equal([ExitCode.NotLocked, ExitCode.NotLocked], codes);
        other.BeginExclusive(default);
        other.Rollback();
    }

    [Fact]
    public void Transaction_off_script_runs_between_the_others()
    {
        var off = Scripts.Migration("0003_off.sql", "vacuum b", inTransaction: false);

        var result = Migrate(First, Second, off, Scripts.Migration("0004_last.sql", "insert into b values ('z')"));

        Assert.Equal(4, result.Applied.Count);
        Assert.Equal(
            [
                "0001_first.sql|applied|0",
                "0002_second.sql|applied|2",
                "0003_off.sql|started|0",
                "0003_off.sql|applied|0",
                "0004_last.sql|applied|1",
            ],
            Journal()
        );
    }
}
