using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Loads;

public sealed class LoadRunnerTests : IDisposable
{
    private readonly ScratchWarehouse warehouse = new();

    public LoadRunnerTests() => warehouse.Migrate();

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Each_object_is_loaded_once()
    {
        var first = warehouse.Load();
        var second = warehouse.Load();
        warehouse.Object("c", "{\"id\": 3, \"amount\": 1}");
        var third = warehouse.Load();

        Assert.Equal([2, 0, 1], new[] { first, second, third }.Select(r => r.ObjectCount));
        Assert.Equal([2, 2, 3], new[] { first, second, third }.Select(r => r.Steps[0].ListedObjectCount));
        Assert.Equal(["1|15", "2|20", "3|1"], warehouse.Rows("select id, amount from totals order by id"));
        Assert.Equal(["3"], warehouse.Rows("select count(*) from sparkify.load_commits"));
    }

    [Fact]
    public void A_changed_object_is_loaded_again_and_counted()
    {
        warehouse.Load();
        warehouse.Object("b", "{\"id\": 7, \"amount\": 70}");

        Assert.Equal(1, warehouse.Load().ObjectCount);
        Assert.Equal(["1|15", "2|20", "7|70"], warehouse.Rows("select id, amount from totals order by id"));
        Assert.Equal(["1", "2"], warehouse.Rows("select version_count from sparkify.load_ledger order by 1"));
        Assert.Equal(0, warehouse.Load().ObjectCount);
    }

