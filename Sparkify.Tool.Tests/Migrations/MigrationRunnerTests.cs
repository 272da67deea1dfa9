using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Migrations;

public sealed class MigrationRunnerTests : IDisposable
{
    private static readonly ScriptFile Users = Scripts.Migration(
        "0001_create_users.sql",
        "create table users (id integer);"
    );
    private static readonly ScriptFile Rows = Scripts.Migration(
        "0002_add_users.sql",
        "insert into users values (1), (2); insert into users values (3);"
    );
    private static readonly ScriptFile Songs = Scripts.Migration(
        "0003_create_songs.sql",
        "create table songs (id integer)"
    );

    private readonly ScratchWarehouse warehouse = new();

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Pending_scripts_are_applied_in_order_and_journaled()
    {
        var before = DateTime.UtcNow.AddMilliseconds(-1);

        var result = warehouse.Migrate(Songs, Rows, Users);

        Assert.Equal([Users.Name, Rows.Name, Songs.Name], result.Applied.Select(m => m.Script));
        Assert.Equal([0, 3, 0], result.Applied.Select(m => m.RowCount));
        var journal = warehouse.Journal();
        Assert.Equal([Users.Name, Rows.Name, Songs.Name], journal.Select(e => e.Script));
        Assert.All(journal, entry => Assert.Equal(JournalState.Applied, entry.State));
        Assert.All(journal, entry => Assert.Equal("1.2.3", entry.ToolVersion));
        Assert.All(journal, entry => Assert.InRange(entry.RecordedAt, before, DateTime.UtcNow));
        Assert.Equal(Users.Checksum, journal[0].Checksum);
        Assert.Equal(3, journal[1].RowCount);
    }

    [Fact]
    public void Second_run_applies_nothing_and_writes_nothing()
    {
        warehouse.Migrate(Users, Rows);

        var result = warehouse.Migrate(Users, Rows);

        Assert.Empty(result.Applied);
        Assert.Equal(2, warehouse.Journal().Count);
        Assert.Equal([3L], Assert.Single(warehouse.Query("select count(*) from users")));
    }

    [Fact]
    public void Later_run_applies_only_what_is_new()
    {
        warehouse.Migrate(Users);

        Assert.Equal([Rows.Name, Songs.Name], warehouse.Migrate(Users, Rows, Songs).Applied.Select(m => m.Script));
    }

    [Fact]
    public void Status_without_a_journal_creates_none()
    {
        warehouse.Execute("create table other (id integer)");

        var status = warehouse.Status(Users, Songs);

        Assert.Equal(2, status.PendingCount);
        Assert.Empty(warehouse.Journal());
        using var engine = warehouse.Open();
        Assert.Null(engine.FindTable(warehouse.Settings.JournalTable));
    }

    [Fact]
    public void Run_without_migrations_creates_no_journal()
    {
        warehouse.Migrate();

        using var engine = warehouse.Open();
        Assert.Null(engine.FindTable(warehouse.Settings.JournalTable));
    }

    [Fact]
    public void Failing_second_statement_takes_the_first_and_the_journal_row_with_it()
    {
        var failing = Scripts.Migration(
            "0002_fails.sql",
            "create table kept (id integer);\ninsert into nowhere values (1);"
        );

        var error = warehouse.FailToMigrate(Users, failing, Songs);

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.StartsWith("migrations/0002_fails.sql:2:", error.Span.ToString(), StringComparison.Ordinal);
        Assert.Contains("0002_fails.sql was not applied; nothing of it was kept", error.Details);
        Assert.Contains("0001_create_users.sql was applied before it and stays", error.Details);
        Assert.False(warehouse.HasTable("kept"));
        Assert.False(warehouse.HasTable("songs"));
        Assert.True(warehouse.HasTable("users"));
        Assert.Equal([Users.Name], warehouse.Journal().Select(e => e.Script));
    }

    [Fact]
    public void First_script_that_fails_leaves_no_journal()
    {
        warehouse.FailToMigrate(
            Scripts.Migration("0001_fails.sql", "create table t (id integer); select * from nowhere")
        );

        using var engine = warehouse.Open();
        Assert.Null(engine.FindTable(warehouse.Settings.JournalTable));
    }

