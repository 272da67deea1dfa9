using Sparkify.Tool.Engines;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.Postgres;

/// <summary>The lock of writing runs: one at a time, named for who waits, gone with its session.</summary>
public sealed class PostgresLockTests : IDisposable
{
    private readonly PostgresScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_lock_that_another_session_has_is_exit_code_4_and_names_it()
    {
        scratch.Engine.BeginExclusive(CancellationToken.None);
        var waiting = new List<string>();
        using var other = scratch.Open(
            new EngineOptions { LockTimeout = TimeSpan.FromMilliseconds(1), Waiting = waiting.Add }
        );

        var error = Assert.Throws<SparkifyException>(() => other.BeginExclusive(CancellationToken.None));

        var holder = $"process {Environment.ProcessId} of {Environment.UserName}@{Environment.MachineName}, since 2";
        Assert.Equal((ExitCode.NotLocked, "55P03"), (error.ExitCode, error.Code));
        Assert.StartsWith($"target \"test\" is in use by {holder}", error.Message, StringComparison.Ordinal);
        Assert.False(other.InTransaction);
        Assert.All(waiting, line => Assert.StartsWith($"waiting for target \"test\", in use by {holder}", line));
    }

    [Fact]
    public async Task Who_waits_gets_the_lock_when_the_other_session_ends()
    {
        var holder = scratch.Open(new EngineOptions());
        holder.BeginExclusive(CancellationToken.None);
        var waits = new TaskCompletionSource<string>();
        using var other = scratch.Open(
            new EngineOptions { LockTimeout = TimeSpan.FromMinutes(5), Waiting = line => waits.TrySetResult(line) }
        );
        var taking = Task.Run(() => other.BeginExclusive(CancellationToken.None));
        await waits.Task.WaitAsync(TimeSpan.FromSeconds(60));

        holder.Dispose();
        await taking.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.True(other.InTransaction);
        other.Commit();
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        scratch.Engine.BeginExclusive(CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        using var other = scratch.Open(
            new EngineOptions { LockTimeout = TimeSpan.FromMinutes(5), Waiting = _ => cancellation.Cancel() }
        );

        var taking = Task.Run(() => other.BeginExclusive(cancellation.Token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.False(other.InTransaction);
    }

    [Fact]
    public void Readers_and_plain_transactions_do_not_wait()
    {
        scratch.Run("create table t (a integer)");
        scratch.Engine.BeginExclusive(CancellationToken.None);
        using var other = scratch.Open(new EngineOptions { IsReadOnly = true });

        Assert.Equal(0L, other.Read("select count(*) from t")[0][0]);
    }

    [Fact]
    public void The_lock_is_free_after_commit_and_rollback()
    {
        scratch.Engine.BeginExclusive(CancellationToken.None);
        scratch.Engine.Commit();
        scratch.Engine.BeginExclusive(CancellationToken.None);
        scratch.Engine.Rollback();
        using var other = scratch.Open(new EngineOptions { LockTimeout = TimeSpan.Zero });

        other.BeginExclusive(CancellationToken.None);

        Assert.True(other.InTransaction);
    }
}
