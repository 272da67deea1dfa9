using System.Diagnostics;
using System.Runtime.CompilerServices;
using Sparkify.Tool.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

/// <summary>Another process that keeps a database open: this assembly, started with the path in its environment.</summary>
internal sealed class DatabaseHolder : IDisposable
{
    private const string PathVariable = "SPARKIFY_TESTS_HOLD_DATABASE";

    private readonly Process process;

    private DatabaseHolder(Process process) => this.process = process;

    public int ProcessId => process.Id;

    public static DatabaseHolder Hold(string path)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(DatabaseHolder).Assembly.Location },
            Environment = { [PathVariable] = path },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        Assert.Equal("held", process.StandardOutput.ReadLine());
        return new DatabaseHolder(process);
    }

    /// <summary>The process closes the database and ends.</summary>
    public void Release() => process.StandardInput.Close();

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Runs before the entry point of the test assembly; in a test run the variable is not set.</summary>
    [ModuleInitializer]
    internal static void HoldWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { } path)
        {
            using (DuckDbDatabase.Open(new DuckDbOptions(path), CancellationToken.None))
            {
                Console.WriteLine("held");
                Console.In.ReadToEnd();
            }

            Environment.Exit(0);
        }
    }
}
