using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines;

/// <summary>What single statements give, and where their errors point.</summary>
public abstract partial class EngineContract
{
    private protected static readonly string[] Listens =
    [
        "create table plays (id int, listener varchar(10), seconds int)",
        "insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10)",
        "create table folders (id int, parent int, name varchar(10))",
        "insert into folders values (1, null, 'root'), (2, 1, 'music'), (3, 1, 'text'), (4, 2, 'jazz')",
        "create table ratings (song int, stars int)",
        "insert into ratings values (1, 5), (1, 2), (2, 3)",
    ];

    [Theory]
    [InlineData("select 1 / 0")]
    [InlineData("select 1 % 0")]
    [InlineData("select mod(5, 0)")]
    [InlineData("select n / (n - 2) from t")]
    [InlineData("select 1.5 / 0")]
    [InlineData("update t set n = 10 / (n - 1)")]
    [InlineData("insert into t select n / 0 from t")]
    public void Division_by_zero_is_an_error(string sql)
    {
        Run("create table t (n integer)");
        Run("insert into t values (1), (2)");

        var error = Fails(sql);

        Assert.Equal(("22012", "division by zero"), (error.Code, error.Message));
    }

    [Fact]
    public void Division_of_what_is_no_zero_goes_on_as_before()
    {
        Run("create table t (n integer, d integer)");
        Run("insert into t values (7, 2), (8, null), (null, 0)");

        Assert.Equal(
            ["3|1", "NULL|NULL", "NULL|NULL"],
            Rows(
                "select n / d, n % d from t where d <> 0 or d is null union all select n / 1, mod(n, 1) from t where n is null"
            )
        );
        Assert.Equal(["7|3"], Rows("select sum(n) / count(n), count(distinct n) * 3 / 2 from t"));
        Assert.Equal(["0"], Rows("select case when d = 0 then 0 else n / d end from t where n is null"));
    }

    [Theory]
    [InlineData("insert into t (a, b) values (1, 'x', 2)", "INSERT has more expressions than target columns", 38)]
    [InlineData("insert into t values (1, 'x', 3, 4)", "INSERT has more expressions than target columns", 34)]
    [InlineData("insert into t (a, b) values (1)", "INSERT has more target columns than expressions", 19)]
    [InlineData("insert into t (a, b) select 1", "INSERT has more target columns than expressions", 19)]
    [InlineData("insert into t (a, b) select 1, 'x', 2", "INSERT has more expressions than target columns", 22)]
    [InlineData("insert into t (a, c) select 1, 2, 3", "INSERT has more expressions than target columns", 22)]
    [InlineData("insert into t (a, nix) values (1, 2)", "column \"nix\" of relation \"t\" does not exist", 19)]
    [InlineData("insert into t (a, a) values (1, 2)", "column \"a\" specified more than once", 19)]
    [InlineData("update t set a = 1, nix = 2", "column \"nix\" of relation \"t\" does not exist", 21)]
    [InlineData("insert into t values (1, 'x'), (2)", "VALUES lists must all be the same length", 32)]
    public void What_does_not_fit_the_columns_is_refused_at_its_place(string sql, string message, int column)
    {
        Run("create table t (a integer, b varchar(5), c integer default 7)");

        var error = Fails(sql);

        Assert.Equal((message, NamesPlaces ? column : 1), (error.Message, error.Span!.Value.Start.Column));
        Assert.Empty(Rows("select * from t"));
    }

    [Theory]
    [InlineData("insert into t select 1, 'x', 3, 4", "INSERT has more expressions than target columns")]
    [InlineData("insert into t (a, b) select 1", "INSERT has more target columns than expressions")]
    [InlineData("insert into t (a, b) select 1, 'x', 2", "INSERT has more expressions than target columns")]
    [InlineData("insert into t (a, c) select 1, 2, 3", "INSERT has more expressions than target columns")]
    public void A_query_that_does_not_fit_the_columns_is_refused(string sql, string message)
    {
        Run("create table t (a integer, b varchar(5), c integer default 7)");

        var error = Fails(sql);

        Assert.Equal((message, "42601"), (error.Message, error.Code));
        Assert.NotNull(error.Span);
        Assert.Empty(Rows("select * from t"));
    }

