using System.Text.RegularExpressions;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Commands.Terminal;

namespace Sparkify.Tool.Tests.Commands;

public sealed class InitCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sparkify-init-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void New_project_is_valid_runs_at_once_and_is_done_then()
    {
        var init = Run("init", "shop");
        Assert.Equal((0, ""), (init.ExitCode, init.Error));
        Assert.EndsWith("10 files written; next: sparkify run --project shop\n", init.Output);

        var project = Path.Combine(folder, "shop");
        Assert.Equal((0, "4 files: 0 errors, 0 warnings\n"), Result(Run("validate", "--project", project)));
        Assert.Equal(2, Run("plan", "--exit-code", "--project", project).ExitCode);
        Assert.Equal(0, Run("run", "--project", project).ExitCode);
        var again = Run("run", "--project", project);
        Assert.Contains("\nloaded 0 objects in ", again.Output);
        Assert.Equal(0, Run("plan", "--exit-code", "--project", project).ExitCode);
        Assert.Equal(
            (0, "order_id,amount\n1,19.99\n2,5.00\n3,110.50\n4,42.00\n"),
            Result(
                Run("query", "select order_id, amount from orders order by 1", "--format", "csv", "--project", project)
            )
        );
    }

    [Fact]
    public void File_that_is_there_is_never_overwritten()
    {
        var mine = Path.Combine(folder, ".gitignore");
        File.WriteAllText(mine, "mine\n");

        var run = Run("init");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains(
            "already holds a file that init would write\n  .gitignore\nhint: nothing was written",
            run.Error
        );
        Assert.Equal([mine], Directory.EnumerateFileSystemEntries(folder));
        Assert.Equal("mine\n", File.ReadAllText(mine));
    }

    [Theory]
    [InlineData("init", "file/shop")]
    [InlineData("new", "check", "x")]
    public void Folder_that_cannot_be_written_is_no_bug(params string[] args)
    {
        Run("init");
        Directory.Delete(Path.Combine(folder, "checks"), recursive: true);
        File.WriteAllText(Path.Combine(folder, "checks"), "a file in the folder's place");
        File.WriteAllText(Path.Combine(folder, "file"), "");

        var run = Run(args);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("error: cannot write ", run.Error);
    }

    [Fact]
    public void Every_target_of_the_config_is_valid()
    {
        Run("init");

        Assert.Equal(0, Run("validate", "--target", "postgres").ExitCode);
        Assert.Equal(0, Run("validate", "--target", "redshift").ExitCode);
    }

    [Fact]
    public void Every_command_line_of_the_workflow_is_one_of_the_tool()
    {
        Run("init");
        var workflow = File.ReadAllText(Path.Combine(folder, ".github", "workflows", "sparkify.yml"));
        var lines = Regex.Matches(workflow, @"(?m)^(?: *- | *)(?:run: )? *sparkify (.+?)(?: >.*)?$");
        var host = new CommandHost(new InMemoryConsole(), _ => null, folder);
        var root = new CommandLine(host, new Reporter(host, noColor: true, isVerbose: false)).CreateRoot();

        Assert.Equal(8, lines.Count);
        Assert.All(lines, line => Assert.Empty(root.Parse(line.Groups[1].Value).Errors));
        Assert.DoesNotContain("${version}", workflow);
        Assert.DoesNotContain("\t", workflow);
    }

    [Fact]
    public void Written_files_are_listed_as_JSON()
    {
        using var document = System.Text.Json.JsonDocument.Parse(Run("init", "--output", "json").Output);

        var files = document.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetString()!);
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(folder, file)), file));
    }

    [Fact]
    public void New_scripts_are_numbered_on_and_valid()
    {
        Run("init");

        Assert.Equal((0, "migrations/0002_add_currency.sql\n"), Result(Run("new", "migration", "Add currency")));
        Assert.Equal((0, "transforms/120_order_totals.sql\n"), Result(Run("new", "transform", "orderTotals")));
        Assert.Equal((0, "checks/orders_are_new.sql\n"), Result(Run("new", "check", "orders-are-new.sql")));
        Assert.Equal((0, "7 files: 0 errors, 0 warnings\n"), Result(Run("validate")));
        Assert.Equal(0, Run("run").ExitCode);
    }

    [Fact]
    public void New_script_needs_a_name_that_is_free()
    {
        Run("init");

        Assert.Equal(64, Run("new").ExitCode);
        Assert.Equal(64, Run("new", "migration").ExitCode);
        Assert.Equal(64, Run("new", "migration", "…").ExitCode);
        Assert.Contains("did you mean migration? ", Run("new", "migraton", "x").Error);
        var taken = Run("new", "migration", "create_orders");
        Assert.Equal((3, ""), (taken.ExitCode, taken.Output));
        Assert.StartsWith("error: migrations/0001_create_orders.sql is already there\n", taken.Error);
    }

    private CommandRun Run(params string[] args) => CommandRun.In(folder, new InMemoryConsole(), [], args);

    private static (int, string) Result(CommandRun run) => (run.ExitCode, run.Output);
}
