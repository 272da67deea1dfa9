using System.Diagnostics;
using Sparkify.Tool.Tests.Commands;

namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>The tool as a process of its own: what a kill, a signal or a second process meets.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process process;
    private readonly List<string> errorLines = [];

    private ToolProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public static ToolProcess Start(string directory, params string[] args) => StartWith("", directory, args);

    /// <param name="input">standard input</param>
    public static ToolProcess StartWith(string input, string directory, params string[] args) =>
        Start(input, IsOfTheTool, directory, args);

    /// <param name="variable">the tool does not see this variable of the environment</param>
    public static ToolProcess StartWithout(string variable, string directory, params string[] args) =>
        Start("", name => IsOfTheTool(name) || name == variable, directory, args);

    private static ToolProcess Start(string input, Predicate<string> isHidden, string directory, string[] args)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(Program).Assembly.Location },
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        // What this test process was given must not reach the tool.
        foreach (var name in start.Environment.Keys.Where(name => isHidden(name)).ToList())
        {
            start.Environment.Remove(name);
        }

        var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return new ToolProcess(process);
    }

    /// <summary>The next line of standard error; null: the process has closed it.</summary>
    public string? ReadErrorLine()
    {
        var line = process.StandardError.ReadLine();
        if (line is not null)
        {
            errorLines.Add(line);
        }

        return line;
    }

    public string? ReadOutputLine() => process.StandardOutput.ReadLine();

    /// <summary>Reads standard error up to a line that starts so.</summary>
    public void WaitForErrorLine(string start)
    {
        while (ReadErrorLine() is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"no line starts with \"{start}\":\n{string.Join('\n', errorLines)}");
    }

    /// <summary>True: it ended by itself within this time.</summary>
    public bool EndsWithin(TimeSpan time) => process.WaitForExit(time);

    /// <summary>SIGKILL, and the end of the process.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <param name="name">as kill(1) knows it: INT, TERM</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for the end; the exit code of a killed process is 128 and the signal's number.</summary>
    public CommandRun Finish()
    {
        var output = process.StandardOutput.ReadToEndAsync();
        while (ReadErrorLine() is not null) { }

        process.WaitForExit();
        return new CommandRun(process.ExitCode, output.Result, string.Concat(errorLines.Select(line => line + "\n")));
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private static bool IsOfTheTool(string name) =>
        name.StartsWith("SPARKIFY_", StringComparison.Ordinal) || name is "GITHUB_ACTIONS" or "NO_COLOR";
}
