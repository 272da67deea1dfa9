using System.Diagnostics;

namespace Sparkify.Tool.Tests.Commands;

/// <summary>What only a process of its own shows: streams, signals, exit codes.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Digits =
        "(select 0 as d union all select 1 union all select 2 union all select 3 union all select 4 union all select 5)";

    private readonly ScratchProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Version_is_printed_and_nothing_else()
    {
        using var process = Start("--version");

        Assert.Matches(@"^\d+\.\d+\.\d+\S*$", process.StandardOutput.ReadToEnd().TrimEnd());
        Assert.Empty(process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void Output_is_UTF8_without_a_byte_order_mark()
    {
        using var process = Start("query", "select 'é日' as t", "--format", "csv");
        var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);

        Assert.Equal("t\né日\n"u8.ToArray(), bytes.ToArray());
    }

    [Fact]
    public void Reader_that_goes_away_is_no_error()
    {
        using var process = Start("query", ManyRows(6), "--format", "csv");

        Assert.Equal("n", process.StandardOutput.ReadLine());
        process.StandardOutput.Close();

        Assert.Empty(process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("--help")]
    [InlineData("load")]
    [InlineData("load --output json")]
    [InlineData("query --format csv --file rows.sql")]
    [InlineData("query --format json --file rows.sql")]
    [InlineData("status")]
    public void Result_that_cannot_be_written_is_one_line_and_exit_1(string line)
    {
        if (!File.Exists("/dev/full"))
        {
            return; // Only Linux has a disk that is always full.
        }

        project.Write("rows.sql", ManyRows(6));
        using var process = StartProcess(
            "sh",
            "-c",
            $"exec dotnet '{typeof(Program).Assembly.Location}' {line} > /dev/full"
        );

        var error = process.StandardError.ReadToEnd();

        process.WaitForExit();
        Assert.Equal(
            "error: cannot write the result to standard output: No space left on device",
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Last()
        );
        Assert.DoesNotContain("   at ", error);
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public void Standard_error_that_cannot_be_written_changes_no_exit_code()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        using var process = StartProcess(
            "sh",
            "-c",
            $"exec dotnet '{typeof(Program).Assembly.Location}' nope 2> /dev/full"
        );

        process.WaitForExit();
        Assert.Equal(64, process.ExitCode);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0xA9 }, 0, "v\né\n", "")]
    [InlineData(new byte[] { 0xE9 }, 3, "", "error: standard input is not UTF-8\n")]
    public void Standard_input_is_UTF8(byte[] value, int exitCode, string output, string error)
    {
        File.WriteAllBytes(Path.Combine(project.Root, "in.sql"), [.. "select '"u8, .. value, .. "' as v"u8]);
        using var process = StartProcess(
            OperatingSystem.IsWindows() ? "cmd" : "sh",
            OperatingSystem.IsWindows() ? "/c" : "-c",
            $"dotnet \"{typeof(Program).Assembly.Location}\" query --format csv < in.sql"
        );

        Assert.Equal(output, process.StandardOutput.ReadToEnd());
        Assert.StartsWith(error, process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(exitCode, process.ExitCode);
    }

    [Fact]
    public async Task SIGTERM_ends_a_query_with_130()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows has no signals to send.
        }

        using var process = Start("query", ManyRows(12), "--format", "csv");
        Assert.Equal("n", process.StandardOutput.ReadLine());
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(null, null)]))
        {
            await kill.WaitForExitAsync();
        }

        var drained = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        Assert.Equal(
            "error: interrupted; what was not committed is rolled back\n",
            (await process.StandardError.ReadToEndAsync()).ReplaceLineEndings("\n")
        );
        await drained;
        await process.WaitForExitAsync();
        Assert.Equal(130, process.ExitCode);
    }

    /// <summary>A query of 6 to that power rows, streamed.</summary>
    private static string ManyRows(int power) =>
        $"select a0.d as n from {string.Join(" cross join ", Enumerable.Range(0, power).Select(i => $"{Digits} as a{i}"))}";

    private Process Start(params string[] args) => StartProcess("dotnet", [typeof(Program).Assembly.Location, .. args]);

    private Process StartProcess(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = project.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        return Process.Start(start)!;
    }

    /// <summary>Variables of whoever runs the tests that would change what is printed.</summary>
    private static bool IsOurs(string name) =>
        name.StartsWith("SPARKIFY_", StringComparison.Ordinal) || name.StartsWith("GITHUB_", StringComparison.Ordinal);
}
