using Sparkify.Tool.Commands.Terminal;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Commands;

public sealed class ProgramTests : IDisposable
{
    private readonly ScratchProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Bug_prints_its_stack_and_is_exit_1()
    {
        var console = new InMemoryConsole();
        var host = new CommandHost(console, Throw, project.Root);

        var exitCode = Program.Run(["query", "select 1"], host, CancellationToken.None);

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.StartsWith("error: this is a bug in sparkify: the sky fell\n", console.ErrorText);
        Assert.Contains("System.NotSupportedException: the sky fell\n   at ", console.ErrorText);

        // The annotations' and the colours' variables are asked for before any project is read.
        static string? Throw(string name) =>
            name.StartsWith("SPARKIFY", StringComparison.Ordinal)
                ? throw new NotSupportedException("the sky fell")
                : null;
    }

    [Fact]
    public void User_error_prints_no_stack()
    {
        var run = project.Run("query", "select nope");

        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public void Interrupted_run_is_exit_130_and_changes_nothing()
    {
        project.Write("migrations/0001_create.sql", "create table a (n integer);");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var console = new InMemoryConsole();

        var exitCode = Program.Run(["migrate"], new CommandHost(console, _ => null, project.Root), cancelled.Token);

        Assert.Equal(130, (int)exitCode);
        Assert.Equal("error: interrupted; what was not committed is rolled back\n", console.ErrorText);
        Assert.Contains("0 migrations applied, 1 pending", project.Ok("status"));
    }
}
