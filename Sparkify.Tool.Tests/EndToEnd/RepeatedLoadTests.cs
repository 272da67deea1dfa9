namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>Each object once, a changed one again, and what load's options change about that.</summary>
public sealed class RepeatedLoadTests : IDisposable
{
    private readonly SmallProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Second_run_of_the_sample_loads_nothing_and_changes_no_row()
    {
        using var sample = new SampleProject();
        sample.Ok("run");
        var before = DatabaseRows.Read(sample.Database);

        var output = sample.Ok("run");

        Assert.StartsWith("no migration is pending\n", output);
        Assert.Contains("\nloaded 0 objects in ", output);
        Assert.Empty(before.DifferencesTo(DatabaseRows.Read(sample.Database)));
    }

    [Fact]
    public void Changed_and_new_objects_of_the_sample_give_what_a_first_load_of_them_gives()
    {
        using var changed = new SampleProject(copiesSample: true);
        var logs = Directory.GetFiles(changed.PathOf("sample/log_data"), "*.json", SearchOption.AllDirectories);
        var songs = Directory.GetFiles(changed.PathOf("sample/song_data"), "*.json", SearchOption.AllDirectories);
        var newLog = logs.Max()!;
        var newLogText = File.ReadAllText(newLog);
        File.Delete(newLog);
        changed.Ok("run");
        File.WriteAllText(newLog, newLogText);

        // An event may stand in several objects, so it is changed in all of them.
        var changedCount = logs.Count(log => log != newLog && Edit(log, "\"level\":\"free\"", "\"level\":\"paid\""));
        Edit(newLog, "\"level\":\"free\"", "\"level\":\"paid\"");
        Assert.True(Edit(songs.Min()!, "\"year\":", "\"year\": 1999, \"was\":"));

        var output = changed.Ok("run");

        Assert.Contains($"\nloaded {changedCount + 2} objects in ", output);
        Assert.Contains(
            $"\n{changedCount + 1} objects changed since first loaded: rows that left them stay until load --full-refresh\n",
            changed.Ok("status")
        );
        var rows = DatabaseRows.ReadWarehouse(changed.Database);
        File.Delete(changed.Database);
        changed.Ok("run");
        var first = DatabaseRows.ReadWarehouse(changed.Database);
        Assert.Empty(first.DifferencesTo(rows));
        Assert.Contains("\nloaded 67 objects in ", changed.Ok("load", "--full-refresh"));
        Assert.Empty(first.DifferencesTo(DatabaseRows.ReadWarehouse(changed.Database)));
    }

    [Fact]
    public void Full_refresh_without_an_object_is_refused_until_it_is_said_to_be_meant()
    {
        project.Delete("bucket/data/2.json");
        Assert.Contains("\nloaded 0 objects in ", project.Ok("load"));

        var error = project.Fails(3, "load", "--full-refresh");

        Assert.EndsWith(
            """

            error: 1 object that was loaded before cannot be found any more, and a full refresh would lose its rows
              s3://bucket/data/2.json
            hint: restore what is missing, or add --allow-missing to go on without

            """,
            error
        );

        Assert.Contains("\nloaded 1 object in ", project.Ok("load", "--full-refresh", "--allow-missing"));
        Assert.Equal(["1", "2"], project.Query("select n from numbers order by n"));
        Assert.Single(project.Rows()["sparkify.load_ledger"]);
        Assert.Contains("\nloaded 1 object in ", project.Ok("load", "--full-refresh"));
    }

    [Fact]
    public void Failed_full_refresh_leaves_what_was_there()
    {
        project.Write("bucket/data/1.json", """{"n": -1}""");

        Assert.Contains("check numbers_are_positive failed", project.Fails(1, "load", "--full-refresh"));
    }

    [Fact]
    public void Baseline_loads_nothing_and_the_next_load_only_what_is_newer()
    {
        project.Write("bucket/data/3.json", """{"n": 4}""");
        var before = project.Rows();

        Assert.Contains("\nloaded 0 objects in ", project.Ok("load", "--baseline"));

        Assert.Equal(before["main.staging"], project.Rows()["main.staging"]);
        Assert.Equal(before["main.numbers"], project.Rows()["main.numbers"]);
        Assert.Equal(3, project.Rows()["sparkify.load_ledger"].Count);
        Assert.Contains(" | baseline ", project.Ok("status"));
        project.Write("bucket/data/4.json", """{"n": 5}""");
        Assert.Contains("\nloaded 1 object in ", project.Ok("load"));
        Assert.Equal(["1", "2", "3", "5"], project.Query("select n from numbers order by n"));
    }

