using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Engines;

/// <summary>Results that are read in part, statements that are cancelled.</summary>
public abstract partial class EngineContract
{
    // 6 to the power of 12 rows, and each takes a hash.
    private static readonly string Endless =
        "select count(*) as n from "
        + string.Join(" cross join ", Enumerable.Range(1, 12).Select(i => $"six as s{i}"))
        + $" where md5(cast({string.Join(" + ", Enumerable.Range(1, 12).Select(i => $"s{i}.n"))} as varchar)) = 'x'";

    [Fact]
    public void A_result_that_is_left_half_read_is_in_nobodys_way()
    {
        CreateSix();
        Run("create table t (a integer)");
        Run("begin");
        Run("insert into t values (1)");
        ReadOne();
        Run("insert into t values (2)");
        Run("commit");
        ReadOne();

        Assert.Equal(["1", "2"], Rows("select a from t order by a"));

        void ReadOne()
        {
            const string sql = "select a.n from six a, six b, six c, six d, six e, six f, six g";
            using var result = Engine.Run(Own(sql), CancellationToken.None);
            Assert.NotEmpty(result.Rows.Take(1));
        }
    }

    [Fact]
    public void An_error_while_rows_are_read_aborts_the_transaction()
    {
        Run("create table t (a integer)");
        Run("insert into t values (1), (2), (3)");
        Run("begin");

        Assert.Equal("22012", Fails("select 1 / (a - 3) from t").Code);
        Assert.Equal("25P02", Fails("select 1").Code);
        Run("rollback");
        Assert.Equal(["1"], Rows("select 1"));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("insert into t {0}")]
    [InlineData("create table u as {0}")]
    [InlineData("update t set a = ({0})")]
    [InlineData("delete from t where a = ({0})")]
    [InlineData(
        "merge into t using ({0}) as s on t.a = s.n when matched then delete when not matched then insert values (s.n)"
    )]
    public async Task A_cancelled_statement_ends_and_the_session_goes_on(string sql)
    {
        CreateSix();
        Run("create table t (a bigint)");
        Run("insert into t values (1)");
        Run("begin");
        using var cancellation = new CancellationTokenSource();
        var running = Task.Run(() => Run(sql.Replace("{0}", Endless, StringComparison.Ordinal), cancellation.Token));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(60)));
        Engine.Rollback();
        Assert.Equal(["1"], Rows("select a from t"));
    }

    private void CreateSix()
    {
        Run("create table six (n integer)");
        Run("insert into six values (0), (1), (2), (3), (4), (5)");
    }
}
