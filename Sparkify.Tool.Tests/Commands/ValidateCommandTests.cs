using System.Text.Json;

namespace Sparkify.Tool.Tests.Commands;

public sealed class ValidateCommandTests : IDisposable
{
    private readonly ScratchProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Clean_project_is_counted()
    {
        project.Write("migrations/0001_create.sql", "create table a (n integer);");
        project.Write("checks/a_is_empty.sql", "select n from a;");

        var run = project.Run("validate");

        Assert.Equal((0, "2 files: 0 errors, 0 warnings\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void Every_broken_file_is_reported_at_once()
    {
        project.Write("migrations/0001_create.sql", "create table a (n integer);");
        project.Write("transforms/010_x.sql", "insert into a\nselect ${nope};");
        project.Write("checks/one.sql", "select 'open from a;");

        var run = project.Run("validate");

        Assert.Equal((3, "3 files: 2 errors, 0 warnings\n"), (run.ExitCode, run.Output));
        Assert.Contains("transforms/010_x.sql:2:8: error: unknown variable \"nope\"", run.Error);
        Assert.Contains("checks/one.sql:1:8: error: unterminated string", run.Error);
    }

    [Fact]
    public void Number_used_twice_is_found_without_a_database()
    {
        project.Write("migrations/0001_a.sql", "create table a (n integer);");
        project.Write("migrations/0001_b.sql", "create table b (n integer);");

        var run = project.Run("validate");

        Assert.Equal((3, "2 files: 1 error, 0 warnings\n"), (run.ExitCode, run.Output));
        Assert.StartsWith(
            "migrations/0001_b.sql:1:1: error: the number 1 is also that of migrations/0001_a.sql\n",
            run.Error
        );
        Assert.False(File.Exists(Path.Combine(project.Root, "warehouse.duckdb")));
    }

    [Fact]
    public void Json_lists_every_finding_with_its_place()
    {
        project.Write("checks/one.sql", "select 'open from a;");

        var run = project.Run("validate", "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        var finding = document.RootElement.GetProperty("findings")[0];
        Assert.Equal(3, run.ExitCode);
        Assert.Equal(1, document.RootElement.GetProperty("errorCount").GetInt32());
        Assert.Equal("checks/one.sql", finding.GetProperty("file").GetString());
        Assert.Equal(8, finding.GetProperty("column").GetInt32());
    }

    [Fact]
    public void Json_names_rule_hint_and_page()
    {
        project.Write("migrations/0001_a.sql", "create table a (n integer);\ncreate index i on a (n);");

        var run = project.Run("validate", "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        var finding = document.RootElement.GetProperty("findings")[0];
        Assert.Equal(
            ["unsupported-index", "0A000", "error", "migrations/0001_a.sql", "2", "1"],
            new[] { "rule", "code", "severity", "file", "line", "column" }.Select(name =>
                finding.GetProperty(name).ToString()
            )
        );
        Assert.Equal("Redshift has no indexes: use SORTKEY and DISTKEY", finding.GetProperty("hint").GetString());
        Assert.StartsWith("https://docs.aws.amazon.com/redshift/", finding.GetProperty("link").GetString());
    }

    [Fact]
    public void Findings_are_annotations_in_GitHub_Actions()
    {
        project.Environment["GITHUB_ACTIONS"] = "true";
        project.Write("migrations/0001_a.sql", "vacuum;");

        var run = project.Run("validate");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(
            "::error file=migrations/0001_a.sql,line=1,col=1::VACUUM cannot run in a transaction [transaction-vacuum]%0Ahint: ",
            run.Error
        );
    }

    [Fact]
    public void Allow_that_silences_nothing_is_a_warning_only()
    {
        project.Write("checks/one.sql", "-- sparkify: allow=schema\n-- because\nselect 1;");

        var run = project.Run("validate");

        Assert.Equal((0, "1 file: 0 errors, 1 warning\n"), (run.ExitCode, run.Output));
        Assert.Contains("[unused-allow]", run.Error);
    }

    [Fact]
    public void Mistake_in_the_configuration_is_exit_3()
    {
        project.Write(".config/sparkify.json", """{ "target": "local", "targts": {} }""");

        var run = project.Run("validate");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(".config/sparkify.json:1:22: error: ", run.Error);
        Assert.Contains("targets", run.Error);
    }
}
