namespace Sparkify.Tool.Tests.Engines;

/// <summary>Views: materialized, late-binding and ordinary.</summary>
public abstract partial class LocalEngineContract
{
    [Fact]
    public void A_materialized_view_holds_its_rows_until_it_is_refreshed()
    {
        Run("create table t (a int, b varchar(5))");
        Run("insert into t values (1, 'x')");
        Run(
            "create materialized view mv backup no diststyle key distkey (a) auto refresh yes as select a, count(*) as n from t group by a"
        );
        Run("insert into t values (1, 'y'), (2, 'z')");

        Assert.Equal(["1|1"], Rows("select * from mv"));
        Run("refresh materialized view mv");
        Assert.Equal(["1|2", "2|1"], Rows("select * from mv order by a"));
        Run("alter table t add column c int");
        Run("refresh materialized view mv");
        Run("alter materialized view mv auto refresh no");
        Assert.Equal("42809", Fails("insert into mv values (3, 3)").Code);
        Assert.Equal("42809", Fails("drop table mv").Code);
        Assert.Equal("42809", Fails("alter table mv rename to other").Code);
        Run("drop materialized view mv");
        Assert.Equal("42P01", Fails("select * from mv").Code);
        Run("drop materialized view if exists mv");
    }

    [Fact]
    public void Materialized_views_on_each_other_are_refreshed_together()
    {
        Run("create table t (a int)");
        Run("create materialized view one as select a from t");
        Run("create materialized view two as select sum(a) as s from one");
        Run("insert into t values (1), (2)");

        Run("refresh materialized view two cascade");

        Assert.Equal(["3"], Rows("select s from two"));
    }

    [Theory]
    [InlineData("order by a", "a materialized view cannot have ORDER BY")]
    [InlineData("limit 1", "a materialized view cannot have LIMIT")]
    public void A_materialized_view_has_no_order(string clause, string message)
    {
        Run("create table t (a int)");

        Assert.Equal(message, Fails($"create materialized view mv as select a from t {clause}").Message);
    }

    [Fact]
    public void A_late_binding_view_looks_its_names_up_when_it_is_read()
    {
        Run("create view v as select * from public.t with no schema binding");
        Assert.Equal("42P01", Fails("select * from v").Code);
        Run("create table t (a int, b int)");
        Run("insert into t values (1, 2)");
        Assert.Equal(["1|2"], Rows("select * from v"));
        Run("alter table t rename column b to c");
        Assert.Equal(["2"], Rows("select v.c from v where v.a = 1"));
        Run("drop table t");
        Assert.Equal("42P01", Fails("select * from v").Code);
        Run("create table t (d varchar(5))");
        Run("insert into t values ('x')");

        Assert.Equal(["x"], Rows("with w as (select w.d from v as w) select * from w"));
        Assert.Equal(["1"], Rows("select count(*) from v one join v two on one.d = two.d"));
        Run("create table copied as select * from v");
        Run("drop view v");
        Assert.Equal("42P01", Fails("select * from v").Code);
        Assert.Equal(["x"], Rows("select * from copied"));
    }

    [Fact]
    public void A_late_binding_view_names_its_columns_and_reads_others()
    {
        Run("create table t (a int, b int)");
        Run("insert into t values (1, 2)");
        Run("create view one (x, y) as select a, b from public.t with no schema binding");
        Run("create view two as select y from public.one with no schema binding");

        Assert.Equal(["2"], Rows("select * from two"));
        Assert.Equal(["1|2"], Rows("select n.x, n.y from one n"));
        Assert.Equal("42809", Fails("insert into one values (1, 1)").Code);
        Assert.Equal("42P07", Fails("create table one (a int)").Code);
    }

    [Fact]
    public void A_late_binding_view_wants_schemas()
    {
        Run("create table t (a int)");

        var error = Fails("create view v as select a from t with no schema binding");

        Assert.StartsWith("all the relation names inside should be qualified", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_is_replaced_by_one_of_the_same_columns()
    {
        Run("create table t (a int, b varchar(5))");
        Run("create view v as select a from t");

        Run("create or replace view v as select a + 1 as a from t");

        Assert.Equal("42P16", Fails("create or replace view v as select a, b from t").Code);
        Assert.Equal("42P07", Fails("create view v as select a from t").Code);
        Assert.Equal("42809", Fails("create or replace view t as select 1 as a").Code);
    }

    [Fact]
    public void Computed_decimals_of_a_view_keep_their_digits()
    {
        Run("create table t (a decimal(8, 2), q int)");
        Run("insert into t values (10.05, 3)");
        Run("create view v as select sum(q * a * 0.5) as net, sum(a) as gross, max(q) as q from t");
        Run("create view w as select * from (select sum(q * a * 0.5) as net from t) as s");

        Assert.Equal(
            ["15.075|16.075|15.0|15.07500|10.05"],
            Rows("select net, coalesce(net, 0) + 1, net::decimal(8, 1), net + 0.00001 - 0.00001, gross from v")
        );
        Assert.Equal(["15.075|15.075"], Rows("select coalesce(net, 0), case when net > 0 then net else 0 end from w"));
    }
}
