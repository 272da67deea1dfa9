using System.Text.Json;

namespace Sparkify.Tool.Tests.Commands;

public sealed class LoadCommandTests : IDisposable
{
    private readonly ScratchProject project = new();

    public LoadCommandTests()
    {
        project.Write("migrations/0001_create.sql", "create table staging (n integer, s varchar(9));");
        project.Write("migrations/0002_create.sql", "create table numbers (n integer not null primary key);");
        project.Write(
            "transforms/010_staging.sql",
            "copy staging from 's3://bucket/data' iam_role default json 'auto';"
        );
        project.Write(
            "transforms/110_numbers.sql",
            "insert into numbers select distinct n from staging where n not in (select n from numbers);"
        );
        project.Write("checks/numbers_are_positive.sql", "select n from numbers where n <= 0;");
        project.Write("bucket/data/1.json", """{"n": 1, "s": "one"}{"n": 2, "s": "two"}""");
        project.Write("bucket/data/2.json", """{"n": 3, "s": "three"}""");
    }

    public void Dispose() => project.Dispose();

    [Fact]
    public void Run_migrates_then_loads_and_prints_both()
    {
        var run = project.Run("run");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n2 migrations applied\n", run.Output);
        Assert.Matches(@"\n 010_staging.sql \|       2 \|    3 \|        0 \| +\d+ ms\n", run.Output);
        Assert.Matches(@"\n 110_numbers.sql \|         \|    3 \|          \| +\d+ ms\n", run.Output);
        Assert.Matches(@"\nloaded 2 objects in [\d.]+ m?s, 2 checks passed\n$", run.Output);
        Assert.Contains("applying 0001_create.sql (1 of 2)\n", run.Error);
        Assert.Matches(@"\n010_staging.sql: 2 of 2 objects, 3 rows, \d+ ms\n110_numbers.sql: 3 rows, ", run.Error);
        Assert.EndsWith("\nchecks: 2 of 2 checks passed\n", run.Error);
    }

    [Fact]
    public void Second_run_loads_no_object()
    {
        project.Ok("run");

        var run = project.Run("run");

        Assert.StartsWith("no migration is pending\n", run.Output);
        Assert.Contains("\nloaded 0 objects in ", run.Output);
        Assert.Contains("010_staging.sql: no new object among 2, 0 rows, ", run.Error);
    }

    [Fact]
    public void Run_as_json_is_one_document()
    {
        using var document = JsonDocument.Parse(project.Ok("run", "--output", "json"));

        var load = document.RootElement.GetProperty("load");
        Assert.Equal(2, document.RootElement.GetProperty("migrate").GetProperty("applied").GetArrayLength());
        Assert.Equal(2, load.GetProperty("objectCount").GetInt32());
        Assert.Equal(3, load.GetProperty("steps")[0].GetProperty("rowCount").GetInt32());
        Assert.Equal("passed", load.GetProperty("checks")[0].GetProperty("result").GetString());
        Assert.Equal(36, load.GetProperty("runId").GetString()!.Length);
    }

    [Fact]
    public void Failed_check_rolls_back_and_shows_its_rows()
    {
        project.Ok("run");
        project.Write("bucket/data/3.json", """{"n": -7, "s": "less"}""");

        var run = project.Run("load");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("error: check numbers_are_positive failed: 1 row\n", run.Error);
        Assert.Contains("-7", run.Error);
        Assert.Equal("n\n3\n", project.Ok("query", "select count(*) as n from numbers", "--format", "csv"));
        Assert.Contains("\nloaded 1 object in ", project.Ok("load", "--no-checks"));
        Assert.Contains(" incremental | failed ", project.Ok("status"));
    }

