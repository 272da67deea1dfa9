using Sparkify.Tool.Engines;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

/// <summary>What DuckDB would do and Redshift would not is refused: a green local run is not a lie.</summary>
public sealed class DuckDbOnlyTests : IDisposable
{
    private readonly ScratchEngine scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("attach 'other.duckdb'")]
    [InlineData("attach ':memory:' as other")]
    [InlineData("detach other")]
    [InlineData("use main")]
    [InlineData("pragma version")]
    [InlineData("install json")]
    [InlineData("load json")]
    [InlineData("copy t to 'out.csv'")]
    [InlineData("copy (select 1) to 'out.csv'")]
    [InlineData("copy t from 'in.csv'")]
    [InlineData("export database 'out'")]
    [InlineData("import database 'out'")]
    [InlineData("describe t")]
    [InlineData("summarize t")]
    [InlineData("show tables")]
    [InlineData("from t")]
    [InlineData("pivot t on a using sum(a)")]
    [InlineData("set threads = 1")]
    [InlineData("set memory_limit = '1GB'")]
    [InlineData("set enable_external_access = true")]
    [InlineData("reset threads")]
    [InlineData("checkpoint")]
    [InlineData("create macro m() as 1")]
    [InlineData("create sequence s")]
    [InlineData("create or replace table t (a integer)")]
    [InlineData("create type mood as enum ('a')")]
    [InlineData("prepare p as select 1")]
    [InlineData("select * from 'in.csv'")]
    [InlineData("select * from t, 'in.csv'")]
    [InlineData("select * from t join 'in.csv' on true")]
    [InlineData("select * from $$in.csv$$")]
    [InlineData("select * from read_csv('in.csv')")]
    [InlineData("select * from read_json_auto('in.csv') as x")]
    [InlineData("select * from t as x, read_text('in.csv')")]
    [InlineData("select * from t where a in (select 1 from glob('*'))")]
    [InlineData("select * from parquet_scan('in.csv')")]
    [InlineData("select * from query('select 1')")]
    [InlineData("select * from duckdb_settings()")]
    [InlineData("select * from duckdb_tables")]
    [InlineData("select * from range(3)")]
    [InlineData("select * from unnest([1, 2])")]
    [InlineData("select * from (describe t)")]
    [InlineData("select * from (show tables)")]
    [InlineData("select * from (from t)")]
    [InlineData("select * from (pivot t on a using sum(a))")]
    [InlineData("select columns('a.*') from t")]
    [InlineData("select * from t positional join t as u")]
    [InlineData("select 'a' glob 'a*'")]
    [InlineData("select list_transform([1], lambda x : x + 1)")]
    [InlineData("select [1, 2] as list")]
    [InlineData("select {'a': 1} as struct")]
    [InlineData("select map {'a': 1} as m")]
    [InlineData("select list(a) from t")]
    [InlineData("create view v as select * from 'in.csv'")]
    [InlineData("create table u as select * from read_csv('in.csv')")]
    [InlineData("insert into t select a from read_csv('in.csv')")]
    [InlineData("delete from t using read_csv('in.csv') as f where t.a = f.a")]
    [InlineData("update t set a = 1 from read_csv('in.csv') as f")]
    [InlineData(
        "merge into t using read_csv('in.csv') as f on t.a = f.a when matched then delete when not matched then insert values (1)"
    )]
    [InlineData("explain analyze insert into t values (1)")]
    [InlineData("explain copy t to 'out.csv'")]
    [InlineData("explain attach 'x'")]
    [InlineData("explain (format json) select 1")]
    [InlineData("insert or replace into t values (1)")]
    [InlineData("insert into t values (1) returning a")]
    [InlineData("insert into t by name select 1 as a")]
    public void Is_refused(string sql)
    {
        scratch.Run("create table t (a integer)");
        File.WriteAllText(scratch["in.csv"], "a\n1\n");

        var error = scratch.Fails(sql.Replace("'in.csv'", $"'{scratch["in.csv"]}'", StringComparison.Ordinal));

        Assert.NotNull(error.Span);
        Assert.Empty(scratch.Rows("select * from t"));
    }

    [Theory]
    [InlineData("select extract(year from date '2018-11-12')", "2018")]
    [InlineData("select extract(year from trunc_day) from (select date '2018-11-12' as trunc_day)", "2018")]
    [InlineData("select trim(both 'x' from 'xax')", "a")]
    [InlineData("select trim(from lower(' A '))", "a")]
    [InlineData("select substring('abc' from length('ab'))", "bc")]
    [InlineData("select position('b' in 'abc'), 'x' from t", "2|x")]
    [InlineData("select count(*) from t join t as u using (a), t as w", "1")]
    [InlineData("select a, max(a) from t group by a having max(a) in (1, abs(1)) order by abs(a), 1", "1|1")]
    [InlineData("select case when a in (1) then 'from' else 'x' end from t where a = abs(1) or a = 2", "from")]
    [InlineData("select n from (select a as n from t union all select abs(3) order by n limit 1)", "1")]
    [InlineData("select t.a from t left join t as u on t.a = abs(u.a), t as w where w.a in (abs(1), 2)", "1")]
    public void What_only_looks_like_it_runs(string sql, string row)
    {
        scratch.Run("create table t (a integer)");
        scratch.Run("insert into t values (1)");

        Assert.Equal([row], scratch.Rows(sql));
    }

    [Fact]
    public void Explain_plans_and_changes_nothing()
    {
        scratch.Run("create table t (a integer)");

        Assert.NotEmpty(scratch.Rows("explain insert into t values (1)"));
        Assert.NotEmpty(scratch.Rows("explain verbose select * from t"));
        Assert.Empty(scratch.Rows("select * from t"));
    }

    [Fact]
    public void No_file_is_read_or_written_even_where_a_statement_slipped_through()
    {
        // Behind the translator's back: a view whose text another program has put there.
        using var other = new ScratchEngine();
        other.Run("create table t (a integer)");
        var file = other["in.csv"];
        File.WriteAllText(file, "a\n1\n");
        other.Engine.Dispose();
        using (var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={other["test.duckdb"]}"))
        {
            connection.Open();
            connection.Run($"create view v as select * from read_csv('{file}')");
        }

        using var engine = EngineFactory.Open(
            new("test", Tool.Project.EngineKind.DuckDb) { Database = other["test.duckdb"] },
            new EngineOptions(),
            CancellationToken.None
        );

        var error = Assert.Throws<Tool.Text.SparkifyException>(() => engine.Read("select * from v"));
        Assert.Equal("42501", error.Code);
    }

    [Fact]
    public void Memory_is_spilled_and_checkpoints_are_written_without_access_to_other_files()
    {
        using var small = new ScratchEngine(t => t with { MemoryLimit = "48MB" });
        small.Run("create table t (n bigint, digest varchar(32), reverse varchar(32))");
        small.Run(
            "insert into t select i, md5(i::varchar), md5((i * 7)::varchar) from generate_series(1, 500000) as g(i)"
        );

        // More than memory holds is to be sorted.
        small.Run("create table sorted as select n, digest, reverse from t order by reverse, digest");

        Assert.Equal(["500000"], small.Rows("select count(*) from sorted"));
        small.Engine.Dispose();
        Assert.False(File.Exists(small["test.duckdb.wal"]));
    }

    [Fact]
    public void A_column_that_views_are_made_of_is_not_renamed()
    {
        const string sql = "alter table t rename column a to b";
        scratch.Run("create table t (a integer)");
        scratch.Run("create view v as select a from t");

        var error = scratch.Fails(sql);

        Assert.Equal("0A000", error.Code);
        Assert.Empty(scratch.Rows("select * from v"));
        scratch.Run("drop view v");
        scratch.Run(sql);
    }

    [Fact]
    public void The_tools_own_schema_is_not_dropped()
    {
        Assert.Equal("2BP01", scratch.Fails("drop schema sparkify cascade").Code);
        scratch.Run("create table t (name varchar(3))");
        Assert.Equal("22001", scratch.Fails("insert into t values ('four')").Code);
    }

    // The two that follow belong to the contract as soon as the postgres engine translates them.
    [Fact]
    public void Qualify_stays_a_keyword()
    {
        scratch.Run("create table k (a integer, b integer)");
        scratch.Run("insert into k values (1, 1), (1, 2), (2, 3)");

        Assert.Equal(
            ["1|2", "2|3"],
            scratch.Rows(
                "select a, b from k x where b > 0 qualify row_number() over (partition by a order by b desc) = 1 order by a"
            )
        );
    }

    [Fact]
    public void An_alias_is_known_to_later_columns() =>
        Assert.Equal(["3|1"], scratch.Rows("select 7 / 2 as half, half / 2 as quarter"));
}
