using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

/// <summary>Long results, cancellation, several sessions.</summary>
public sealed class DuckDbSessionTests : IDisposable
{
    private const string Endless =
        "select count(*) from generate_series(1, 3000000) as a(i), generate_series(1, 3000000) as b(j) where a.i * b.j % 7 = 3";

    private readonly ScratchEngine scratch = new();

    public void Dispose() => scratch.Dispose();

    /// <summary>Held whole, this result would be 100 billion rows.</summary>
    [Fact]
    public void Long_results_are_streamed()
    {
        using var result = scratch.Engine.Run(
            SqlStatement.Own("select i, 'row ' || i as text from generate_series(1, 100000000000) as g(i)"),
            default
        );

        Assert.Equal(2_000_000, result.Rows.Take(2_000_000).Count(row => row.Length == 2));
    }

    [Fact]
    public void A_result_that_is_left_half_read_is_in_nobodys_way()
    {
        scratch.Run("create table t (a integer)");
        scratch.Engine.Begin();
        scratch.Run("insert into t values (1)");
        using (
            var result = scratch.Engine.Run(
                SqlStatement.Own("select i from generate_series(1, 1000000) as g(i)"),
                default
            )
        )
        {
            Assert.NotEmpty(result.Rows.Take(1));
        }

        scratch.Run("insert into t values (2)");
        scratch.Engine.Commit();

        Assert.Equal(["1", "2"], scratch.Rows("select a from t order by a"));
    }

    [Fact]
    public void An_error_while_rows_are_read_aborts_the_transaction()
    {
        scratch.Run("create table t (a integer)");
        scratch.Run("insert into t select i from generate_series(1, 100000) as g(i)");
        scratch.Engine.Begin();
        var error = scratch.Fails("select 1 / (a - 99999) from t");

        Assert.Equal("22012", error.Code);
        Assert.Equal("25P02", scratch.Fails("select 1").Code);
        scratch.Engine.Rollback();
        Assert.Equal(["1"], scratch.Rows("select 1"));
    }

    [Theory]
    [InlineData(Endless)]
    [InlineData("insert into t " + Endless)]
    [InlineData("create table u as " + Endless)]
    [InlineData("update t set a = (" + Endless + ")")]
    [InlineData("delete from t where a = (" + Endless + ")")]
    [InlineData(
        "merge into t using ("
            + Endless
            + ") as s(n) on t.a = s.n when matched then delete when not matched then insert values (s.n)"
    )]
    public async Task A_cancelled_statement_ends_and_the_session_goes_on(string sql)
    {
        scratch.Run("create table t (a bigint)");
        scratch.Run("insert into t values (1)");
        scratch.Engine.Begin();
        using var cancellation = new CancellationTokenSource();
        var running = Task.Run(() => scratch.Run(sql, cancellation.Token));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(60)));
        scratch.Engine.Rollback();
        Assert.Equal(["1"], scratch.Rows("select a from t"));
    }

    [Fact]
    public async Task A_cancelled_copy_ends_and_leaves_no_row()
    {
        using var scratch = new ScratchEngine();
        var lines = Enumerable.Repeat("""{"a": 1, "b": "x"}""", 100_000);
        File.WriteAllLines(scratch["bucket/big.json"], lines);
        scratch.Run("create table t (a bigint, b varchar(200))");
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAtFirstRow(cancellation);
        var copy = SqlStatement.Own("copy t from 's3://bucket/big' iam_role default json 'auto'");

        var running = Task.Run(() => scratch.Engine.Copy(copy, static l => l, progress, cancellation.Token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.InRange(progress.FirstRowCount, 1, 50_000);
        Assert.Equal(["0"], scratch.Rows("select count(*) from t"));
    }

    [Fact]
    public void Known_tables_are_found_without_asking_DuckDB()
    {
        for (var i = 0; i < 50; i++)
        {
            scratch.Run($"create table t{i} (a integer, b varchar(10))");
        }

        scratch.Engine.FindTable(new QualifiedName(null, "t7"));
        var first = scratch.Engine.FindTable(new QualifiedName(null, "t7"));
        scratch.Engine.Begin();
        var second = scratch.Engine.FindTable(new QualifiedName(null, "t7"));
        scratch.Engine.Commit();
        var third = scratch.Engine.FindTable(new QualifiedName(null, "t7"));

        Assert.NotNull(first);
        Assert.Same(first, second);
        Assert.Same(first, third);
    }

    [Fact]
    public void The_targets_session_statements_are_run_and_those_without_effect_here_are_refused()
    {
        using var accepted = new ScratchEngine(t => t with { Session = ["set query_group to 'etl'"] });
        using var session = accepted.Engine.OpenSession();

        var error = Assert.Throws<SparkifyException>(() =>
            new ScratchEngine(t => t with { Session = ["set search_path to other"] })
        );
        Assert.Equal("0A000", error.Code);
    }

    [Fact]
    public void Another_program_finds_in_the_file_what_views_and_defaults_call()
    {
        using var scratch = new ScratchEngine();
        scratch.Run("create table t (a integer default 7 / 2, b integer)");
        scratch.Run("create view v as select a / b as q from t");
        scratch.Run("insert into t (b) values (0)");
        Assert.Equal("22012", scratch.Fails("select q from v").Code);
        scratch.Engine.Dispose();

        using var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={scratch["test.duckdb"]}");
        connection.Open();
        connection.Run("insert into t (b) values (2)");

        Assert.Equal([3, 3], connection.Rows("select a from t").Select(row => row[0]));
        connection.Run("delete from t where b = 0");
        Assert.Equal(1, connection.Value("select q from v"));
    }

    private sealed class CancelAtFirstRow(CancellationTokenSource cancellation) : IProgress<Tool.Copy.CopyProgress>
    {
        public long FirstRowCount { get; private set; }

        public void Report(Tool.Copy.CopyProgress value)
        {
            if (value.RowCount > 0 && FirstRowCount == 0)
            {
                FirstRowCount = value.RowCount;
                cancellation.Cancel();
            }
        }
    }
}