    [Fact]
    public void Two_copies_of_one_transform_over_overlapping_prefixes_are_refused()
    {
        warehouse.Write(
            "transforms/010_staging.sql",
            $"{ScratchWarehouse.Copy}; copy staging (id, amount) from 's3://bucket/data/a' iam_role default json 'auto'"
        );

        var error = warehouse.FailToLoad();

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Contains("s3://bucket/data/a.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_copies_of_one_transform_over_different_prefixes_read_each_object_once()
    {
        warehouse.Write(
            "transforms/010_staging.sql",
            "copy staging (id, amount) from 's3://bucket/data/a' iam_role default json 'auto'; copy staging (id, amount) from 's3://bucket/data/b' iam_role default json 'auto'"
        );

        var steps = new[] { warehouse.Load().Steps[0], warehouse.Load().Steps[0] };

        Assert.Equal(
            [(2, 2L, 3L), (0, 2L, 0L)],
            steps.Select(s => ((int)s.ObjectCount, s.ListedObjectCount, s.RowCount))
        );
        Assert.Equal(["3"], warehouse.Rows("select count(*) from staging"));
    }

    [Fact]
    public void The_same_objects_may_fill_two_tables_or_one_table_by_two_transforms()
    {
        warehouse.Execute("create table ids (id integer)");
        warehouse.Write(
            "transforms/010_staging.sql",
            $"{ScratchWarehouse.Copy}; copy ids from 's3://bucket/data/' iam_role default json 'auto'"
        );
        warehouse.Write("transforms/020_again.sql", ScratchWarehouse.Copy);

        Assert.Equal(6, warehouse.Load().ObjectCount);
        Assert.Equal(0, warehouse.Load().ObjectCount);
        Assert.Equal(["6|3"], warehouse.Rows("select (select count(*) from staging), (select count(*) from ids)"));
    }

    [Fact]
    public void A_full_refresh_empties_what_transforms_write_and_nothing_else()
    {
        warehouse.Load();
        warehouse.Execute("insert into notes values ('kept')", "insert into staging (id) values (99)");
        warehouse.Object("b", "{\"id\": 7, \"amount\": 70}");
        warehouse.Load();

        var result = warehouse.Load(new LoadOptions { IsFullRefresh = true });

        Assert.Equal(2, result.ObjectCount);
        Assert.Equal(["1|10", "2|20", "7|70"], warehouse.Rows("select id, amount from totals order by id"));
        Assert.Equal(["kept"], warehouse.Rows("select note from notes"));
        Assert.Equal(["1", "1"], warehouse.Rows("select version_count from sparkify.load_ledger"));
    }

    [Fact]
    public void A_full_refresh_works_before_the_first_load_also_where_transforms_create_their_tables()
    {
        warehouse.Write(
            "transforms/120_made.sql",
            "create table if not exists made (id integer); delete from made; insert into made select id from totals"
        );

        warehouse.Load(new LoadOptions { IsFullRefresh = true });

        Assert.Equal(["1", "2"], warehouse.Rows("select id from made order by id"));
    }

    [Fact]
    public void A_full_refresh_refuses_to_lose_objects_that_are_gone()
    {
        warehouse.Load();
        warehouse.DeleteObject("b");

        var error = warehouse.FailToLoad(new LoadOptions { IsFullRefresh = true });

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Equal(["s3://bucket/data/b.json"], error.Details);
        warehouse.Load(new LoadOptions { IsFullRefresh = true, AllowMissing = true });
        Assert.Equal(["1|10", "2|20"], warehouse.Rows("select id, amount from totals order by id"));
        Assert.Equal(["data/a.json"], warehouse.Rows("select object_key from sparkify.load_ledger"));
    }

    [Fact]
    public void An_object_that_is_gone_does_not_stop_an_ordinary_load()
    {
        warehouse.Load();
        warehouse.DeleteObject("b");

        Assert.Equal(0, warehouse.Load().ObjectCount);
        Assert.Equal(["2"], warehouse.Rows("select count(*) from sparkify.load_ledger"));
    }

    [Fact]
    public void A_baseline_counts_objects_as_loaded_and_runs_nothing_else()
    {
        warehouse.Write("checks/never.sql", "select 1 as wrong");
        var result = warehouse.Load(new LoadOptions { IsBaseline = true });

        Assert.Equal(0, result.ObjectCount);
        Assert.Empty(result.Checks);
        Assert.Empty(warehouse.Rows("select * from staging"));
        Assert.Empty(warehouse.Rows("select * from totals"));
        File.Delete(warehouse["checks/never.sql"]);
        warehouse.Object("c", "{\"id\": 3, \"amount\": 1}");
        Assert.Equal(1, warehouse.Load().ObjectCount);
        Assert.Equal(["3"], warehouse.Rows("select id from staging"));
    }

    [Fact]
    public void A_baseline_reaches_a_copy_into_a_temporary_table()
    {
        warehouse.Write(
            "transforms/010_staging.sql",
            "create temp table if not exists news (id integer, amount integer); copy news from 's3://bucket/data/' iam_role default json 'auto'; insert into staging (id) select id from news"
        );

        warehouse.Load(new LoadOptions { IsBaseline = true });

        Assert.Empty(warehouse.Rows("select * from staging"));
        Assert.Equal(0, warehouse.Load().ObjectCount);
    }

    [Fact]
    public void From_runs_a_transform_and_all_later_ones()
    {
        var result = warehouse.Load(new LoadOptions { From = "110" });

        Assert.Equal(["110_totals.sql"], result.Steps.Select(s => s.Name));
        Assert.Empty(warehouse.Rows("select * from sparkify.load_ledger"));
        Assert.Equal(2, warehouse.Load().ObjectCount);
    }

    [Fact]
    public void A_failed_transform_leaves_the_warehouse_unchanged()
    {
        warehouse.Load();
        warehouse.Object("c", "{\"id\": 3, \"amount\": 1}");
        warehouse.Write("transforms/120_broken.sql", "delete from notes;\nselect no_such_column from totals;");

        var error = warehouse.FailToLoad();

        Assert.Equal("transforms/120_broken.sql:2:8", error.Span.ToString());
        File.Delete(warehouse["transforms/120_broken.sql"]);
        Assert.Equal(1, warehouse.Load().ObjectCount);
    }

    [Fact]
    public void A_failed_check_leaves_the_warehouse_unchanged()
    {
        warehouse.Write("checks/amounts_are_small.sql", "select id, amount from totals where amount > 15");

        var error = warehouse.FailToLoad();

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Equal(2, warehouse.Load(new LoadOptions { SkipChecks = true }).ObjectCount);
    }

    [Fact]
    public void A_declared_key_is_checked_before_the_commit()
    {
        warehouse.Write("transforms/110_totals.sql", "insert into totals select id, amount from staging");

        warehouse.FailToLoad();

        Assert.Empty(warehouse.Rows("select * from totals"));
    }

    [Fact]
    public void Pending_migrations_stop_a_load_before_it_starts()
    {
        warehouse.Load();
        warehouse.Write("migrations/0002_add_table.sql", "create table more (a integer)");

        var error = warehouse.FailToLoad();

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Single(warehouse.History());
    }

    [Fact]
    public void Nothing_under_the_prefix_is_an_error_and_an_empty_object_is_no_row()
    {
        warehouse.DeleteObject("a");
        warehouse.DeleteObject("b");
        Assert.Contains("s3://bucket/data/", warehouse.FailToLoad().Message, StringComparison.Ordinal);

        warehouse.Object("empty", "");
        Assert.Equal(1, warehouse.Load().ObjectCount);
        Assert.Empty(warehouse.Rows("select * from staging"));
        Assert.Equal(0, warehouse.Load().ObjectCount);
    }

    [Fact]
    public void What_cannot_run_in_a_transaction_runs_after_the_commit()
    {
        warehouse.Write(
            "transforms/900_vacuum.sql",
            "-- sparkify: transaction=off\nvacuum;\ninsert into notes values ('after');"
        );

        var result = warehouse.Load();

        Assert.Equal(["010_staging.sql", "110_totals.sql", "900_vacuum.sql"], result.Steps.Select(s => s.Name));
        Assert.True(
            IndexOf<LoadEvent.Committed>()
                < warehouse.Events.FindIndex(e => e is LoadEvent.TransformFinished { Step.Name: "900_vacuum.sql" })
        );
        Assert.Equal(["after"], warehouse.Rows("select note from notes"));
    }

    [Fact]
    public void A_load_is_kept_when_what_runs_after_it_fails()
    {
        warehouse.Write(
            "transforms/900_late.sql",
            "-- sparkify: transaction=off\ninsert into notes values ('first');\nselect 1 / 0;"
        );

        var error = Assert.Throws<SparkifyException>(() => warehouse.Load());

        Assert.Equal((ExitCode.Failed, "22012"), (error.ExitCode, error.Code));
        Assert.Contains("the load itself is committed", error.Details[^1], StringComparison.Ordinal);
        Assert.Equal(["1|15", "2|20"], warehouse.Rows("select id, amount from totals order by id"));
        Assert.Equal(["first"], warehouse.Rows("select note from notes"));
        Assert.Equal("committed", warehouse.History()[0].Status);
        File.Delete(warehouse["transforms/900_late.sql"]);
        Assert.Equal(0, warehouse.Load().ObjectCount);
    }

    [Fact]
    public void A_cancelled_load_leaves_the_warehouse_unchanged()
    {
        using var cancellation = new CancellationTokenSource();
        using (var engine = warehouse.Open())
        {
            LoadTables.Ensure(engine, warehouse.Settings.Schema);
            cancellation.Cancel();
            Assert.ThrowsAny<OperationCanceledException>(() => warehouse.Load(engine, null, cancellation.Token));
            Assert.False(engine.InTransaction);
        }

        Assert.Empty(warehouse.Rows("select * from staging"));
        Assert.Equal("cancelled", warehouse.History()[0].Status);
        Assert.Equal(2, warehouse.Load().ObjectCount);
    }

    [Fact]
    public void A_load_that_is_cancelled_by_its_last_check_is_rolled_back()
    {
        using var cancellation = new CancellationTokenSource();
        warehouse.Write("checks/fine.sql", "select 1 as a from totals where id < 0");
        using (var engine = warehouse.Open())
        {
            var runner = new LoadRunner(engine, warehouse.Project(), warehouse.Settings);
            var progress = new Callback(e =>
            {
                if (e is LoadEvent.ChecksFinished)
                {
                    cancellation.Cancel();
                }
            });
            Assert.ThrowsAny<OperationCanceledException>(() =>
                runner.Run(new LoadOptions(), progress, cancellation.Token)
            );
        }

        Assert.Empty(warehouse.Rows("select * from staging"));
        Assert.Empty(warehouse.Rows("select * from sparkify.load_commits"));
    }

    [Fact]
    public void Readers_see_no_half_of_a_load()
    {
        using var engine = warehouse.Open();
        using var reader = engine.OpenSession();
        var seen = new List<object?>();
        var runner = new LoadRunner(engine, warehouse.Project(), warehouse.Settings);

        runner.Run(
            new LoadOptions(),
            new Callback(e =>
            {
                if (e is LoadEvent.TransformFinished or LoadEvent.ChecksFinished or LoadEvent.Committed)
                {
                    seen.Add(
                        reader.Read("select (select count(*) from staging) + (select count(*) from totals)")[0][0]
                    );
                }
            }),
            CancellationToken.None
        );

        Assert.Equal([0L, 0L, 0L, 5L], seen);
    }

    [Fact]
    public void Unchanged_objects_take_no_memory()
    {
        const int ObjectCount = 60_000;
        warehouse.Load();
        warehouse.Execute(
            $"""
            insert into sparkify.load_ledger
            select '010_staging.sql', 'public.staging', 'bucket', 'data/' || lpad(i::varchar(10), 300, '0'), md5(i::varchar(10)), 1, 1, 'older', 1, 0
            from generate_series(1, {ObjectCount}) as g(i)
            """
        );
        using var engine = warehouse.Open();
        var ledger = new ObjectLedger(engine, "\"sparkify\"", "newer") { PageRowCount = 1000 };
        var seen = new List<WeakReference>();
        var held = 0;

        foreach (var entry in ledger.ReadLoaded(new LedgerKey("010_staging.sql", "public.staging"), false, default))
        {
            seen.Add(new WeakReference(entry.ETag));
            if (seen.Count % 5000 == 0)
            {
                GC.Collect();
                held = Math.Max(held, seen.Count(e => e.IsAlive));
            }
        }

        Assert.Equal(ObjectCount + 2, seen.Count);
        Assert.InRange(held, 1, 2000);
    }

    private int IndexOf<T>()
        where T : LoadEvent => warehouse.Events.FindIndex(e => e is T);

    private sealed class Callback(Action<LoadEvent> report) : IProgress<LoadEvent>
    {
        public void Report(LoadEvent value) => report(value);
    }
}
