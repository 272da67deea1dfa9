using System.Globalization;
using Npgsql;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Tests.Migrations;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.Postgres;

/// <summary>
/// Scripts that change tables or insert values wait for one that does more, and are sent with it: what is told of each must be what became of it.
/// </summary>
public sealed class PostgresLaterStatementsTests : PostgresMigrationTest
{
    /// <summary>All but the last are sent together. What the rules see is refused before: these are the server's errors.</summary>
    [Theory]
    [InlineData("create table other_program (i integer)", "relation \"other_program\" already exists")]
    [InlineData("alter table a drop column i", "cannot drop table a column i because other objects depend on it")]
    [InlineData("drop table a", "cannot drop table a because other objects depend on it")]
    [InlineData("create table c (i integer default 'x')", "invalid input syntax")]
    [InlineData("alter table a add column k integer default 'x'", "invalid input syntax")]
    [InlineData("insert into a values (1, 2, 'long')", "value too long for type character varying(3)")]
    [InlineData("insert into a values (1, 2, 'x'), (1, 'two', 'x')", "invalid input syntax for type integer: \"two\"")]
    [InlineData("insert into a values (1, 1 / (select 0), 'x')", "division by zero")]
    public void Statement_that_fails_is_told_of_its_own_script(string sql, string message)
    {
        Migrate(First);
        Events.Clear();
        Query("create table public.other_program (i integer)");
        Query("create view public.other_view as select i from public.a");
        ScriptFile[] files =
        [
            First,
            Scripts.Migration("0002_more.sql", "alter table a add column v varchar(3)"),
            Scripts.Migration("0003_more.sql", "create table b (i integer)"),
            Scripts.Migration("0004_fails.sql", $"create table kept_not (i integer);\n{sql}"),
            Scripts.Migration("0005_later.sql", "create table later (i integer)"),
            Scripts.Migration("0006_asks.sql", "insert into b select 1"),
        ];

        var error = Fails(files);

        Assert.Contains(message, error.Message);
        Assert.Equal(files[3].Source, error.Span!.Value.Source);
        Assert.Equal(2, error.Span.Value.Start.Line);
        Assert.Contains("0004_fails.sql was not applied; nothing of it was kept", error.Details);
        Assert.Contains("2 migrations were applied before it and stay, 0002_more.sql to 0003_more.sql", error.Details);
        Assert.Equal(files.Take(3).Select(f => $"{f.Name}|applied|0"), Journal());
        Assert.Equal(
            ["0002_more.sql", "0003_more.sql"],
            Events.OfType<MigrationEvent.Applied>().Select(e => e.Migration.Script)
        );
        Assert.Equal(["a", "b", "other_program", "other_view"], UserTables());
    }

    /// <summary>What fails without the server's being asked is not told before what waits for the server and fails there.</summary>
    [Theory]
    [InlineData("create table name_of_more_than_the_63_bytes_that_postgresql_keeps_of_any_name (i integer)")]
    [InlineData("alter table a add column name_of_more_than_the_63_bytes_that_postgresql_keeps_of_any_name integer")]
    public void First_statement_that_fails_is_told(string second)
    {
        Migrate(First);
        Query("create table public.taken (i integer)");
        var failing = Scripts.Migration("0002_fails.sql", $"create table taken (i integer);\n{second}");

        var error = Fails(First, failing);

        Assert.Equal("relation \"taken\" already exists", error.Message);
        Assert.Equal(failing.Source, error.Span!.Value.Source);
        Assert.Equal(1, error.Span.Value.Start.Line);
        Assert.Contains("0002_fails.sql was not applied; nothing of it was kept", error.Details);
    }

    /// <summary>Whatever is sent with what: what is journaled, told and there is what comes before the script that fails.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Run_ends_before_the_script_that_fails(int seed)
    {
        var random = new Random(seed);
        var failingIndex = random.Next(30);
        Query("create table public.taken (i integer)");
        var files = Enumerable
            .Range(0, 30)
            .Select(i => Numbered(i + 1, 1, Sql(random.Next(5), fails: i == failingIndex)).Single())
            .ToArray();

        var error = Fails(files);

        Assert.Equal(files[failingIndex].Source, error.Span!.Value.Source);
        var done = files.Take(failingIndex).Select(f => f.Name).ToList();
        Assert.Equal(done, Journal().Select(row => row.Split('|')[0]));
        Assert.Equal(done, Events.OfType<MigrationEvent.Applied>().Select(e => e.Migration.Script));
        Assert.Equal(
            Enumerable.Range(1, failingIndex).Select(i => $"t{i}").Order(StringComparer.Ordinal).Append("taken"),
            UserTables().Order(StringComparer.Ordinal).Where(t => t != "taken").Append("taken")
        );

        static string Sql(int kind, bool fails) =>
            $"create table t{{0}} (i integer, v varchar(3));\n"
            + (kind, fails) switch
            {
                (0, false) => "",
                (0, true) => "create table taken (i integer)",
                (1, false) => "alter table t{0} add column w varchar(5) default 'none'",
                (1, true) => "alter table t{0} add column w integer default 'none'",
                (2, false) => "insert into t{0} select 1, 'x';\nalter table t{0} add column w integer",
                (2, true) => "insert into t{0} select 1, 'x';\nalter table t{0} add column w integer default 'x'",
                (3, false) => "insert into t{0} select 1, 'x'",
                (3, true) => "insert into t{0} select 1, 'long'",
                (_, false) => "insert into t{0} values (1, 'x')",
                (_, true) => "insert into t{0} values (1, 'long')",
            };
    }

