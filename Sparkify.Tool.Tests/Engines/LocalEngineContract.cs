using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Engines;

/// <summary>Statements that only Redshift has, or that only a cluster acts upon.</summary>
public abstract partial class LocalEngineContract : EngineContract
{
    [Fact]
    public void Append_moves_the_rows_and_leaves_the_source_empty()
    {
        Run("create table sales (id int, qty int default 7)");
        Run("create table monthly (qty int default 7, id int)");
        Run("insert into sales values (1, 10)");
        Run("insert into monthly values (20, 2), (30, 3)");

        Run("alter table sales append from monthly");

        Assert.Equal(["1|10", "2|20", "3|30"], Rows("select id, qty from sales order by id"));
        Assert.Empty(Rows("select id from monthly"));
    }

    [Fact]
    public void Append_fills_what_the_source_lacks_and_ignores_what_the_target_lacks()
    {
        Run("create table report (id int, region varchar(9) default 'none', number bigint identity(1, 1))");
        Run("create table month (id int)");
        Run("create table listing (id int, extra int)");
        Run("insert into month values (2)");
        Run("insert into listing values (3, 9)");

        Run("alter table report append from month filltarget");
        Run("create table plain (id int)");
        Run("alter table plain append from listing ignoreextra");

        Assert.Equal(["2|none|1"], Rows("select id, region, number from report"));
        Assert.Equal(["3"], Rows("select id from plain"));
    }

    [Theory]
    [InlineData("(a int)", "(a bigint)", "", "column \"a\" differs in type or size")]
    [InlineData("(a varchar(5))", "(a varchar(6))", "", "column \"a\" differs in type or size")]
    [InlineData("(a int not null)", "(a int)", "", "column \"a\" differs in NOT NULL")]
    [InlineData("(a int encode az64)", "(a int encode zstd)", "", "column \"a\" differs in ENCODE")]
    [InlineData(
        "(a int) diststyle even",
        "(a int) diststyle all",
        "",
        "the tables differ in distribution style or key"
    )]
    [InlineData("(a int sortkey)", "(a int)", "", "the tables differ in sort style or sort key")]
    [InlineData("(a int)", "(a int, b int)", "", "column \"b\" of the source does not exist in the target")]
    [InlineData("(a int, b int)", "(a int)", "ignoreextra", "column \"b\" of the target does not exist in the source")]
    [InlineData(
        "(a int, b int)",
        "(a int, c int)",
        "filltarget",
        "column \"c\" of the source does not exist in the target"
    )]
    [InlineData(
        "(a int, i int identity(1, 1))",
        "(a int, i int identity(1, 1))",
        "",
        "both tables have an IDENTITY column"
    )]
    public void Append_refuses_tables_that_differ(string target, string source, string option, string why)
    {
        Run($"create table target {target}");
        Run($"create table source {source}");

        Assert.Equal($"cannot append: {why}", Fails($"alter table target append from source {option}").Message);
    }

    [Fact]
    public void Truncate_commits_what_came_before_it()
    {
        Run("create table t (a int)");
        Run("create table other (a int)");
        Run("insert into t values (1)");
        Run("begin");
        Run("insert into other values (1)");
        Run("truncate t");
        Run("insert into t values (2)");
        Run("rollback");

        Assert.Empty(Rows("select a from t"));
        Assert.Equal(["1"], Rows("select a from other"));
    }

    [Theory]
    [InlineData("vacuum")]
    [InlineData("vacuum full t to 75 percent boost")]
    [InlineData("vacuum delete only t")]
    [InlineData("vacuum reindex t")]
    [InlineData("analyze")]
    [InlineData("analyze verbose t (a, b)")]
    [InlineData("analyze t predicate columns")]
    [InlineData("analyse t all columns")]
    public void Maintenance_has_nothing_to_do(string sql)
    {
        Run("create table t (a int, b int)");

        Run(sql);
    }

