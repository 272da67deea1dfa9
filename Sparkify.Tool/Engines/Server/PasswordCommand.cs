using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Server;

/// <summary>A target's "passwordCommand": run by the shell for every connection, its output is the password.</summary>
internal static class PasswordCommand
{
    /// <exception cref="SparkifyException">exit code 5: the command cannot be run, fails or prints nothing; what it printed is not shown</exception>
    public static string Run(Target target, string command)
    {
        var (shell, option) = OperatingSystem.IsWindows() ? ("cmd.exe", "/c") : ("/bin/sh", "-c");
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(shell) { ArgumentList = { option, command }, RedirectStandardOutput = true }
            )!;
            var output = process.StandardOutput.ReadToEnd().TrimEnd('\r', '\n');
            process.WaitForExit();
            return process.ExitCode != 0
                    ? throw Failed(
                        target,
                        string.Create(CultureInfo.InvariantCulture, $"ended with exit code {process.ExitCode}")
                    )
                : output.Length == 0 ? throw Failed(target, "printed nothing")
                : output;
        }
        catch (Win32Exception error)
        {
            throw Failed(target, $"cannot be run: {error.Message}");
        }
    }

    private static SparkifyException Failed(Target target, string what) =>
        new($"target \"{target.Name}\": the passwordCommand {what}")
        {
            Hint = "run it by hand: it has to print the password and nothing else",
            ExitCode = ExitCode.NoConnection,
        };
}
