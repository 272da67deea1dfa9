using System.Text.Json;

namespace Sparkify.Tool.Tests.Commands;

public sealed class MigrateCommandTests : IDisposable
{
    private readonly ScratchProject project = new();

    public MigrateCommandTests()
    {
        project.Write("migrations/0001_create_a.sql", "create table a (n integer);");
        project.Write("migrations/0002_fill_a.sql", "insert into a values (1), (2);");
    }

    public void Dispose() => project.Dispose();

    [Fact]
    public void Applied_migrations_are_the_result_and_progress_is_on_stderr()
    {
        var run = project.Run("migrate");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^ +migration +\| rows \| +time\n-+\+-+\+-+\n", run.Output);
        Assert.Matches(@"\n 0001_create_a.sql \|    0 \| +\d+ ms\n 0002_fill_a.sql   \|    2 \| +\d+ ms\n", run.Output);
        Assert.EndsWith("\n2 migrations applied\n", run.Output);
        Assert.Equal("applying 0001_create_a.sql (1 of 2)\napplying 0002_fill_a.sql (2 of 2)\n", run.Error);
        Assert.Equal("no migration is pending\n", project.Ok("migrate"));
    }

    [Fact]
    public void Json_names_what_was_applied()
    {
        using var document = JsonDocument.Parse(project.Ok("migrate", "--output", "json"));

        var applied = document.RootElement.GetProperty("migrate").GetProperty("applied");
        Assert.Equal(1, document.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(
            ["0001_create_a.sql", "0002_fill_a.sql"],
            applied.EnumerateArray().Select(a => a.GetProperty("script").GetString())
        );
        Assert.Equal(2, applied[1].GetProperty("rowCount").GetInt32());
    }

    [Fact]
    public void To_stops_and_baseline_only_records()
    {
        Assert.EndsWith(
            "\n1 migration applied\n0002_fill_a.sql is pending, held back by --to\n",
            project.Ok("migrate", "--to", "0001_create_a.sql")
        );
        Assert.Equal("0002_fill_a.sql is pending, held back by --to\n", project.Ok("migrate", "--to", "1"));

        var output = project.Ok("migrate", "--baseline", "2");

        Assert.Equal("1 migration recorded as applied: 0002_fill_a.sql\nno migration is pending\n", output);
        Assert.Equal("n\n0\n", project.Ok("query", "select count(*) as n from a", "--format", "csv"));
    }

    [Fact]
    public void Many_scripts_are_named_by_the_first_and_the_last()
    {
        for (var number = 3; number <= 8; number++)
        {
            project.Write($"migrations/000{number}_more.sql", "insert into a values (7);");
        }

        Assert.EndsWith(
            "\n7 migrations, 0002_fill_a.sql to 0008_more.sql, are pending, held back by --to\n",
            project.Ok("migrate", "--to", "1")
        );
        Assert.StartsWith(
            "7 migrations recorded as applied: 0002_fill_a.sql to 0008_more.sql\n",
            project.Ok("migrate", "--baseline", "8")
        );
    }

    [Fact]
    public void To_undoes_nothing()
    {
        project.Ok("migrate");

        var run = project.Run("migrate", "--to", "1");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(
            "error: --to: 0002_fill_a.sql is already applied, which is behind 0001_create_a.sql\n",
            run.Error
        );
        Assert.Equal("no migration is pending\n", project.Ok("migrate", "--to", "2"));
    }

    [Fact]
    public void Times_in_JSON_name_their_zone()
    {
        project.Ok("run");

        using var document = JsonDocument.Parse(project.Ok("status", "--output", "json"));

        var applied = document.RootElement.GetProperty("migrations")[0].GetProperty("since").GetString();
        var load = document.RootElement.GetProperty("loads")[0].GetProperty("startedAt").GetString();
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*Z$", applied);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*Z$", load);
    }

    [Fact]
    public void Failing_migration_is_exit_1_with_its_place()
    {
        project.Write("migrations/0003_fails.sql", "create table b (n integer);\nselect nope from a;");

        var run = project.Run("migrate");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("migrations/0003_fails.sql:2:8: error: ", run.Error);
        Assert.Contains("[42703]", run.Error);
    }

    [Fact]
    public void Edited_migration_is_exit_3_until_it_is_accepted_with_a_reason()
    {
        project.Ok("migrate");
        project.Write("migrations/0002_fill_a.sql", "-- one row less\ninsert into a values (1);");

        Assert.Equal(3, project.Run("migrate").ExitCode);
        var status = project.Run("status");
        Assert.Equal(3, status.ExitCode);
        Assert.Matches(@"\n 0002_fill_a.sql +\| edited ", status.Output);

        var silent = project.Run("repair", "--accept", "0002_fill_a.sql");
        Assert.Equal(64, silent.ExitCode);
        Assert.Contains("error: a repair needs a reason\n", silent.Error);
        var repair = project.Ok("repair", "--accept", "0002_fill_a.sql", "--reason", "comment");
        Assert.Equal("0002_fill_a.sql: accepted\n", repair);
        Assert.Equal("no migration is pending\n", project.Ok("migrate"));
        Assert.Contains(" comment\n", project.Ok("status"));
    }

    [Theory]
    [InlineData("repair")]
    [InlineData("repair --accept a.sql --forget b.sql")]
    public void Repair_is_one_thing_at_a_time(string line)
    {
        var run = project.Run([.. line.Split(' '), "--reason", "x"]);

        Assert.Equal(64, run.ExitCode);
        Assert.StartsWith("error: a repair is one of --accept, --forget, --applied and --retry\n", run.Error);
    }

    [Fact]
    public void Status_of_a_new_project_has_everything_pending_and_makes_no_database()
    {
        var output = project.Ok("status");

        Assert.Matches(@"\n 0001_create_a.sql \| pending ", output);
        Assert.Contains("\n0 migrations applied, 2 pending\n", output);
        Assert.EndsWith("\nno load yet\n", output);
        Assert.False(File.Exists(Path.Combine(project.Root, "warehouse.duckdb")));
    }

    [Fact]
    public void Status_as_json_tells_the_state_of_each_script()
    {
        project.Ok("migrate", "--to", "1");

        using var document = JsonDocument.Parse(project.Ok("status", "--output", "json"));

        var states = document.RootElement.GetProperty("migrations").EnumerateArray();
        Assert.Equal(["applied", "pending"], states.Select(s => s.GetProperty("state").GetString()));
        Assert.Equal(1, document.RootElement.GetProperty("pendingCount").GetInt32());
        Assert.Equal(0, document.RootElement.GetProperty("loads").GetArrayLength());
    }

    [Fact]
    public void Failed_verb_gives_one_json_document_with_the_error()
    {
        project.Write("migrations/0003_fails.sql", "select nope from a;");

        var run = project.Run("migrate", "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        var error = document.RootElement.GetProperty("error");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(1, error.GetProperty("exitCode").GetInt32());
        Assert.Equal("migrations/0003_fails.sql", error.GetProperty("file").GetString());
        Assert.Equal("42703", error.GetProperty("code").GetString());
    }
}