    [Theory]
    [InlineData("vacuum nothing", "42P01")]
    [InlineData("vacuum everything t", "42P01")]
    [InlineData("analyze nothing", "42P01")]
    [InlineData("analyze t (b)", "42703")]
    [InlineData("lock nothing", "42P01")]
    [InlineData("analyze compression t", "0A000")]
    [InlineData("truncate nothing", "42P01")]
    [InlineData("comment on column t.b is 'x'", "42703")]
    [InlineData("comment on constraint c on t is 'x'", "42704")]
    [InlineData("grant select on nothing to public", "42P01")]
    [InlineData("grant fly on t to public", "42601")]
    [InlineData("grant select on t to group g with grant option", "42601")]
    [InlineData("drop user nobody", "42704")]
    [InlineData("create user u", "42601")]
    [InlineData("create user u password 'short'", "42601")]
    [InlineData("set nothing to 1", "42704")]
    [InlineData("set timezone to 'Europe/Berlin'", "0A000")]
    [InlineData("show nothing", "42704")]
    [InlineData("refresh materialized view t", "42P01")]
    [InlineData("drop view t_view", "42P01")]
    public void What_is_not_there_or_not_right_is_an_error(string sql, string code)
    {
        Run("create table t (a int)");

        Assert.Equal(code, Fails(sql).Code);
    }

    [Fact]
    public void Users_groups_roles_and_rights_are_taken()
    {
        Run("create table t (a int, b int)");
        Run(
            "create user reader password 'Abcd1234' nocreatedb valid until '2030-01-01' connection limit 5 in group readers"
        );
        Run("create group readers with user reader");
        Run("create role analyst");
        Run("grant select, insert on table t to reader with grant option, group readers, role analyst, public");
        Run("grant select (a, b) on t to reader");
        Run("grant all privileges on all tables in schema public to group readers");
        Run("grant usage on schema public to group readers");
        Run("grant role analyst to reader");
        Run("grant create user to role analyst");
        Run("revoke insert on t from reader");
        Run("revoke grant option for select on t from reader cascade");
        Run("alter default privileges in schema public grant select on tables to group readers");
        Run("alter user reader with createdb session timeout 120");
        Run("alter user reader rename to reader2");
        Run("alter group readers add user reader2");
        Run("drop group readers");
        Run("drop role analyst");

        Assert.Equal("42710", Fails("create user reader2 password disable").Code);
        Run("drop user reader2");
        Run("drop user if exists reader2");
    }

    [Fact]
    public void A_rolled_back_user_does_not_exist()
    {
        Run("begin");
        Run("create user reader password disable");
        Run("rollback");

        Run("create user reader password disable");
    }

    [Fact]
    public void Comments_are_taken()
    {
        Run("create table t (a int, constraint t_a unique (a))");
        Run("create view v as select a from t");
        Run("comment on table t is 'one row a thing'");
        Run("comment on column public.t.a is 'the key'");
        Run("comment on view v is 'what''s there'");
        Run("comment on constraint t_a on t is 'unique'");
        Run("comment on database dev is 'ours'");
        Run("comment on table t is null");
    }

    [Fact]
    public void Parameters_are_set_shown_and_reset()
    {
        Assert.Equal(["unset"], Rows("show query_group"));
        Run("set query_group to '6 p.m.'");
        Run("set app.user_id = 123");
        Assert.Equal(["6 p.m."], Rows("show query_group"));
        Assert.Equal(["123"], Rows("show app.user_id"));
        Run("begin");
        Run("set local query_group to 'local'");
        Assert.Equal(["local"], Rows("show query_group"));
        Run("commit");
        Assert.Equal(["6 p.m."], Rows("show query_group"));
        Run("reset query_group");

        Assert.Contains("query_group|unset", Rows("show all"));
        Assert.Contains("datestyle|ISO, MDY", Rows("show all"));
    }

