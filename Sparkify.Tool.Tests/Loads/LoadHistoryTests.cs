using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Loads;

/// <summary>The load journal as status reads it: written on a second session, so that it outlives a load that was rolled back.</summary>
public sealed class LoadHistoryTests : IDisposable
{
    private readonly ScratchWarehouse warehouse = new();

    public LoadHistoryTests() => warehouse.Migrate();

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void There_is_no_history_before_the_first_load()
    {
        using var engine = warehouse.Open();

        Assert.Empty(LoadHistory.Read(engine, "sparkify", 5));
        Assert.Equal(0, LoadHistory.CountObjects(engine, "sparkify"));
        Assert.Equal(0, LoadHistory.CountChangedObjects(engine, "sparkify"));
    }

    [Fact]
    public void A_load_that_is_done_has_its_figures_and_steps()
    {
        var result = warehouse.Load();

        var run = Assert.Single(warehouse.History());
        Assert.Equal((result.RunId, "incremental", "done"), (run.RunId, run.Mode, run.Status));
        Assert.Equal((5L, 0L, 2L), (run.RowCount, run.RejectedRowCount, run.ObjectCount));
        Assert.NotNull(run.Duration);
        Assert.Null(run.Error);
        Assert.Equal($"{Environment.UserName}@{Environment.MachineName} (PID {Environment.ProcessId})", run.StartedBy);
        Assert.Equal(
            ["1|010_staging.sql|done|3|2", "2|110_totals.sql|done|2|0"],
            warehouse.Rows(
                "select position, transform, status, row_count, object_count from sparkify.load_steps order by position"
            )
        );
        Assert.Equal(
            warehouse.Project().Transforms.Select(t => t.Checksum),
            warehouse.Rows("select checksum from sparkify.load_steps order by position")
        );
    }

    [Fact]
    public void A_load_that_was_rolled_back_has_its_history()
    {
        warehouse.Write("transforms/120_broken.sql", "select nix from totals");

        warehouse.FailToLoad();

        var run = Assert.Single(warehouse.History());
        Assert.Equal("failed", run.Status);
        Assert.Equal("transforms/120_broken.sql:1:8: column \"nix\" does not exist", run.Error);
        Assert.Equal(
            ["010_staging.sql|done", "110_totals.sql|done", "120_broken.sql|failed"],
            warehouse.Rows("select transform, status from sparkify.load_steps order by position")
        );
        Assert.Empty(warehouse.Rows("select * from sparkify.load_commits"));
    }

    [Fact]
    public void Runs_are_told_by_their_mode_and_the_newest_comes_first()
    {
        warehouse.Load(new LoadOptions { IsBaseline = true });
        warehouse.Load();
        warehouse.Load(new LoadOptions { From = "110_totals" });
        warehouse.Load(new LoadOptions { IsFullRefresh = true });

        Assert.Equal(
            ["full refresh", "from 110_totals", "incremental", "baseline"],
            warehouse.History().Select(r => r.Mode)
        );
        Assert.Equal(2, warehouse.History(count: 2).Count);
    }

    [Fact]
    public void A_run_without_an_end_was_interrupted_or_committed()
    {
        warehouse.Load();
        using (var engine = warehouse.Open())
        {
            using var killed = new LoadJournal(engine.OpenSession(), warehouse.Settings, "killed");
            killed.Started("incremental");
            using var late = new LoadJournal(engine.OpenSession(), warehouse.Settings, "late");
            late.Started("incremental");
            engine.Execute("insert into sparkify.load_commits values ('late', sysdate)");
        }

        var runs = warehouse.History().ToDictionary(r => r.RunId);

        Assert.Equal(("interrupted", null), (runs["killed"].Status, runs["killed"].Duration));
        Assert.Equal(("committed", null), (runs["late"].Status, runs["late"].Duration));
    }

    [Theory]
    [InlineData(true, "oops")]
    [InlineData(false, null)]
    public void Rejected_rows_are_kept_and_their_values_where_they_may_be_shown(bool showValues, string? value)
    {
        warehouse.Settings = warehouse.Settings with { ShowValues = showValues };
        warehouse.Write("transforms/010_staging.sql", ScratchWarehouse.Copy + " maxerror 5");
        warehouse.Object("b", "{\"id\": 3, \"amount\": 1}\n{\"id\": 4, \"amount\": \"oops\"}\n");

        var result = warehouse.Load();

        Assert.Equal(1, result.RejectedRowCount);
        using var engine = warehouse.Open();
        var rejection = Assert.Single(LoadHistory.ReadRejections(engine, "sparkify", result.RunId, 10));
        Assert.Equal(
            ("010_staging.sql", "s3://bucket/data/b.json", 2L, "amount", value),
            (rejection.Transform, rejection.ObjectUrl, rejection.Line, rejection.Column, rejection.Value)
        );
        Assert.Equal(1, warehouse.History()[0].RejectedRowCount);
        Assert.Equal(
            ["1"],
            warehouse.Rows("select rejected_row_count from sparkify.load_ledger where object_key like '%b.json'")
        );
    }

    [Fact]
    public void A_journal_that_cannot_be_written_does_not_hide_why_the_load_failed()
    {
        warehouse.Write("transforms/120_broken.sql", "select nix from totals");
        warehouse.Settings = warehouse.Settings with { Clock = new ClockThatStops(1) };

        var error = Assert.Throws<SparkifyException>(() => warehouse.Load());

        Assert.Equal("column \"nix\" does not exist", error.Message);
        Assert.Equal("interrupted", warehouse.History()[0].Status);
    }

    [Fact]
    public void A_load_whose_end_cannot_be_written_is_committed_and_says_so()
    {
        warehouse.Settings = warehouse.Settings with { Clock = new ClockThatStops(2) };

        var error = Assert.Throws<SparkifyException>(() => warehouse.Load());

        Assert.StartsWith(
            "the load is committed; what came after it failed: ",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("committed", warehouse.History()[0].Status);
        Assert.Equal(["1|15", "2|20"], warehouse.Rows("select id, amount from totals order by id"));
    }

    [Fact]
    public void The_tools_schema_may_have_any_name()
    {
        warehouse.Settings = new LoadSettings("team's \"own\"", "1");
        using (var engine = warehouse.Open())
        {
            engine.Execute("create schema \"team's \"\"own\"\"\"");
        }

        LoadTablesOf("team's \"own\"");
    }

    private void LoadTablesOf(string schema)
    {
        using var engine = warehouse.Open();
        LoadTables.Ensure(engine, schema);
        LoadTables.Ensure(engine, schema);

        Assert.True(LoadTables.Exist(engine, schema));
        Assert.Empty(LoadHistory.Read(engine, schema, 5));
    }

    private sealed class ClockThatStops(int readCount) : TimeProvider
    {
        private int left = readCount;

        public override DateTimeOffset GetUtcNow() =>
            left-- > 0 ? base.GetUtcNow() : throw new SparkifyException("the clock has stopped");
    }
}
