using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Migrations;

public sealed class MigrationRepairTests : IDisposable
{
    private static readonly ScriptFile Users = Scripts.Migration(
        "0001_create_users.sql",
        "create table users (id integer)"
    );
    private static readonly ScriptFile Edited = Scripts.Migration(
        Users.Name,
        "-- comment\ncreate table users (id integer)"
    );
    private static readonly ScriptFile Songs = Scripts.Migration(
        "0002_create_songs.sql",
        "create table songs (id integer)"
    );

    private readonly ScratchWarehouse warehouse = new();

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Accepted_edit_runs_nothing_and_is_no_longer_a_problem()
    {
        warehouse.Migrate(Users);
        warehouse.FailToMigrate(Edited);

        warehouse.Repair(RepairAction.Accept, Users.Name, "only a comment", Edited);

        Assert.Empty(warehouse.Migrate(Edited).Applied);
        warehouse.FailToMigrate(Users);
        var journal = warehouse.Journal();
        Assert.Equal([JournalState.Applied, JournalState.Accepted], journal.Select(e => e.State));
        Assert.Equal([null, "only a comment"], journal.Select(e => e.Reason));
        var item = warehouse.Status(Edited).Find(Users.Name)!;
        Assert.Equal((MigrationState.Applied, "only a comment"), (item.State, item.Entry!.Reason));
    }

    [Fact]
    public void Forgotten_script_may_come_back_and_then_runs()
    {
        warehouse.Migrate(Users, Songs);
        warehouse.Execute("drop table users", "drop table songs");
        warehouse.FailToMigrate(Songs);

        warehouse.Repair(RepairAction.Forget, "0001", "never needed", Songs);
        Assert.Empty(warehouse.Migrate(Songs).Applied);
        warehouse.Repair(RepairAction.Forget, Songs.Name, "start again");

        Assert.Equal([Users.Name, Songs.Name], warehouse.Migrate(Users, Songs).Applied.Select(m => m.Script));
    }

    [Fact]
    public void Repair_is_refused_where_it_does_not_apply()
    {
        warehouse.Migrate(Users);
        var rowCount = warehouse.Journal().Count;

        AssertRefused(RepairAction.Accept, Users.Name, "is applied and unchanged", Users);
        AssertRefused(RepairAction.Accept, Songs.Name, "is not applied", Users, Songs);
        AssertRefused(RepairAction.Forget, Users.Name, "is applied and unchanged", Users);
        AssertRefused(RepairAction.Forget, Users.Name, "is applied and was edited since", Edited);
        AssertRefused(RepairAction.Applied, Users.Name, "is applied and unchanged", Users);
        AssertRefused(RepairAction.Retry, Users.Name, "is applied and was edited since", Edited);
        AssertRefused(RepairAction.Accept, Users.Name, "is applied and its file is gone", Songs);
        AssertRefused(RepairAction.Accept, "0009", "there is no migration \"0009\"", Users);

        Assert.Equal(rowCount, warehouse.Journal().Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Repair_wants_a_reason(string reason)
    {
        warehouse.Migrate(Users);

        var error = Assert.Throws<SparkifyException>(() =>
            warehouse.Repair(RepairAction.Accept, Users.Name, reason, Edited)
        );

        Assert.Contains("--reason", error.Hint, StringComparison.Ordinal);
        Assert.Single(warehouse.Journal());
    }

    private void AssertRefused(RepairAction action, string script, string because, params ScriptFile[] files)
    {
        var error = Assert.Throws<SparkifyException>(() => warehouse.Repair(action, script, "because", files));
        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Contains(because, error.Message, StringComparison.Ordinal);
    }
}