    [Fact]
    public void A_query_without_a_list_fills_the_first_columns()
    {
        Run("create table t (a integer, b varchar(5) default 'x', c integer default 7)");
        Run("insert into t select 1");
        Run("insert into t select 2, 'two'");
        Run("insert into t (select 3, 'three', 3)");
        Run("insert into t with s as (select 4 as n) select n, 'four' from s");

        Assert.Equal(["1|x|7", "2|two|7", "3|three|3", "4|four|7"], Rows("select * from t order by a"));
    }

    [Fact]
    public void Identity_columns_take_default_and_no_value()
    {
        Run("create table t (id integer identity(1, 1), name varchar(5))");
        Run("insert into t values (default, 'a')");
        Run("insert into t (id, name) values (default, 'b')");

        Assert.Contains("identity", Fails("insert into t values (7, 'c')").Message, StringComparison.Ordinal);
        Assert.Contains("identity", Fails("insert into t select 7, 'c'").Message, StringComparison.Ordinal);
        Assert.Equal(["1|a", "2|b"], Rows("select * from t order by id"));
    }

    [Fact]
    public void A_keyword_may_be_an_alias()
    {
        Run("create table t (a integer, b integer)");
        Run("insert into t values (1, 1), (1, 2), (2, 3)");

        Assert.Equal(["1"], Rows("select min(at.a) from t at"));
    }

    [Theory]
    [InlineData("alter table t append from s", "ALTER TABLE APPEND cannot run inside a transaction block")]
    [InlineData("vacuum t", "VACUUM cannot run inside a transaction block")]
    public void Some_statements_cannot_run_in_a_transaction_block(string sql, string message)
    {
        Run("create table t (a int)");
        Run("create table s (a int)");
        Run("begin");

        var error = Fails(sql);

        Assert.Equal("25001", error.Code);
        Assert.Equal(message, error.Message);
        Run("rollback");
    }

    [Fact]
    public void Tables_are_locked_in_a_transaction()
    {
        Run("create table t (a int)");
        Run("create table s (a int)");
        Run("lock t");
        Run("begin");
        Run("lock table t, s");
        Run("insert into t values (1)");
        Run("commit");

        Assert.Equal(["1"], Rows("select a from t"));
    }

    [Fact]
    public void Select_into_makes_a_table()
    {
        Run("create table t (a int, b varchar(5))");
        Run("insert into t values (1, 'x'), (2, 'y')");

        Run("select a, b into u from t where a = 1");
        Run("with s as (select a from t) select a into temp table v from s");

        Assert.Equal(["1|x"], Rows("select * from u"));
        Assert.Equal(["1", "2"], Rows("select * from v order by a"));
        Assert.Equal("42P07", Fails("select 1 as a into u").Code);
    }

    [Fact]
    public void With_stands_before_update_and_delete()
    {
        Array.ForEach(Listens, sql => Run(sql));
        Run(
            "with short as (select id from plays where seconds < 35) delete from plays where id in (select id from short)"
        );
        Run("with long as (select 2 as id) update plays set seconds = 0 where id in (select id from long)");

        Assert.Equal(["1|40", "2|0", "4|70"], Rows("select id, seconds from plays order by 1"));
    }

    [Fact]
    public void A_view_goes_with_the_table_that_is_renamed()
    {
        Run("create table t (a int)");
        Run("insert into t values (1)");
        Run("create view v as select t.a from t");
        Run("create view w as select a + 1 as b from v");

        Run("alter table t rename to u");

        Assert.Equal(["1"], Rows("select * from v"));
        Assert.Equal(["2"], Rows("select * from w"));
        Run("alter table v rename to x");
        Assert.Equal(["1"], Rows("select * from x"));
        Assert.Equal(["2"], Rows("select * from w"));
    }

    [Fact]
    public void Views_that_others_read_are_dropped_with_them_only()
    {
        Run("create table t (a int)");
        Run("create view v as select a from t");
        Run("create view w as select a from v");

        Assert.Equal("2BP01", Fails("drop view v").Code);
        Run("drop view v cascade");
        Assert.Equal("42P01", Fails("select * from w").Code);
        Run("create view v as select a from t");
        Run("create view w as select a from t");
        Run("drop view if exists v, nothing, w");
    }
}