    [Theory]
    [InlineData("110_numbers.sql")]
    [InlineData("110_numbers")]
    [InlineData("110")]
    public void From_runs_a_transform_and_the_later_ones_and_leaves_new_objects_for_the_next_load(string from)
    {
        project.Ok("query", "delete from numbers");
        project.Write("transforms/120_more.sql", "delete from numbers where n = 2;");
        project.Write("bucket/data/3.json", """{"n": 4}""");

        var run = project.Run("load", "--from", from);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("010_staging.sql", run.Output + run.Error);
        Assert.Matches(
            @"\n 110_numbers.sql \|         \|    3 \| .*\n 120_more.sql    \|         \|    0 \| ",
            run.Output
        );
        Assert.Equal(["1", "3"], project.Query("select n from numbers order by n"));
        Assert.Contains($" | from {from} ", project.Ok("status"));
        Assert.Contains("\nloaded 1 object in ", project.Ok("load"));
        Assert.Equal(["1", "3", "4"], project.Query("select n from numbers order by n"));
    }

    [Fact]
    public void From_users_of_the_sample_changes_no_row()
    {
        using var sample = new SampleProject();
        sample.Ok("run");
        var before = DatabaseRows.Read(sample.Database);

        var output = sample.Ok("load", "--from", "110_users.sql");

        Assert.StartsWith("     transform     | objects ", output);
        Assert.Contains("\n 110_users.sql ", output);
        Assert.DoesNotContain("staging", output);
        Assert.Empty(before.DifferencesTo(DatabaseRows.Read(sample.Database)));
    }

    [Fact]
    public void Transform_outside_the_transaction_runs_after_the_commit()
    {
        project.Write("transforms/900_more.sql", "-- sparkify: transaction=off\ninsert into numbers select 0;");
        project.Write("bucket/data/3.json", """{"n": 4}""");

        var run = project.Run("load");

        // The check would have stopped the 0 before the commit.
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"\nchecks: 2 of 2 checks passed\n900_more.sql: 1 row, .*\n$", run.Error);
        Assert.Equal(["0", "1", "2", "3", "4"], project.Query("select n from numbers order by n"));
    }

    [Fact]
    public void Load_is_kept_when_a_transform_after_its_commit_fails()
    {
        project.Write("transforms/900_more.sql", "-- sparkify: transaction=off\ninsert into nope select 0;");
        project.Write("bucket/data/3.json", """{"n": 4}""");

        var run = project.Run("load");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(
            """

            transforms/900_more.sql:2:1: error: relation "nope" does not exist [42P01]
              insert into nope select 0;
              ^^^^^^
              the load itself is committed; this came after it

            """,
            run.Error
        );
        Assert.Equal(["1", "2", "3", "4"], project.Query("select n from numbers order by n"));
        Assert.Contains(" | incremental | committed | ", project.Ok("status"));
        project.Delete("transforms/900_more.sql");
        Assert.Contains("\nloaded 0 objects in ", project.Ok("load"));
    }

    [Fact]
    public void Copy_outside_the_transaction_is_refused()
    {
        project.Write("transforms/900_more.sql", $"-- sparkify: transaction=off\n{SmallProject.Copy};");
        project.Write("bucket/data/3.json", """{"n": 4}""");

        Assert.StartsWith(
            """
            transforms/900_more.sql:2:1: error: a COPY cannot stand in a transform with transaction=off
              copy staging from 's3://bucket/data' iam_role default json 'auto';
              ^^^^
            hint: move it to a transform of its own without that header: it is committed with the whole load

            """,
            project.Fails(3, "load")
        );
    }

    private static bool Edit(string path, string text, string replacement)
    {
        var content = File.ReadAllText(path);
        File.WriteAllText(path, content.Replace(text, replacement, StringComparison.Ordinal));
        return content.Contains(text, StringComparison.Ordinal);
    }
}
