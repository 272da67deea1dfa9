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

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("0001_b.sql", run.Error);
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
    public void Mistake_in_the_configuration_is_exit_3()
    {
        project.Write(".config/sparkify.json", """{ "target": "local", "targts": {} }""");

        var run = project.Run("validate");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(".config/sparkify.json:1:22: error: ", run.Error);
        Assert.Contains("targets", run.Error);
    }
}