    [Theory]
    [InlineData("alter table a add column v varchar(3)", 0)]
    [InlineData("alter table a add column v varchar(3)", 1)]
    [InlineData("alter table a add column v varchar(3)", 40)]
    [InlineData("insert into a values (1, 2)", 1)]
    public async Task Cancelled_statement_that_waits_leaves_what_came_before(string sql, int laterCount)
    {
        Migrate(First);
        using var cancellation = new CancellationTokenSource();
        await using var blocker = Block("a");
        ScriptFile[] files =
        [
            First,
            Scripts.Migration("0002_done.sql", "create table b (i integer)"),
            Scripts.Migration("0003_waits.sql", sql),
            .. Numbered(4, laterCount, "create table t{0} (i integer)"),
        ];

        var running = Task.Run(() => Migrate(cancellation.Token, files));
        await UntilBlockedAsync(running);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(["0001_first.sql|applied|0", "0002_done.sql|applied|0"], Journal());
        Assert.Equal(["a", "b"], UserTables());
    }

    /// <summary>What was not sent when the user gave up never is.</summary>
    [Fact]
    public void Cancelled_before_it_was_sent_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        using var engine = Scratch.Open(new EngineOptions());
        var recorder = new Recorder(happened =>
        {
            if (happened is MigrationEvent.Started { Index: 3 })
            {
                cancellation.Cancel();
            }
        });
        ScriptFile[] files =
        [
            Scripts.Migration("0001_asks.sql", "create table a (i integer);\ninsert into a select 1"),
            .. Numbered(2, 8, "create table t{0} (i integer)"),
        ];

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new MigrationRunner(engine, Settings).Run(files, new(), recorder, cancellation.Token)
        );

        engine.Dispose();
        Assert.Equal(["0001_asks.sql|applied|1"], Journal());
        Assert.Equal(["a"], UserTables());
    }

    [Fact]
    public async Task Lost_connection_tells_which_scripts_are_in_doubt()
    {
        Migrate(First);
        var blocker = Block("a");
        ScriptFile[] files =
        [
            First,
            Scripts.Migration("0002_waits.sql", "alter table a add column v varchar(3)"),
            Scripts.Migration("0003_more.sql", "create table c (i integer)"),
        ];

        var running = Task.Run(() => Migrate(files));
        await UntilBlockedAsync(running);
        Query($"select pg_terminate_backend(pid) from pg_stat_activity where {Blocked}");

        var error = await Assert.ThrowsAsync<SparkifyException>(() => running.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(ExitCode.NoConnection, error.ExitCode);
        Assert.Contains(
            "the connection was lost during 0002_waits.sql to 0003_more.sql; `sparkify status` tells which were applied",
            error.Details
        );
        Assert.Equal(["0001_first.sql|applied|0"], Journal());
        await blocker.DisposeAsync();
        Assert.Equal(2, Migrate(files).Applied.Count);
    }

    /// <summary>The server's clock: the run does not wait for such a script alone.</summary>
    [Fact]
    public async Task Duration_is_that_of_its_own_script()
    {
        Migrate(First);
        var blocker = Block("a");
        ScriptFile[] files =
        [
            First,
            Scripts.Migration("0002_quick.sql", "create table b (i integer)"),
            Scripts.Migration("0003_waits.sql", "alter table a add column v varchar(3)"),
            Scripts.Migration("0004_quick.sql", "create table c (i integer)"),
        ];

        var running = Task.Run(() => Migrate(files));
        await UntilBlockedAsync(running);
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        await blocker.DisposeAsync();

        var durations = (await running).Applied.Select(m => m.Duration!.Value.TotalMilliseconds).ToList();
        Assert.InRange(durations[0], 0, 400);
        Assert.InRange(durations[1], 500, double.MaxValue);
        Assert.InRange(durations[2], 0, 400);
        Assert.Equal(
            durations.Select(d => d.ToString(CultureInfo.InvariantCulture)),
            Query("select duration_ms::text from sparkify.migrations where entry > 1 order by entry")
        );
    }

    [Fact]
    public void Many_statements_are_sent_in_several_requests()
    {
        var many = string.Join(";\n", Enumerable.Range(0, 300).Select(i => $"create table many{i} (i integer)"));
        ScriptFile[] files =
        [
            Scripts.Migration("0001_many.sql", many),
            .. Numbered(2, 100, "create table t{0} (v varchar(3));\ninsert into t{0} values ('x'), ('y')"),
            Scripts.Migration("0102_long.sql", $"insert into t2 values {LongRows(100_000)}"),
            .. Numbered(103, 10, $"insert into t2 values {LongRows(10_000)}"),
        ];

        Assert.Equal(112, Migrate(files).Applied.Count);
        Assert.Equal(400, UserTables().Count);
        Assert.Equal(
            files.Select((f, i) => $"{f.Name}|applied|{(i == 0 ? 0 : i <= 100 ? 2 : i == 101 ? 100_000 : 10_000)}"),
            Journal()
        );
        Assert.Equal("200002", Query("select count(*)::text from public.t2").Single());
        Assert.Equal(112, Events.OfType<MigrationEvent.Applied>().Count());
    }

    private static string LongRows(int count) => string.Join(", ", Enumerable.Repeat("('abc')", count));
}
