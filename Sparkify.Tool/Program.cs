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
        using var console = new SystemConsole();
        using var interruption = new Interruption();
        var host = new CommandHost(console, Environment.GetEnvironmentVariable, Directory.GetCurrentDirectory());
        return (int)Run(args, host, interruption.Token);
    }

    internal static ExitCode Run(IReadOnlyList<string> args, CommandHost host, CancellationToken cancellationToken)
    {
        var reporter = new Reporter(host, args.Contains("--no-color"), args.Contains("--verbose"));
        try
        {
            var exitCode = args is ["--version"]
                ? PrintVersion(host)
                : new CommandLine(host, reporter).Run(args, cancellationToken);
            host.Console.Output.Flush();
            return exitCode;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever a cancelled step threw on its way out, the reason is the signal.
            reporter.Report(new Diagnostic(Severity.Error, "interrupted; what was not committed is rolled back", null));
            return ExitCode.Interrupted;
        }
        catch (SparkifyException error)
        {
            reporter.Report(error);
            return error.ExitCode;
        }
        catch (IOException error)
        {
            // A full disk, a folder that vanished.
            reporter.Report(new Diagnostic(Severity.Error, $"cannot read or write: {error.Message}", null));
            return ExitCode.Failed;
        }
        catch (Exception error)
        {
            reporter.ReportBug(error);
            return ExitCode.Failed;
        }
    }

    /// <summary>Without building the commands: shells and CI ask for it often.</summary>
    private static ExitCode PrintVersion(CommandHost host)
    {
        host.Console.Output.WriteLine(ToolVersion.Text);
        return ExitCode.Done;
    }
}