    [Fact]
    public void Failed_script_runs_once_it_is_corrected()
    {
        warehouse.FailToMigrate(Users, Scripts.Migration("0002_add_users.sql", "insert into usr values (1)"));

        Assert.Equal([Rows.Name], warehouse.Migrate(Users, Rows).Applied.Select(m => m.Script));
    }

    [Fact]
    public void Query_that_fails_while_its_rows_are_read_fails_the_script()
    {
        var failing = Scripts.Migration(
            "0002_fails.sql",
            "select cast(name as integer) from (select 'x' as name) as rows_"
        );

        warehouse.FailToMigrate(Users, failing);

        Assert.Equal([Users.Name], warehouse.Journal().Select(e => e.Script));
    }

    [Fact]
    public void Events_tell_applied_only_after_the_commit()
    {
        var failing = Scripts.Migration("0002_fails.sql", "select * from nowhere");

        warehouse.FailToMigrate(Users, failing);

        Assert.Collection(
            warehouse.Events,
            e => Assert.Equal(new MigrationEvent.Started(Users.Name, 0, 2), e),
            e => Assert.Equal(Users.Name, Assert.IsType<MigrationEvent.Applied>(e).Migration.Script),
            e => Assert.Equal(new MigrationEvent.Started(failing.Name, 1, 2), e)
        );
    }

    public static TheoryData<string> Problems =>
        ["edited", "missing", "out of order", "number twice", "unterminated", "edited and pending"];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Problem_stops_the_run_before_anything_is_changed(string problem)
    {
        warehouse.Migrate(Users, Songs);
        var pending = Scripts.Migration("0009_create_more.sql", "create table more (id integer)");
        var edited = Users with { Checksum = "other" };
        ScriptFile[] files = problem switch
        {
            "edited" => [edited, Songs, pending],
            "missing" => [Songs, pending],
            "out of order" => [Users, Rows, Songs, pending],
            "number twice" => [Users, Songs, pending, pending with { Name = "0009_again.sql" }],
            "unterminated" => [Users, Songs, pending, Scripts.Migration("0010_open.sql", "select 'open")],
            _ => [edited, Songs, pending, Rows],
        };

        var error = warehouse.FailToMigrate(files);

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.NotNull(error.Span);
        Assert.NotNull(error.Hint);
        Assert.False(warehouse.HasTable("more"));
        Assert.Equal(2, warehouse.Journal().Count);
    }

    [Theory]
    [InlineData("create table kept (id integer);\ncommit;", true)]
    [InlineData("create table kept (id integer);\nend;", true)]
    [InlineData("create table kept (id integer);\nrollback;", true)]
    [InlineData("\nbegin", false)]
    public void Script_with_a_transaction_of_its_own_is_refused_before_anything_runs(string sql, bool inTransaction)
    {
        var error = warehouse.FailToMigrate(Users, Scripts.Migration("0002_commits.sql", sql, inTransaction));

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Equal("migrations/0002_commits.sql:2:1", error.Span.ToString());
        Assert.Empty(warehouse.Journal());
        Assert.False(warehouse.HasTable("kept"));
    }

    [Fact]
    public void Older_checkout_is_warned_and_runs()
    {
        warehouse.Migrate(Users, Rows, Songs);

        var result = warehouse.Migrate(Users, Rows);

        Assert.Empty(result.Applied);
        Assert.Equal(Severity.Warning, Assert.Single(result.Warnings).Severity);
        Assert.Contains(warehouse.Events, e => e is MigrationEvent.Warned);
    }

    [Fact]
    public void Repeatable_scripts_run_last_and_again_only_when_they_change()
    {
        var view = Scripts.Repeatable("a_view.sql", "create or replace view a_view as select id from users");
        var other = Scripts.Repeatable("b_view.sql", "create or replace view b_view as select id from a_view");
        Assert.Equal(
            [Users.Name, view.Name, other.Name],
            warehouse.Migrate(other, view, Users).Applied.Select(m => m.Script)
        );
        Assert.Empty(warehouse.Migrate(other, view, Users).Applied);

        var changed = Scripts.Repeatable(
            "a_view.sql",
            "create or replace view a_view as select id from users where id > 0"
        );

        Assert.Equal([view.Name], warehouse.Migrate(other, changed, Users).Applied.Select(m => m.Script));
        Assert.Equal(4, warehouse.Journal().Count);
        Assert.Empty(warehouse.Migrate(other, changed, Users).Applied);
    }