    [Fact]
    public void Json_of_a_run_whose_load_fails_still_tells_what_was_migrated()
    {
        project.Write("bucket/data/3.json", """{"n": -7, "s": "less"}""");

        var run = project.Run("run", "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, document.RootElement.GetProperty("migrate").GetProperty("applied").GetArrayLength());
        Assert.Contains(
            "numbers_are_positive",
            document.RootElement.GetProperty("error").GetProperty("message").GetString()
        );
    }

    [Fact]
    public void Load_refuses_while_migrations_are_pending()
    {
        var run = project.Run("load");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains("sparkify migrate", run.Error);
    }

    [Fact]
    public void Run_of_a_project_that_breaks_a_rule_changes_nothing()
    {
        project.Write("transforms/120_empty.sql", "truncate numbers;");

        var run = project.Run("run");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("transforms/120_empty.sql:1:1: error: ", run.Error);
        Assert.Contains("\n0 migrations applied, 2 pending\n", project.Ok("status"));
    }

    [Fact]
    public void Bars_are_drawn_on_a_terminal_and_gone_at_the_end()
    {
        project.Environment["TERM"] = "xterm-256color";

        var bars = project.RunWith(new InMemoryConsole { IsErrorTerminal = true }, "run");

        Assert.Equal(0, bars.ExitCode);
        Assert.Contains('\e', bars.Error);
        Assert.DoesNotContain('\e', bars.Output);
        Assert.DoesNotContain("010_staging.sql: 2 of 2 objects", bars.Error);

        project.Environment["TERM"] = "dumb";
        var lines = project.RunWith(new InMemoryConsole { IsErrorTerminal = true }, "load");
        Assert.DoesNotContain('\e', lines.Error);
        Assert.Contains("010_staging.sql: no new object among 2", lines.Error);
    }

    [Fact]
    public void Summary_has_no_null_marks_on_a_terminal()
    {
        var run = project.RunWith(new InMemoryConsole { IsOutputRedirected = false }, "run");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(
            "null",
            run.Output + project.RunWith(new InMemoryConsole { IsOutputRedirected = false }, "status").Output
        );
    }

    [Fact]
    public void Mount_of_the_command_line_takes_the_place_of_the_files()
    {
        project.Write("other/data/1.json", """{"n": 10, "s": "ten"}""");

        var output = project.Ok("run", "--mount", "s3://bucket=other");

        Assert.Contains("\nloaded 1 object in ", output);
    }

    [Theory]
    [InlineData("load --full-refresh --baseline", "error: --full-refresh loads everything\n")]
    [InlineData("load --full-refresh --from 110", "error: --full-refresh loads everything\n")]
    [InlineData("load --allow-missing", "error: --allow-missing belongs to --full-refresh\n")]
    [InlineData(
        "load --full-refresh --target guarded",
        "error: target \"guarded\" is protected, and --full-refresh empties its tables\nhint: add --yes\n"
    )]
    public void Options_that_do_not_go_together_are_a_usage_error(string line, string error)
    {
        var run = project.Run(line.Split(' '));

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(error, run.Error);
    }

    [Fact]
    public void Baseline_counts_objects_as_loaded_and_full_refresh_loads_them()
    {
        project.Ok("migrate");
        Assert.EndsWith("\n2 more objects count as loaded now, nothing was read\n", project.Ok("load", "--baseline"));
        Assert.Equal("n\n0\n", project.Ok("query", "select count(*) as n from staging", "--format", "csv"));
        Assert.Contains("loaded 0 objects in ", project.Ok("load"));

        Assert.Contains("loaded 2 objects in ", project.Ok("load", "--full-refresh"));

        Assert.Equal("n\n3\n", project.Ok("query", "select count(*) as n from staging", "--format", "csv"));
    }

    [Theory]
    [InlineData("json 'auto' gzp secret_access_key 'wJalrXUtn'")]
    [InlineData("json 'auto' secret_access_key wJalrXUtnFEMIKbPxRfi")]
    [InlineData("json 'auto' access_key_id '${key}' secret_access_key '${key}' '${key}'")]
    public void No_output_and_no_journal_shows_a_credential(string options)
    {
        project.Ok("migrate");
        project.Environment["GITHUB_ACTIONS"] = "true";
        project.Environment["SPARKIFY_VAR_KEY"] = "wJalrXUtn/bPxRfi";
        project.Write("transforms/010_staging.sql", $"copy staging from 's3://bucket/data' {options};");
        foreach (var verb in new[] { "load", "validate", "run" })
        {
            foreach (var line in new[] { $"{verb} --verbose", $"{verb} --output json" })
            {
                var run = project.Run(line.Split(' '));

                Assert.Equal(3, run.ExitCode);
                Assert.Contains("010_staging.sql", run.Error);
                Assert.DoesNotContain("wJalr", run.Output + run.Error);
            }
        }

        var query = project.Run("query", "--verbose", "--file", "transforms/010_staging.sql");
        Assert.Equal(1, query.ExitCode);
        Assert.DoesNotContain("wJalr", query.Error);
    }

    [Fact]
    public void Failure_after_the_commit_does_not_look_like_a_load_that_was_rolled_back()
    {
        project.Write("transforms/900_vacuum.sql", "-- sparkify: transaction=off\nselect nope from numbers;");

        var run = project.Run("run");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "transforms/900_vacuum.sql:2:8: error: the load is committed; transforms after the commit failed: ",
            run.Error
        );
        Assert.Contains("correct it, then run it: sparkify load --from 900_vacuum.sql\n", run.Error);
        Assert.Equal("n\n3\n", project.Ok("query", "select count(*) as n from numbers", "--format", "csv"));
        Assert.Contains(" | incremental | committed, then failed | ", project.Ok("status"));
        project.Write("transforms/900_vacuum.sql", "-- sparkify: transaction=off\nvacuum numbers;");
        Assert.Contains("loaded 0 objects in ", project.Ok("load", "--from", "900_vacuum.sql"));
    }

