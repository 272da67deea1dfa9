using Sparkify.Tool.Commands;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Commands.Terminal;
using Sparkify.Tool.Text;

namespace Sparkify.Tool;

/// <summary>The process: streams and signals in, an exit code out. Errors that a user can act on and bugs part here.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is ["--version"])
        {
            // Before anything else is built: shells and CI ask for it often.
            Console.Out.WriteLine(ToolVersion.Text);
            return (int)ExitCode.Done;
        }

        using var console = new SystemConsole();
        using var interruption = new Interruption();
        return (int)Run(args, console, Environment.GetEnvironmentVariable, interruption.Token);
    }

    internal static ExitCode Run(
        IReadOnlyList<string> args,
        IConsole console,
        Func<string, string?> environment,
        CancellationToken cancellationToken
    )
    {
        var reporter = Reporter.For(console, args.Contains("--no-color"), environment);
        try
        {
            return new CommandLine(console, environment).Run(args, cancellationToken);
        }
        catch (SparkifyException error)
        {
            reporter.Report(error);
            return error.ExitCode;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever a cancelled step threw on its way out, the reason is the signal.
            reporter.Report(new Diagnostic(Severity.Error, "interrupted; what was not committed is rolled back", null));
            return ExitCode.Interrupted;
        }
        catch (Exception error)
        {
            reporter.ReportBug(error);
            return ExitCode.Failed;
        }
        finally
        {
            console.Output.Flush();
        }
    }
}