    [Theory]
    [InlineData("0002_add_users.sql")]
    [InlineData("0002_add_users")]
    [InlineData("0002")]
    [InlineData("2")]
    public void To_applies_up_to_the_script_and_holds_repeatable_ones_back(string to)
    {
        var view = Scripts.Repeatable("a_view.sql", "create view a_view as select id from songs");
        ScriptFile[] files = [Users, Rows, Songs, view];

        var result = warehouse.Migrate(files, new MigrateOptions(To: to));

        Assert.Equal([Users.Name, Rows.Name], result.Applied.Select(m => m.Script));
        Assert.Equal(
            [Songs.Name, view.Name],
            warehouse.Migrate(files, new MigrateOptions(To: "3")).Applied.Select(m => m.Script)
        );
    }

    [Fact]
    public void To_an_unknown_script_names_the_nearest_one()
    {
        var error = Assert.Throws<SparkifyException>(() =>
            warehouse.Migrate([Users, Rows], new MigrateOptions(To: "0002_ad_users.sql"))
        );

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Equal("did you mean \"0002_add_users.sql\"?", error.Hint);
        Assert.Empty(warehouse.Journal());
    }

    [Fact]
    public void Script_that_another_run_has_applied_meanwhile_is_skipped()
    {
        using var engine = warehouse.Open();
        using var other = engine.OpenSession();
        var overtaken = false;
        var progress = new Callback(e =>
        {
            if (e is MigrationEvent.Started { Script: "0002_add_users.sql" } && !overtaken)
            {
                overtaken = true;
                new MigrationRunner(other, warehouse.Settings).Run([Users, Rows], new(), null, CancellationToken.None);
            }
        });

        var result = new MigrationRunner(engine, warehouse.Settings).Run(
            [Users, Rows, Songs],
            new MigrateOptions(),
            progress,
            CancellationToken.None
        );

        Assert.True(overtaken);
        Assert.Equal([Users.Name, Songs.Name], result.Applied.Select(m => m.Script));
        Assert.Contains(new MigrationEvent.Skipped(Rows.Name), progress.Events);
    }

    [Fact]
    public void Cancelled_run_rolls_its_script_back_and_keeps_the_earlier_ones()
    {
        using var cancellation = new CancellationTokenSource();
        using (var engine = warehouse.Open())
        {
            var progress = new Callback(e =>
            {
                if (e is MigrationEvent.Started { Script: "0002_add_users.sql" })
                {
                    cancellation.Cancel();
                }
            });
            Assert.ThrowsAny<OperationCanceledException>(() =>
                new MigrationRunner(engine, warehouse.Settings).Run([Users, Rows], new(), progress, cancellation.Token)
            );
            Assert.False(engine.InTransaction);
        }

        Assert.Equal([Users.Name], warehouse.Journal().Select(e => e.Script));
        Assert.Equal([0L], Assert.Single(warehouse.Query("select count(*) from users")));
    }

    [Fact]
    public void Dollar_signs_and_schema_marks_reach_the_engine_as_written()
    {
        var script = Scripts.Migration(
            "0001_text.sql",
            "create table texts as select '$schema$.x $name$ {0} \\\\ ''q''' as t"
        );

        warehouse.Migrate(script);

        Assert.Equal(["$schema$.x $name$ {0} \\ 'q'"], Assert.Single(warehouse.Query("select t from texts")));
    }

    [Fact]
    public void Column_change_on_a_filled_table_is_one_migration()
    {
        var change = Scripts.Migration(
            "0003_change.sql",
            """
            alter table users add column name varchar(20);
            update users set name = 'user ' || cast(id as varchar);
            alter table users drop column id;
            alter table users rename column name to label;
            """
        );

        warehouse.Migrate(Users, Rows, change);

        Assert.Equal(
            ["user 1", "user 2", "user 3"],
            warehouse.Query("select label from users order by label").Select(row => row[0])
        );
    }

    private sealed class Callback(Action<MigrationEvent> action) : IProgress<MigrationEvent>
    {
        public List<MigrationEvent> Events { get; } = [];

        public void Report(MigrationEvent value)
        {
            Events.Add(value);
            action(value);
        }
    }
}
