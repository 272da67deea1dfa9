namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>Ctrl-C, and SIGTERM as CI systems send it: roll back, say so, exit 130; the next run completes.</summary>
public sealed class InterruptedRunTests
{
    private const string Interrupted = "error: interrupted; what was not committed is rolled back\n";

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Interrupted_load_is_rolled_back(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows has no signals to send.
        }

        using var project = new SmallProject();
        var before = project.Rows();
        using var process = project.StartEndlessLoad();

        process.Signal(signal);
        var run = process.Finish();

        Assert.Equal((130, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("\n" + Interrupted, run.Error);
        Assert.Empty(before.DifferencesTo(project.Rows()));
        project.EndEndlessLoad();
        Assert.Contains(" | incremental | cancelled | ", project.Ok("status"));
        Assert.Contains("\nloaded 1 object in ", project.Ok("run"));
        Assert.Equal(["1", "2", "3", "4"], project.Query("select n from numbers order by n"));
    }

    /// <summary>Line 1: migrations. 6: the COPY of the events begins. 7: that of the songs.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(12)]
    public void Run_of_the_sample_interrupted_after_a_line_is_completed_by_the_next(int lineCount)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows has no signals to send.
        }

        using var project = new SampleProject();
        using var process = project.Start("run");
        for (var i = 0; i < lineCount; i++)
        {
            Assert.NotNull(process.ReadErrorLine());
        }

        process.Signal("INT");
        var run = process.Finish();

        Assert.True(run.ExitCode == 130, run.Error);
        Assert.EndsWith("\n" + Interrupted, run.Error);
        Assert.DoesNotContain("loaded", run.Output);
        if (lineCount > 6)
        {
            Assert.DoesNotContain(
                DatabaseRows.ReadWarehouse(project.Database).Tables,
                table => RowCount(project, table) > 0
            );
        }

        Assert.Contains("\nloaded 67 objects in ", project.Ok("run"));
        Assert.Equal(1016, RowCount(project, "main.songplays"));
    }

    private static int RowCount(SampleProject project, string table) =>
        DatabaseRows.ReadWarehouse(project.Database)[table].Count;
}
