using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines;

/// <summary>What single statements give, and where their errors point.</summary>
public abstract partial class EngineContract
{
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

        Assert.Equal((message, column), (error.Message, error.Span!.Value.Start.Column));
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

    [Theory]
    [InlineData("insert into t\nselect 1,\n  nix from s", "column \"nix\" does not exist", 3, 3)]
    [InlineData("insert into t (a, b)\nwith q as (select 'é' as x)\nselect 1, q.nix from q", "does not exist", 3, 11)]
    [InlineData("create table u as\nselect a,\n  nix from s", "column \"nix\" does not exist", 3, 3)]
    [InlineData("create table Ü (x) diststyle even as\nselect nix from s", "column \"nix\" does not exist", 2, 8)]
    [InlineData("update t set\n  a = 1,\n  b = nix from s", "column \"nix\" does not exist", 3, 7)]
    [InlineData("update t set b = 'x'\nwhere nix = 1", "column \"nix\" does not exist", 2, 7)]
    [InlineData("delete t\nwhere nix = 1", "column \"nix\" does not exist", 2, 7)]
    [InlineData(
        "merge into t using s on t.a = s.a\nwhen matched then update set b = s.nix\nwhen not matched then insert values (s.a, 'x')",
        "does not exist",
        2,
        34
    )]
    [InlineData(
        "merge into t using s\non t.a = s.nix\nwhen matched then update set b = 'x' when not matched then insert values (s.a, 'x')",
        "does not exist",
        2,
        10
    )]
    [InlineData("insert into t select\n  a, b fron s", "syntax error", 2, 13)]
    public void Errors_in_what_was_rewritten_point_into_what_was_written(string sql, string part, int line, int column)
    {
        Run("create table t (a integer, b varchar(5))");
        Run("create table s (a integer, b varchar(5))");

        var error = Fails(sql);

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        var place = error.Span!.Value.Start;
        Assert.Equal((line, column), (place.Line, place.Column));
    }

    [Theory]
    [InlineData("at")]
    [InlineData("show")]
    [InlineData("describe")]
    [InlineData("summarize")]
    [InlineData("qualify")]
    [InlineData("lambda")]
    [InlineData("map")]
    [InlineData("struct")]
    [InlineData("columns")]
    [InlineData("glob")]
    [InlineData("asof")]
    [InlineData("window")]
    [InlineData("fetch")]
    [InlineData("semi")]
    [InlineData("by")]
    [InlineData("\"desc\"")]
    [InlineData("\"pivot\"")]
    [InlineData("\"table\"")]
    public void Words_that_are_names_on_Redshift_are_names(string name)
    {
        Run($"create table {name} ({name} integer, other varchar(5) default 'x')");
        Run($"insert into {name} ({name}) values (1), (2)");
        Run($"update {name} set {name} = {name} + 1, other = 'y' where {name}.{name} = 2");
        Run($"delete from {name} where {name} = 1");

        Assert.Equal(
            ["3|4|1"],
            Rows(
                $"select {name}, max(x.{name}) + 1 as {name}, count({name}) from {name} as x where {name} > 0 and ({name} = 3) group by x.{name} order by x.{name}"
            )
        );
        Assert.Equal(["3"], Rows($"with {name} as (select {name} from {name}) select {name}.{name} from {name}"));
    }

    [Fact]
    public void A_keyword_may_be_an_alias()
    {
        Run("create table t (a integer, b integer)");
        Run("insert into t values (1, 1), (1, 2), (2, 3)");

        Assert.Equal(["1"], Rows("select min(at.a) from t at"));
    }
}