    [Fact]
    public void Parameters_that_would_change_results_keep_their_default()
    {
        Run("set timezone to 'UTC'");
        Run("set datestyle to 'ISO, MDY'");
        Run("set search_path to '$user', public");
        Run("set cast_super_null_on_error to true");

        var error = Fails("set cast_super_null_on_error to false");

        Assert.Equal("0A000", error.Code);
        Assert.StartsWith(
            "SET cast_super_null_on_error TO false is not supported",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_same_seed_gives_the_same_random_numbers()
    {
        Run("set seed to .25");
        var first = Rows("select random()");
        Run("set seed to .25");

        Assert.Equal(first, Rows("select random()"));
    }

    [Fact]
    public void Merge_that_removes_duplicates_keeps_one_row_of_each_match()
    {
        Run("create table target (id int, name varchar(10))");
        Run("create table source (id int, name varchar(10))");
        Run("insert into target values (30, 'Tony'), (30, 'Daisy'), (11, 'Alice'), (23, 'Bill'), (23, 'Nikki')");
        Run("insert into source values (23, 'David'), (22, 'Clarence')");

        Run("merge into target using source on target.id = source.id remove duplicates");

        Assert.Equal(
            ["11|Alice", "22|Clarence", "23|David", "30|Daisy", "30|Tony"],
            Rows("select * from target order by id, name")
        );
        Run("insert into source values (23, 'Again')");
        var error = Fails("merge into target using source s on target.id = s.id remove duplicates");
        Assert.Equal("Found multiple matches to update the same tuple.", error.Message);
    }

    [Fact]
    public void Definitions_are_shown()
    {
        Run("create table t (a int not null primary key, b varchar(5)) diststyle all");
        Run("create view v as select a from t");

        Assert.Equal(["create view v as select a from t;"], Rows("show view v"));
        Assert.StartsWith("create table \"public\".\"t\" (", Rows("show table t")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_made_of_a_query_has_the_types_of_the_query()
    {
        Run("create table t (a varchar(5), b char(3), c decimal(8, 2), d smallint)");
        Run("insert into t values ('x', 'y', 1.5, 2)");
        Run("create table u distkey (a) sortkey (d) as select a, b, c, d from t");

        var table = Engine.FindTable(new QualifiedName(null, "u"))!;

        Assert.Equal(
            ["character varying(5)", "character(3)", "numeric(8,2)", "smallint"],
            table.Columns.Select(c => c.Type.ToString())
        );
        Assert.Equal("a", table.Attributes.DistributionKey);
        Assert.Equal("22001", Fails("insert into u (a) values ('toolong')").Code);
    }

    [Fact]
    public void Schemas_take_their_owner_and_quota()
    {
        Run("create schema one authorization dwuser quota 50 gb");
        Run("create schema if not exists one quota unlimited");
        Run("create schema authorization dwuser");
        Run("alter schema one owner to other");
        Run("alter schema one quota 10 tb");
        Run("create table one.t (a int)");
        Run("create table dwuser.t (a int)");

        Assert.Equal("42P06", Fails("create schema one").Code);
        Assert.Equal("0A000", Fails("alter schema one rename to two").Code);
        Run("drop schema if exists one, dwuser cascade");
        Assert.Null(Engine.FindTable(new QualifiedName("one", "t")));
    }

    [Fact]
    public void A_table_goes_only_with_the_materialized_views_that_read_it()
    {
        Run("create table t (a int)");
        Run("create materialized view mv as select a from t");

        Assert.Equal("2BP01", Fails("drop table t").Code);
        Run("drop table t cascade");
        Assert.Equal("42P01", Fails("select * from mv").Code);
    }

    [Theory]
    [InlineData("create table t (a varchar(5) collate case_insensitive)")]
    [InlineData("alter table s add column b varchar(5) collate ci")]
    public void Columns_that_compare_without_case_are_refused(string sql)
    {
        Run("create table s (a varchar(5) collate case_sensitive)");

        Assert.Equal("0A000", Fails(sql).Code);
    }

    [Fact]
    public void Pg_table_def_shows_what_was_declared()
    {
        Run("create table other (x int)");
        Run("create table t (a int not null distkey encode raw, b varchar(9), c boolean) compound sortkey (b, a)");

        Assert.Equal(
            ["a|integer|none|t|2|t", "b|character varying(9)|none|f|1|f", "c|boolean|none|f|0|f"],
            Rows(
                "select \"column\", type, encoding, distkey, sortkey, \"notnull\" from pg_table_def where tablename = 't' order by 1"
            )
        );
        Assert.Equal(["public"], Rows("select distinct d.schemaname from pg_catalog.pg_table_def d"));
    }
}
