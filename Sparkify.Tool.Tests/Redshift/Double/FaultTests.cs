using Npgsql;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>Connections are lost and errors come where a test wants them.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private DoubleScratch scratch = null!;

    public async Task InitializeAsync()
    {
        scratch = await DoubleScratch.StartAsync();
        await scratch.RunAsync("create table t (id integer)");
    }

    public Task DisposeAsync() => scratch.DisposeAsync().AsTask();

    [Theory]
    [InlineData(Moment.Before, 0L)]
    [InlineData(Moment.During, 1L)]
    [InlineData(Moment.After, 1L)]
    internal async Task Connection_is_dropped_at_commit(Moment moment, long rowCount)
    {
        var fault = moment switch
        {
            Moment.Before => scratch.Server.DropConnection(before: IsCommit),
            Moment.During => scratch.Server.DropConnection(during: IsCommit),
            _ => scratch.Server.DropConnection(after: IsCommit),
        };
        await scratch.RunAsync("begin");
        await scratch.RunAsync("insert into t values (1)");

        if (moment == Moment.After)
        {
            await scratch.RunAsync("commit");
        }
        else
        {
            await LosesConnectionAsync("commit");
        }

        await fault.Happened.WaitAsync(Patience);
        await LosesConnectionAsync("select 1");
        Assert.Equal(rowCount, await (await scratch.ConnectAsync()).ValueAsync("select count(*) from t"));
    }

    [Fact]
    public async Task Connection_that_is_dropped_within_a_transaction_rolls_it_back()
    {
        var fault = scratch.Server.DropConnection(during: entry => entry.Text.StartsWith("insert"));
        await scratch.RunAsync("begin");

        await LosesConnectionAsync("insert into t values (1)");

        await fault.Happened.WaitAsync(Patience);
        Assert.Equal(0L, await (await scratch.ConnectAsync()).ValueAsync("select count(*) from t"));
    }

    [Theory]
    [InlineData(true, 1L)]
    [InlineData(false, 0L)]
    public async Task Orphaned_transaction_keeps_its_lock_until_it_ends(bool commits, long rowCount)
    {
        var orphan = scratch.Server.OrphanTransaction(at: IsCommit);
        await scratch.RunAsync("begin");
        await scratch.RunAsync("lock table t");
        await scratch.RunAsync("insert into t values (1)");
        await LosesConnectionAsync("commit");
        var next = await scratch.ConnectAsync();
        var nextSession = scratch.Server.Transcript.Entries[^1].Session + 1;
        await next.RunAsync("begin");

        var locking = next.RunAsync("lock table t");
        await scratch.Server.Transcript.WaitFor(e => e.Session == nextSession && e.Text == "lock table t");
        Assert.False(locking.IsCompleted);
        await (commits ? orphan.CommitAsync() : orphan.RollBackAsync());
        await locking.WaitAsync(Patience);

        Assert.Equal(rowCount, await next.ValueAsync("select count(*) from t"));
    }

    [Fact]
    public async Task Lock_waits_are_bounded_by_statement_timeout()
    {
        await scratch.RunAsync("begin");
        await scratch.RunAsync("lock table t");
        var other = await scratch.ConnectAsync();
        await other.RunAsync("set statement_timeout to 50");
        await other.RunAsync("begin");

        Assert.Equal("57014", (await other.FailsAsync("lock table t")).SqlState);
    }

    [Fact]
    public async Task Who_holds_a_lock_is_in_svv_transactions()
    {
        var pid = (int)(await scratch.ValueAsync("select pg_backend_pid()"))!;
        await scratch.RunAsync("begin");
        await scratch.RunAsync("lock table t");
        var other = await scratch.ConnectAsync();

        var holder = await other.ValueAsync(
            "select pid from svv_transactions where lock_mode = 'AccessExclusiveLock' and granted = true"
        );

        Assert.Equal(pid, holder);
    }

    [Fact]
    public async Task Waiting_for_a_lock_can_be_cancelled()
    {
        await scratch.RunAsync("begin");
        await scratch.RunAsync("lock table t");
        var other = await scratch.ConnectAsync();
        await other.RunAsync("begin");
        await using var command = new NpgsqlCommand("lock table t", other) { CommandTimeout = 0 };
        var locking = command.ExecuteNonQueryAsync();
        await UntilSomeoneWaitsForALockAsync();

        command.Cancel();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => locking);
        Assert.Equal("57014", Assert.IsType<PostgresException>(error.InnerException).SqlState);
    }

    [Fact]
    public async Task Errors_come_once_where_they_are_asked_for()
    {
        var fault = scratch.Server.FailOnce(
            e => e.Text.StartsWith("insert"),
            "42501",
            "permission denied for relation t"
        );

        var error = await scratch.FailsAsync("insert into t values (1)");

        Assert.Equal(("42501", "permission denied for relation t"), (error.SqlState, error.MessageText));
        Assert.True(fault.Happened.IsCompletedSuccessfully);
        await scratch.RunAsync("insert into t values (1)");
        Assert.Equal(
            ["error 42501", "INSERT 0 1"],
            scratch
                .Server.Transcript.Entries.Where(e => e.Text.StartsWith("insert"))
                .Select(e => e.IsError ? $"error {e.Tag}" : e.Tag)
        );
    }

    [Fact]
    public async Task What_is_denied_is_denied_every_time()
    {
        scratch.Server.Deny(e => e.Text.StartsWith("insert"));

        Assert.Equal("42501", (await scratch.FailsAsync("insert into t values (1)")).SqlState);
        Assert.Equal("42501", (await scratch.FailsAsync("insert into t values (1)")).SqlState);
        Assert.Equal(0L, await scratch.ValueAsync("select count(*) from t"));
    }

    [Fact]
    public async Task Serializable_violation_is_1023()
    {
        scratch.Server.FailOnce(IsCommit, RedshiftErrors.SerializableViolation());
        await scratch.RunAsync("begin");
        await scratch.RunAsync("insert into t values (1)");

        var error = await scratch.FailsAsync("commit");

        Assert.Equal(("XX000", "1023"), (error.SqlState, error.MessageText));
        Assert.StartsWith("Serializable isolation violation on table - ", error.Detail, StringComparison.Ordinal);
        Assert.Equal(0L, await (await scratch.ConnectAsync()).ValueAsync("select count(*) from t"));
    }

    [Fact]
    public async Task Writers_of_one_table_wait_and_the_later_has_an_old_snapshot()
    {
        await scratch.RunAsync("insert into t values (1)");
        var other = await scratch.ConnectAsync();
        await other.RunAsync("begin");
        Assert.Equal(1L, await other.ValueAsync("select count(*) from t"));
        await scratch.RunAsync("update t set id = 2");

        var error = await other.FailsAsync("update t set id = 3");

        Assert.Equal(("XX000", "1023"), (error.SqlState, error.MessageText));
    }

    [Fact]
    public async Task Deleting_nothing_locks_out_writers_and_no_readers()
    {
        await scratch.RunAsync("begin");
        await scratch.RunAsync("delete from t where false");
        var other = await scratch.ConnectAsync();

        Assert.Equal(0L, await other.ValueAsync("select count(*) from t"));
        await other.RunAsync("set statement_timeout to 50");
        Assert.Equal("57014", (await other.FailsAsync("insert into t values (1)")).SqlState);
    }

    [Fact]
    public async Task What_is_read_behind_the_lock_is_new()
    {
        var other = await scratch.ConnectAsync();
        await other.RunAsync("begin");
        await scratch.RunAsync("insert into t values (1)");

        await other.RunAsync("lock table t");

        Assert.Equal(1L, await other.ValueAsync("select count(*) from t"));
    }

    private static bool IsCommit(TranscriptEntry entry) => entry.Text == "commit";

    /// <summary>The client sends one request to cancel; one that comes before the statement waits is lost, and is not sent again.</summary>
    private async Task UntilSomeoneWaitsForALockAsync()
    {
        await using var postgres = new NpgsqlConnection(scratch.Server.Postgres);
        await postgres.OpenAsync();
        const string Waiting =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        while (await postgres.ValueAsync(Waiting) is 0L)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    private async Task LosesConnectionAsync(string sql)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => scratch.RunAsync(sql));
        Assert.True(
            error is (NpgsqlException and not PostgresException) or InvalidOperationException,
            error.ToString()
        );
    }
}
