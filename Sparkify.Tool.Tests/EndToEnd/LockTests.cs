namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>Two processes and one database: one of them waits, and then says for whom.</summary>
public sealed class LockTests : IDisposable
{
    private readonly SmallProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Database_that_another_run_holds_is_exit_4_and_names_the_process()
    {
        using var holder = project.StartEndlessLoad();

        AssertLocked(holder, "1", "run");
        AssertLocked(holder, "0", "load");
        AssertLocked(holder, "0", "migrate");
        AssertLocked(holder, "0", "status");
        AssertLocked(holder, "0", "check");
        AssertLocked(holder, "0", "query", "select 1");
        AssertLocked(holder, "0", "query", "create table t (n integer)");
        AssertLocked(holder, "0", "repair", "--retry", "0001_create_staging.sql", "--reason", "x");
    }

    /// <summary>The holder is killed, the waiting load gets the lock, and nothing of the killed one is there.</summary>
    [Fact]
    public void Second_run_waits_for_the_first_and_then_loads()
    {
        using var holder = project.StartEndlessLoad();
        project.EndEndlessLoad();
        using var second = project.Start("run", "--lock-timeout", "5m");
        second.WaitForErrorLine("waiting for ");

        holder.Kill();
        var run = second.Finish();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.StartsWith(
            $"waiting for {Path.GetFullPath(project.Database)}, in use by process {holder.Id} (",
            run.Error
        );
        Assert.Contains("\nloaded 1 object in ", run.Output);
        Assert.Equal(["1", "2", "3", "4"], project.Query("select n from numbers order by n"));
        var status = project.Ok("status");
        Assert.Contains(" | incremental | interrupted | ", status);
        Assert.Contains($"(PID {holder.Id})", status);
    }

    [Fact]
    public void Status_waits_while_a_load_runs_and_then_shows_it()
    {
        using var holder = project.StartEndlessLoad();
        using var status = project.Start("status");
        status.WaitForErrorLine("waiting for ");

        holder.Kill();
        var run = status.Finish();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(" | incremental | interrupted | ", run.Output);
        Assert.Contains("\n2 objects loaded\n", run.Output);
    }

    [Fact]
    public void Readers_share_the_database()
    {
        using var reader = project.Start(
            "query",
            "--format",
            "csv",
            $"{SmallProject.EndlessQuery().Replace("= 'x'", "<> 'x'")}"
        );
        Assert.Equal("n", reader.ReadOutputLine());

        Assert.Equal(["3"], project.Query("select count(*) from numbers"));
        Assert.Equal(0, project.Run("status", "--lock-timeout", "0").ExitCode);
        var writer = project.Run("load", "--lock-timeout", "0");
        Assert.Equal(4, writer.ExitCode);
        Assert.Contains($" is in use by process {reader.Id} (", writer.Error);
    }

    private void AssertLocked(ToolProcess holder, string timeoutSeconds, params string[] args)
    {
        var run = project.Run([.. args, "--lock-timeout", timeoutSeconds]);

        Assert.Equal((4, ""), (run.ExitCode, run.Output));
        Assert.Matches(
            $@"(^|\n)error: database \S*warehouse\.duckdb is in use by process {holder.Id} \(\S*dotnet\S*\); waited {timeoutSeconds} s \[55P03\]\n",
            run.Error
        );
        Assert.EndsWith("\nhint: wait until that process ends, or give it longer with --lock-timeout\n", run.Error);
        Assert.Equal(timeoutSeconds != "0", run.Error.StartsWith("waiting for ", StringComparison.Ordinal));
    }
}
