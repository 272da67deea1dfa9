using System.Diagnostics;

namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>A run that was never killed: what it takes, says and leaves.</summary>
public sealed class UninterruptedRun : IDisposable
{
    /// <summary>Said before the ledger is written, and the load committed.</summary>
    public const string LastLine = "checks: ";

    private readonly SampleProject project = new();

    public UninterruptedRun()
    {
        var watch = Stopwatch.StartNew();
        using var process = project.Start("run");
        process.WaitForErrorLine(LastLine);
        var untilLastLine = watch.Elapsed;
        var run = process.Finish();
        Duration = watch.Elapsed;
        CommitDuration = Duration - untilLastLine;
        Assert.True(run.ExitCode == 0, run.Error);
        ErrorLineCount = run.Error.Count(c => c == '\n');
        Rows = DatabaseRows.ReadWarehouse(project.Database);
    }

    public TimeSpan Duration { get; }

    /// <summary>From the last line of progress to the end of the process.</summary>
    public TimeSpan CommitDuration { get; }

    public int ErrorLineCount { get; }

    internal DatabaseRows Rows { get; }

    internal string Database => project.Database;

    public void Dispose() => project.Dispose();
}

/// <summary>kill -9 at any moment: the next run completes, without a manual step, to the rows of a run that was never killed.</summary>
public sealed class KilledRunTests(UninterruptedRun uninterrupted) : IClassFixture<UninterruptedRun>
{
    private const int LineCount = 14;
    private const int ObjectCount = 67;

    public static TheoryData<int> Lines => [.. Enumerable.Range(0, LineCount + 1)];

    /// <summary>Parts of a duration, at random but always the same.</summary>
    public static TheoryData<double> Moments
    {
        get
        {
            const int count = 4;
            var random = new Random(20181115);
            return [.. Enumerable.Range(0, count).Select(i => (i + random.NextDouble()) / count)];
        }
    }

    [Fact]
    public void Lines_of_progress_are_those_that_moments_are_chosen_from() =>
        Assert.Equal(LineCount, uninterrupted.ErrorLineCount);

    /// <summary>Lines 1 to 6 are migrations that begin, 7 to 13 transforms that have ended, 14 is the checks': before the commit.</summary>
    [Theory]
    [MemberData(nameof(Lines))]
    public void Run_killed_after_a_line_of_its_progress_is_completed_by_the_next(int lineCount)
    {
        using var project = new SampleProject();
        using (var process = project.Start("run"))
        {
            for (var i = 0; i < lineCount; i++)
            {
                Assert.NotNull(process.ReadErrorLine());
            }

            process.Kill();
        }

        // The commit itself may be over by the time that the kill arrives.
        AssertCompletes(project, wasKilledInLoad: lineCount is > 6 and < LineCount);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Run_killed_at_a_moment_is_completed_by_the_next(double part)
    {
        using var project = new SampleProject();
        using (var process = project.Start("run"))
        {
            KillAfter(uninterrupted.Duration * part, process);
        }

        AssertCompletes(project, wasKilledInLoad: false);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Run_killed_while_it_commits_is_completed_by_the_next(double part)
    {
        using var project = new SampleProject();
        using (var process = project.Start("run"))
        {
            process.WaitForErrorLine(UninterruptedRun.LastLine);
            KillAfter(uninterrupted.CommitDuration * part, process);
        }

        AssertCompletes(project, wasKilledInLoad: false);
    }

    /// <summary>On a filled database a full refresh has deleted every row by the time that it is killed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    public void Full_refresh_killed_after_a_line_leaves_what_was_there(int lineCount)
    {
        using var project = new SampleProject();
        File.Copy(uninterrupted.Database, project.Database);
        using (var process = project.Start("load", "--full-refresh"))
        {
            for (var i = 0; i < lineCount; i++)
            {
                Assert.NotNull(process.ReadErrorLine());
            }

            process.Kill();
        }

        Assert.Equal(0, project.Run("status").ExitCode);
        Assert.Empty(uninterrupted.Rows.DifferencesTo(DatabaseRows.ReadWarehouse(project.Database)));
        AssertCompletes(project, wasKilledInLoad: lineCount < 8);
        Assert.Contains($"\nloaded {ObjectCount} objects in ", project.Ok("load", "--full-refresh"));
        Assert.Empty(uninterrupted.Rows.DifferencesTo(DatabaseRows.ReadWarehouse(project.Database)));
    }

    /// <summary>A run that is faster than the one that was measured may be over by then.</summary>
    private static void KillAfter(TimeSpan time, ToolProcess process)
    {
        if (!process.EndsWithin(time))
        {
            process.Kill();
        }
    }

    private void AssertCompletes(SampleProject project, bool wasKilledInLoad)
    {
        var before = project.Run("status");
        Assert.True(before.ExitCode == 0, before.Error);
        Assert.True(!wasKilledInLoad || before.Output.Contains(" interrupted "), before.Output);

        var run = project.Run("run");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Empty(uninterrupted.Rows.DifferencesTo(DatabaseRows.ReadWarehouse(project.Database)));
        Assert.Equal(ObjectCount, DatabaseRows.Read(project.Database)["sparkify.load_ledger"].Count);
    }
}
