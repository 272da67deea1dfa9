using Sparkify.Tool.Engines;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Migrations;

public sealed class MigrationJournalTests : IDisposable
{
    private static readonly ScriptFile Users = Scripts.Migration(
        "0001_create_users.sql",
        "create table users (id integer)"
    );

    private readonly ScratchWarehouse warehouse = new();

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Unreadable_journal_is_not_an_empty_one()
    {
        warehouse.Execute(
            "create schema if not exists sparkify",
            "create table sparkify.migrations (something integer)"
        );
        warehouse.Execute("insert into sparkify.migrations values (1)");

        warehouse.FailToMigrate(Users);

        Assert.False(warehouse.HasTable("users"));
        Assert.Throws<SparkifyException>(() => warehouse.Status(Users));
    }

    [Fact]
    public void State_of_a_newer_version_stops_the_run()
    {
        warehouse.Migrate(Users);
        warehouse.Execute("update sparkify.migrations set state = 'undone'");

        var error = warehouse.FailToMigrate(Users);

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Contains("\"undone\" of 0001_create_users.sql", error.Message, StringComparison.Ordinal);
        Assert.Equal("use the version that wrote it: 1.2.3", error.Hint);
    }

    [Fact]
    public void Values_come_back_as_they_were_written()
    {
        var written = new JournalEntry("0001_it's \\ ünï.sql", new string('f', 64), true, JournalState.Forgotten)
        {
            Duration = TimeSpan.FromMilliseconds(1234),
            RowCount = 10_000_000_000,
            Reason = "it's gone;\n-- \\ 'really' ${x} $y$ – ok",
        };
        using var engine = warehouse.Open();
        engine.BeginExclusive(CancellationToken.None);
        new MigrationJournal(engine, warehouse.Settings).Append(
            [written, written with { Reason = null }],
            CancellationToken.None
        );
        engine.Commit();

        var read = new MigrationJournal(engine, warehouse.Settings);
        Assert.True(read.Refresh(CancellationToken.None));

        var stamped = written with { RecordedAt = read.Entries[0].RecordedAt, ToolVersion = "1.2.3" };
        Assert.Equal([stamped, stamped with { Reason = null }], read.Entries);
        Assert.False(read.Refresh(CancellationToken.None));
    }

    [Fact]
    public void Two_projects_share_a_database_by_their_schemas()
    {
        warehouse.Migrate(Users);
        using var engine = warehouse.Open();
        var songs = Scripts.Migration("0001_create_songs.sql", "create table songs (id integer)");

        var result = new MigrationRunner(engine, new MigrationSettings("other", "1")).Run(
            [songs],
            new(),
            null,
            default
        );

        Assert.Equal([songs.Name], result.Applied.Select(m => m.Script));
    }

    [Fact]
    public void Journal_rolled_back_with_its_script_is_created_again_by_the_next()
    {
        using var engine = warehouse.Open();
        var journal = new MigrationJournal(engine, warehouse.Settings);
        var entry = new JournalEntry("0001_x.sql", "c", false, JournalState.Applied);
        engine.BeginExclusive(default);
        journal.Append([entry], default);
        engine.Rollback();

        var fresh = new MigrationJournal(engine, warehouse.Settings);
        Assert.False(fresh.Refresh(default));
        engine.BeginExclusive(default);
        fresh.Append([entry], default);
        engine.Commit();

        Assert.Single(fresh.Entries);
    }

    [Fact]
    public void Five_hundred_scripts_run_and_a_later_one_is_found_among_them()
    {
        var files = Enumerable
            .Range(1, 500)
            .Select(i => Scripts.Migration($"{i:D4}_create.sql", $"create table t{i} (id integer)"))
            .ToArray();

        Assert.Equal(499, warehouse.Migrate(files[..499]).Applied.Count);
        Assert.Equal([files[499].Name], warehouse.Migrate(files).Applied.Select(m => m.Script));
        Assert.Equal(files.Select(f => f.Name), warehouse.Journal().Select(e => e.Script));
    }
}
