using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Tests.Engines.DuckDb;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Loads;

public sealed class ObjectLedgerTests : IDisposable
{
    private static readonly LedgerKey Events = new("010_events.sql", "public.events");
    private static readonly LedgerKey Songs = new("020_songs.sql", "public.songs");

    private readonly ScratchEngine scratch = new();

    public ObjectLedgerTests() => LoadTables.Ensure(scratch.Engine, "sparkify");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_run_that_comes_next_finds_what_was_written()
    {
        Run("1", ledger => Write(ledger, Events, 1, "a", "b'\\"));

        Assert.Equal(["a:a:1", "b'\\:b'\\:1"], Read("2", Events));
        Assert.Empty(Read("2", Songs));
        Assert.Empty(Read("2", new LedgerKey(Songs.Transform, Events.Table)));
    }

    [Fact]
    public void A_newer_version_takes_the_place_of_the_older_one_when_the_run_is_settled()
    {
        Run("1", ledger => Write(ledger, Events, 1, "a", "b"));
        Run("1", ledger => Write(ledger, Songs, 1, "a"));
        var second = Ledger("2");
        second.Write(Events, [Outcome("a", "new")], _ => 2, default);

        Assert.Equal(["a:new:2", "a:a:1", "b:b:1"], Read("2", Events));
        second.Settle(isFullRefresh: false, default);
        Assert.Equal(["a:new:2", "b:b:1"], Read("3", Events));
        Assert.Equal(["a:a:1"], Read("3", Songs));
        Assert.Equal(1, LoadHistory.CountChangedObjects(scratch.Engine, "sparkify"));
        Assert.Equal(3, LoadHistory.CountObjects(scratch.Engine, "sparkify"));
    }

    [Fact]
    public void An_object_that_changed_between_two_copies_of_one_run_keeps_its_newest_version()
    {
        Run(
            "1",
            ledger =>
            {
                ledger.Write(Events, [Outcome("a", "x")], _ => 1, default);
                ledger.Write(Events, [Outcome("a", "y")], _ => 2, default);
            }
        );

        Assert.Equal(["a:y:2"], Read("2", Events));
    }

    [Fact]
    public void A_full_refresh_forgets_what_earlier_runs_loaded()
    {
        Run("1", ledger => Write(ledger, Events, 5, "a", "b"));
        var second = Ledger("2");

        Assert.Empty(second.ReadLoaded(Events, isFullRefresh: true, default));
        Write(second, Events, 1, "a");
        Assert.Equal("a", second.ReadLoaded(Events, isFullRefresh: true, default).Single().Location.Key);
        second.Settle(isFullRefresh: true, default);

        Assert.Equal(["a:a:1"], Read("3", Events));
        Assert.Equal(0, LoadHistory.CountChangedObjects(scratch.Engine, "sparkify"));
    }

    [Fact]
    public void Objects_that_are_missing_at_a_full_refresh_are_named()
    {
        Run("1", ledger => Write(ledger, Events, 1, "a", "b", "c", "d", "e", "f", "g", "h"));
        Run("1", ledger => Write(ledger, Songs, 1, "x"));
        var second = Ledger("2");
        Write(second, Events, 1, "a");

        var error = Assert.Throws<SparkifyException>(() => second.RefuseMissing([Events.Table], default));

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.StartsWith("7 objects", error.Message, StringComparison.Ordinal);
        Assert.Equal("s3://bucket/b", error.Details[0]);
        Assert.Equal(5, error.Details.Count);
    }

    [Fact]
    public void An_object_is_not_missing_when_a_renamed_transform_loads_it_or_nobody_fills_the_table_any_more()
    {
        Run("1", ledger => Write(ledger, Events, 1, "a"));
        Run("1", ledger => Write(ledger, Songs, 1, "x"));
        var second = Ledger("2");
        Write(second, Events with { Transform = "015_events.sql" }, 1, "a");

        second.RefuseMissing([Events.Table], default);
        second.RefuseMissing([], default);
        second.Settle(isFullRefresh: true, default);

        Assert.Equal(1, LoadHistory.CountObjects(scratch.Engine, "sparkify"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Pages_of_any_size_give_the_same_entries(int pageRowCount)
    {
        var names = Enumerable.Range(0, 30).Select(i => $"{(i % 2 == 0 ? "é" : "\U0001F3B5")}'{i:00}").ToArray();
        Run("1", ledger => Write(ledger, Events, 1, names));
        var second = Ledger("2", pageRowCount);
        second.Write(Events, names.Take(10).Select(n => Outcome(n, "new")), _ => 2, default);
        second.Write(
            Events,
            [new ObjectOutcome(new StoredObject(new S3Location("aa", "z"), "e", 1), 1, 0)],
            _ => 1,
            default
        );

        var entries = second.ReadLoaded(Events, isFullRefresh: false, default).DistinctBy(e => e.Location).ToList();

        Assert.Equal(31, entries.Count);
        Assert.Equal("aa", entries[0].Location.Bucket);
        Assert.Equal(entries.Skip(1).OrderBy(e => e.Location.Key, ObjectKeyOrder.Instance), entries.Skip(1));
        Assert.Equal(10, entries.Count(e => e.ETag == "new"));
    }

    [Fact]
    public void Baselined_objects_have_no_rows()
    {
        Run("1", ledger => ledger.WriteBaseline(Events, [Outcome("a", "x").Object], _ => 1, default));

        Assert.Equal(["a:x:1"], Read("2", Events));
        Assert.Equal(["NULL|NULL"], scratch.Rows("select row_count, rejected_row_count from sparkify.load_ledger"));
    }

    private ObjectLedger Ledger(string runId, int pageRowCount = 100) =>
        new(scratch.Engine, "\"sparkify\"", runId) { PageRowCount = pageRowCount };

    private void Run(string runId, Action<ObjectLedger> write)
    {
        var ledger = Ledger(runId);
        write(ledger);
        ledger.Settle(isFullRefresh: false, default);
    }

    private static void Write(ObjectLedger ledger, LedgerKey key, int versionCount, params string[] names) =>
        ledger.Write(key, names.Select(n => Outcome(n, n)), _ => versionCount, default);

    private List<string> Read(string runId, LedgerKey key) =>
        [
            .. Ledger(runId)
                .ReadLoaded(key, isFullRefresh: false, default)
                .Select(e => $"{e.Location.Key}:{e.ETag}:{e.VersionCount}"),
        ];

    private static ObjectOutcome Outcome(string name, string etag) =>
        new(new StoredObject(new S3Location("bucket", name), etag, 10), 3, 1);
}
