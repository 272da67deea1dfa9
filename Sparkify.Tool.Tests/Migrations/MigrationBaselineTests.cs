using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Migrations;

public sealed class MigrationBaselineTests : IDisposable
{
    private static readonly ScriptFile Users = Scripts.Migration(
        "0001_create_users.sql",
        "create table users (id integer)"
    );
    private static readonly ScriptFile Songs = Scripts.Migration(
        "0002_create_songs.sql",
        "create table songs (id integer)"
    );
    private static readonly ScriptFile Plays = Scripts.Migration(
        "0003_create_plays.sql",
        "create table plays (id integer)"
    );
    private static readonly ScriptFile View = Scripts.Repeatable(
        "a_view.sql",
        "create or replace view a_view as select 1 as one"
    );

    private readonly ScratchWarehouse warehouse = new();

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Scripts_up_to_the_baseline_are_journaled_and_the_others_run()
    {
        warehouse.Execute("create table users (id integer)", "create table songs (id integer)");

        var result = warehouse.Migrate([Users, Songs, Plays, View], new MigrateOptions(Baseline: "2"));

        Assert.Equal([Users.Name, Songs.Name], result.Baselined);
        Assert.Equal([Plays.Name, View.Name], result.Applied.Select(m => m.Script));
        Assert.Equal(
            [JournalState.Baseline, JournalState.Baseline, JournalState.Applied, JournalState.Applied],
            warehouse.Journal().Select(e => e.State)
        );
        Assert.Empty(warehouse.Migrate(Users, Songs, Plays, View).Applied);
    }

    [Fact]
    public void Baseline_leaves_applied_scripts_as_they_are()
    {
        warehouse.Migrate(Users);

        var result = warehouse.Migrate([Users, Songs, Plays], new MigrateOptions(Baseline: Songs.Name));
        Assert.Equal([Songs.Name], result.Baselined);
        Assert.False(warehouse.HasTable("songs"));
        Assert.True(warehouse.HasTable("plays"));

        Assert.Empty(warehouse.Migrate([Users, Songs, Plays], new MigrateOptions(Baseline: Songs.Name)).Baselined);
        Assert.Equal(3, warehouse.Journal().Count);
    }

    [Fact]
    public void Baseline_and_to_together_run_nothing_else()
    {
        var result = warehouse.Migrate([Users, Songs, Plays], new MigrateOptions(To: "1", Baseline: "1"));

        Assert.Equal([Users.Name], result.Baselined);
        Assert.Empty(result.Applied);
    }

    [Fact]
    public void Edited_baselined_script_is_a_problem_too()
    {
        warehouse.Migrate([Users, Songs], new MigrateOptions(Baseline: "2"));

        var error = warehouse.FailToMigrate(Users with { Checksum = "other" }, Songs);

        Assert.Contains("was edited", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a_view.sql")]
    [InlineData("0007")]
    public void Baseline_is_a_versioned_script_of_the_project(string baseline)
    {
        var error = Assert.Throws<SparkifyException>(() =>
            warehouse.Migrate([Users, View], new MigrateOptions(Baseline: baseline))
        );

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Empty(warehouse.Journal());
    }
}
