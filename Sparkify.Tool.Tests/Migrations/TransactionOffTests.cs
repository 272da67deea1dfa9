using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Migrations;

public sealed class TransactionOffTests : IDisposable
{
    private static readonly ScriptFile Users = Scripts.Migration(
        "0001_create_users.sql",
        "create table users (id integer)"
    );
    private static readonly ScriptFile Vacuum = Scripts.Migration(
        "0002_vacuum.sql",
        "vacuum users;",
        inTransaction: false
    );
    private static readonly ScriptFile Songs = Scripts.Migration(
        "0003_create_songs.sql",
        "create table songs (id integer)"
    );

    private readonly ScratchWarehouse warehouse = new();

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Statement_runs_between_its_two_journal_rows()
    {
        var result = warehouse.Migrate(Users, Vacuum, Songs);

        Assert.Equal([Users.Name, Vacuum.Name, Songs.Name], result.Applied.Select(m => m.Script));
        Assert.Equal(
            [JournalState.Applied, JournalState.Started, JournalState.Applied, JournalState.Applied],
            warehouse.Journal().Select(e => e.State)
        );
        Assert.Empty(warehouse.Migrate(Users, Vacuum, Songs).Applied);
    }

    [Fact]
    public void First_migration_of_all_may_be_one()
    {
        var only = Scripts.Migration("0001_create.sql", "create table t (id integer)", inTransaction: false);

        Assert.Single(warehouse.Migrate(only).Applied);
        Assert.Equal(2, warehouse.Journal().Count);
    }

    [Theory]
    [InlineData("create table a (id integer); create table b (id integer)", "migrations/0002_x.sql:1:30")]
    [InlineData("-- nothing here", "migrations/0002_x.sql:1:1")]
    public void It_holds_one_statement_or_nothing_runs(string sql, string place)
    {
        var error = warehouse.FailToMigrate(Users, Scripts.Migration("0002_x.sql", sql, inTransaction: false));

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Equal(place, error.Span.ToString());
        Assert.Empty(warehouse.Journal());
        Assert.False(warehouse.HasTable("users"));
    }

    [Fact]
    public void Failed_one_is_half_run_until_repair_says_to_run_it_again()
    {
        var error = FailHalfRun();
        Assert.Contains(
            "0002_half.sql (transaction=off) is half-run: correct it, then sparkify repair --retry 0002_half.sql --reason \"…\"",
            error.Details
        );

        var stopped = warehouse.FailToMigrate(Users, Half("select * from users"), Songs);
        Assert.Equal(ExitCode.InvalidProject, stopped.ExitCode);
        Assert.Contains("was started at", stopped.Message, StringComparison.Ordinal);
        Assert.False(warehouse.HasTable("songs"));

        var corrected = Half("select * from users");
        var entry = warehouse.Repair(RepairAction.Retry, "2", "the table's name was wrong", Users, corrected, Songs);

        Assert.Equal("the table's name was wrong", entry.Reason);
        Assert.Equal(
            [corrected.Name, Songs.Name],
            warehouse.Migrate(Users, corrected, Songs).Applied.Select(m => m.Script)
        );
    }

    [Fact]
    public void Half_run_one_that_took_effect_is_applied_by_repair()
    {
        FailHalfRun();
        var corrected = Half("select * from users");

        warehouse.Repair(RepairAction.Applied, corrected.Name, "done by hand", Users, corrected);

        var status = warehouse.Status(Users, corrected, Songs);
        Assert.Equal(MigrationState.Applied, status.Find(corrected.Name)!.State);
        Assert.Equal([Songs.Name], warehouse.Migrate(Users, corrected, Songs).Applied.Select(m => m.Script));
    }

    private SparkifyException FailHalfRun()
    {
        var error = warehouse.FailToMigrate(Users, Half("select * from nowhere"), Songs);
        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Equal([JournalState.Applied, JournalState.Started], warehouse.Journal().Select(e => e.State));
        return error;
    }

    private static ScriptFile Half(string sql) => Scripts.Migration("0002_half.sql", sql, inTransaction: false);
}
