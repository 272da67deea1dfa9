using Sparkify.Tool.Commands.Terminal;

namespace Sparkify.Tool.Tests.Commands;

/// <summary>One command line run inside the test's process: exit code, standard output, standard error.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static CommandRun Of(params string[] args) => With(new InMemoryConsole(), [], args);

    public static CommandRun With(
        InMemoryConsole console,
        Dictionary<string, string> environment,
        params string[] args
    ) => In(Path.GetTempPath(), console, environment, args);

    public static CommandRun In(
        string directory,
        InMemoryConsole console,
        Dictionary<string, string> environment,
        params string[] args
    )
    {
        var host = new CommandHost(console, environment.GetValueOrDefault, directory);
        var exitCode = Program.Run(args, host, CancellationToken.None);
        return new CommandRun((int)exitCode, console.OutputText, console.ErrorText);
    }
}