    [Fact]
    public void Rows_within_MAXERROR_are_a_warning_of_their_transform()
    {
        project.Write(
            "transforms/010_staging.sql",
            "copy staging from 's3://bucket/data' iam_role default json 'auto' maxerror 9;"
        );
        project.Write("bucket/data/3.json", string.Concat(Enumerable.Repeat("""{"n": "many", "s": "x"}""" + "\n", 7)));

        var run = project.Run("run");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "warning: 010_staging.sql: 7 rows were rejected and not loaded\n"
                + "  s3://bucket/data/3.json, line 1, column n: \"many\": ",
            run.Error
        );
        Assert.Contains("\n  … and 2 more\n", run.Error);
        var guarded = project.Run(
            "load",
            "--full-refresh",
            "--yes",
            "--target",
            "guarded",
            "--mount",
            "s3://bucket=bucket"
        );
        Assert.Contains("7 rows were rejected", guarded.Error);
        Assert.DoesNotContain("many", guarded.Error);
    }

    [Fact]
    public void Status_shows_loads_and_what_they_rejected()
    {
        project.Write(
            "transforms/010_staging.sql",
            "copy staging from 's3://bucket/data' iam_role default json 'auto' maxerror 5;"
        );
        project.Write("bucket/data/3.json", """{"n": "many", "s": "x"}""");
        project.Ok("run");

        var status = project.Ok("status");

        Assert.Matches(@"\n [\d-]+ [\d:]+ \| incremental \| done +\|       3 \|", status);
        Assert.Contains("\n3 objects loaded\n", status);
        Assert.Contains("\nrejected by 010_staging.sql: s3://bucket/data/3.json, line 1, column n: \"many\"", status);
        Assert.DoesNotContain("many", project.Ok("status", "--target", "guarded"));
        using var document = JsonDocument.Parse(project.Ok("status", "--output", "json"));
        Assert.Equal("n", document.RootElement.GetProperty("rejections")[0].GetProperty("column").GetString());
    }
}
