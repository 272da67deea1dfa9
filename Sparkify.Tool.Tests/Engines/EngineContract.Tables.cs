using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Engines;

/// <summary>ALTER, RENAME and DROP of tables that hold rows.</summary>
public abstract partial class EngineContract
{
    [Fact]
    public void A_column_that_may_not_be_null_needs_a_default_on_a_filled_table()
    {
        Run("create table t (a integer)");
        Run("alter table t add column b integer not null");
        Run("insert into t values (1, 2)");

        var error = Fails("alter table t add column c integer not null");

        Assert.Equal(("23502", "column \"c\" contains null values"), (error.Code, error.Message));
        Run("alter table t add column c varchar(3) default 'abc' not null");
        Assert.Equal(["1|2|abc"], Rows("select * from t"));
    }

    [Fact]
    public void Views_go_on_after_a_column_was_added_to_their_table()
    {
        Run("create table t (a integer)");
        Run("insert into t values (1)");
        Run("create view v as select a from t");
        Run("alter table t add column b integer default 2");

        Assert.Equal(["1"], Rows("select * from v"));
        Assert.Equal(["1|2"], Rows("select v.a, t.b from v join t on v.a = t.a"));
    }

    [Fact]
    public void What_views_are_made_of_goes_only_with_them()
    {
        Run("create table t (a integer, b integer)");
        Run("insert into t values (1, 2)");
        Run("create view v as select b from public.t");
        Run("create view w as select b as c from v");
        Run("create view other as select a from t");

        Assert.Equal(
            ("2BP01", "cannot drop table t because other objects depend on it"),
            (Fails("drop table t").Code, Fails("drop table t").Message)
        );
        var error = Fails("alter table t drop column b");
        Assert.Equal(
            ("cannot drop table t column b because other objects depend on it", 2),
            (error.Message, error.Details.Count)
        );
        Assert.Equal(["2|2"], Rows("select v.b, c from v, w"));

        Run("alter table t drop column b cascade");
        Assert.Equal("42P01", Fails("select * from w").Code);
        Assert.Equal(["1"], Rows("select * from other"));
        Run("drop table t cascade");
        Assert.Equal("42P01", Fails("select * from other").Code);
    }

    [Fact]
    public void Columns_of_temporary_tables_come_and_go()
    {
        Run("create table t (a integer)");
        Run("create temp table t (a integer not null, b varchar(3))");
        Run("insert into t values (1, 'abc')");
        Run("alter table t add column c varchar(2) default 'x'");
        Run("alter table t drop column b");

        Assert.Equal(["1|x"], Rows("select * from t"));
        Assert.Equal("22001", Fails("insert into t values (2, 'abc')").Code);
        Assert.Equal("23502", Fails("insert into t (c) values ('y')").Code);
        Assert.Empty(Rows("select a from public.t"));
        Run("drop table t");
        Assert.Empty(Rows("select a from t"));
    }

    [Fact]
    public void A_hidden_table_is_reached_by_its_schema()
    {
        Run("create table t (name varchar(5))");
        Run("insert into t values ('far')");
        Run("create temp table t (name varchar(2))");
        Run("insert into t values ('ab')");

        Run("insert into public.t values ('outer')");
        Run("update public.t set name = 'new' where public.t.name = 'far'");

        Assert.Equal(["new", "outer"], Rows("select public.t.name from public.t order by 1"));
        Assert.Equal(["ab"], Rows("select name from t"));
        Run("alter table public.t add column n integer");
        Assert.Equal(["new|NULL", "outer|NULL"], Rows("select * from public.t order by 1"));
    }

    [Fact]
    public void An_identity_column_can_be_dropped()
    {
        Run("create table t (id bigint identity(1, 1), name varchar(5))");
        Run("insert into t (name) values ('a')");
        Run("alter table t drop column id");
        Run("insert into t values ('b')");

        Assert.Equal(["a", "b"], Rows("select * from t order by 1"));
    }

    [Theory]
    [InlineData("alter table t drop column d", "distribution key")]
    [InlineData("alter table t drop column s", "sort key")]
    [InlineData("alter table one drop column a", "only column")]
    [InlineData("alter table t add column D integer", "already exists")]
    [InlineData("alter table t rename column d to s", "already exists")]
    [InlineData("alter table t drop column nix", "does not exist")]
    [InlineData("alter table t rename to one", "already exists")]
    [InlineData("alter table nix rename to t2", "does not exist")]
    public void Changes_that_Redshift_refuses_leave_the_table_as_it_is(string sql, string part)
    {
        Run("create table one (a integer)");
        Run("create table t (d integer, s integer, n integer) distkey (d) sortkey (s)");
        Run("insert into t values (1, 2, 3)");

        Assert.Contains(part, Fails(sql).Message, StringComparison.Ordinal);
        Assert.Equal(["1|2|3"], Rows("select d, s, n from t"));
    }

    [Fact]
    public void Names_may_hold_quotes_and_blanks()
    {
        Run("create table \"o'neil \"\"x\"\"\" (\"it's\" varchar(3), \"a \"\"b\"\"\" integer)");
        Run("insert into \"o'neil \"\"x\"\"\" values ('abc', 1)");
        Run("alter table \"o'neil \"\"x\"\"\" add column \"new 'c'\" bigint default 5");
        Run("alter table \"o'neil \"\"x\"\"\" rename column \"a \"\"b\"\"\" to \"b '\"");
        Run("alter table \"o'neil \"\"x\"\"\" rename to \"'y'\"");

        Assert.Equal(["abc|1|5"], Rows("select \"it's\", \"b '\", \"new 'c'\" from \"'y'\""));
        Assert.Equal("22001", Fails("insert into \"'y'\" (\"it's\") values ('four')").Code);
    }

    [Fact]
    public void Dropped_schemas_take_their_tables_definitions_along()
    {
        Run($"create schema {OtherSchema}");
        Run($"create table {OtherSchema}.t (id bigint identity(1, 1), name varchar(3))");
        Run($"drop schema {OtherSchema} cascade");

        Assert.Null(Engine.FindTable(new QualifiedName(OtherSchema, "t")));
        Run($"create schema {OtherSchema}");
        Run($"create table {OtherSchema}.t (name varchar(5))");
        Run($"insert into {OtherSchema}.t values ('abcde')");
        Assert.NotNull(Fails($"drop schema {OtherSchema}").Code);
    }

    [Fact]
    public void Definitions_follow_what_another_session_commits()
    {
        Run("create table t (name varchar(3))");
        using var other = Engine.OpenSession();
        Assert.Equal(3, Length(Engine.FindTable(new QualifiedName(null, "t"))));

        other.Execute("drop table t");
        other.Execute("create table t (name varchar(9))");
        Assert.Equal(9, Length(Engine.FindTable(new QualifiedName(null, "t"))));

        Run("begin");
        Run("drop table t");
        Assert.Null(Engine.FindTable(new QualifiedName(null, "t")));
        Assert.Equal(9, Length(other.FindTable(new QualifiedName(null, "t"))));
        Run("rollback");
        Assert.Equal(9, Length(Engine.FindTable(new QualifiedName(null, "t"))));

        static int? Length(TableDefinition? table) => table?.Columns[0].Type.Length;
    }

    [Fact]
    public void A_view_that_took_the_place_of_a_table_is_seen_as_it_is()
    {
        Run("create table t (a integer)");
        Run("create view v as select a from t");
        Assert.Single(Engine.FindTable(new QualifiedName(null, "v"))!.Columns);
        Run("drop view v");

        Assert.Null(Engine.FindTable(new QualifiedName(null, "v")));
    }
}
