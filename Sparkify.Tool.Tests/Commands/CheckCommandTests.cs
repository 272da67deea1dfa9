using System.Text.Json;

namespace Sparkify.Tool.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly ScratchProject project = new();

    public CheckCommandTests()
    {
        project.Write(
            "migrations/0001_create.sql",
            "create table users (user_id integer primary key, level varchar(9));"
        );
        project.Write("checks/levels_are_known.sql", "select user_id, level from users where level <> 'free';");
        project.Ok("migrate");
    }

    public void Dispose() => project.Dispose();

    [Fact]
    public void Passed_checks_are_listed()
    {
        var output = project.Ok("check");

        Assert.Matches(@"\n users_\w+ +\| passed \|    0 \| ", output);
        Assert.Matches(@"\n levels_are_known +\| passed \|    0 \| ", output);
        Assert.EndsWith("\n2 of 2 checks passed\n", output);
    }

    [Fact]
    public void Failed_checks_show_rows_and_are_exit_1()
    {
        project.Ok("query", "insert into users values (1, 'free'), (1, 'gold')");

        var run = project.Run("check");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"\n levels_are_known +\| failed \|    1 \| ", run.Output);
        Assert.EndsWith("\n0 of 2 checks passed\n", run.Output);
        Assert.Contains("error: 2 checks failed: ", run.Error);
        Assert.Contains("gold", run.Error);
        Assert.DoesNotContain("gold", project.Run("check", "--target", "guarded").Error);
    }

    [Fact]
    public void Only_runs_one_check()
    {
        project.Ok("query", "insert into users values (1, 'free'), (1, 'free')");

        Assert.EndsWith("\n1 of 1 check passed\n", project.Ok("check", "--only", "levels_are_known"));
        Assert.Equal(3, project.Run("check", "--only", "levels_are_unknown").ExitCode);
    }

    [Fact]
    public void Warning_is_shown_and_is_no_failure()
    {
        project.Write("checks/levels_are_known.sql", "-- sparkify: severity=warn\nselect 1 as one from users;");
        project.Ok("query", "insert into users values (1, 'free')");

        var run = project.Run("check");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"\n levels_are_known +\| warned \|    1 \| ", run.Output);
        Assert.Contains("warning: check levels_are_known failed: 1 row\n", run.Error);
    }

    [Fact]
    public void Json_holds_results_sample_rows_and_error()
    {
        project.Ok("query", "insert into users values (1, 'gold')");

        var run = project.Run("check", "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        var failed = document
            .RootElement.GetProperty("checks")
            .EnumerateArray()
            .Single(c => c.GetProperty("result").GetString() == "failed");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("gold", failed.GetProperty("sampleRows")[0].GetProperty("level").GetString());
        Assert.Equal(1, document.RootElement.GetProperty("error").GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public void Pending_migrations_are_named_before_any_check_runs()
    {
        project.Write("migrations/0002_create.sql", "create table later (n integer primary key);");
        project.Write("checks/later_is_filled.sql", "select 1 as n where not exists (select n from later);");

        var run = project.Run("check");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            "error: 1 migration is pending\n  0002_create.sql\n"
                + "hint: run `sparkify migrate` first, or `sparkify run` for both\n",
            run.Error
        );
    }

    [Fact]
    public void Check_that_cannot_run_does_not_hide_the_others()
    {
        project.Write("checks/a_is_broken.sql", "select nope from users;");
        project.Write("checks/b_is_broken.sql", "select nope2 from users;");

        var run = project.Run("check");

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("\n2 of 2 checks passed\n", run.Output);
        Assert.Contains("checks/a_is_broken.sql:1:8: error: check a_is_broken cannot run: ", run.Error);
        Assert.Contains("checks/b_is_broken.sql:1:8: error: check b_is_broken cannot run: ", run.Error);
    }
}
