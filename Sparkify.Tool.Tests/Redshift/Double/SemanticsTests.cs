namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>Where Redshift means something else than PostgreSQL by the same words.</summary>
public sealed class SemanticsTests : IAsyncLifetime
{
    private DoubleScratch scratch = null!;

    public async Task InitializeAsync() => scratch = await DoubleScratch.StartAsync();

    public Task DisposeAsync() => scratch.DisposeAsync().AsTask();

    [Fact]
    public async Task Keys_are_declared_and_not_enforced_but_not_null_is()
    {
        await scratch.RunAsync("create table p (id integer primary key, code varchar(5) unique)");
        await scratch.RunAsync(
            "create table c (id integer, p_id integer references p (id), foreign key (id) references p)"
        );

        await scratch.RunAsync("insert into p values (1, 'a'), (1, 'a')");
        await scratch.RunAsync("insert into c values (7, 7)");

        Assert.Equal(
            ["c|f", "c|f", "p|p", "p|u"],
            await scratch.Client.RowsAsync(
                """
                select pg_class.relname, pg_constraint.contype
                from pg_constraint
                inner join pg_class on pg_constraint.conrelid = pg_class.oid
                order by 1, 2
                """
            )
        );
        Assert.Equal("23502", (await scratch.FailsAsync("insert into p values (null, 'a')")).SqlState);
        Assert.Equal("42P01", (await scratch.FailsAsync("create table d (id integer references missing)")).SqlState);
        Assert.Equal("42830", (await scratch.FailsAsync("create table d (id integer references c (id))")).SqlState);
        Assert.Equal("42P01", (await scratch.FailsAsync("select * from d")).SqlState);
    }

    [Fact]
    public async Task Lengths_are_bytes()
    {
        await scratch.RunAsync("create table t (a varchar(4), b text, c varchar)");

        await scratch.RunAsync("insert into t (a) values ('üü'), ('ab   ')");

        var error = await scratch.FailsAsync("insert into t (a) values ('üüü')");
        Assert.Equal(("22001", "value too long for type character varying(4)"), (error.SqlState, error.MessageText));
        Assert.Equal("22001", (await scratch.FailsAsync("update t set a = 'üüü'")).SqlState);
        Assert.Equal("22001", (await scratch.FailsAsync("insert into t (b) values (repeat('x', 257))")).SqlState);
        Assert.Equal("22001", (await scratch.FailsAsync("insert into t (c) values (repeat('x', 257))")).SqlState);
    }

    [Fact]
    public async Task Quoted_names_are_lower_case_unless_the_session_keeps_them()
    {
        await scratch.RunAsync("create table \"Mixed\" (\"Id\" integer)");

        Assert.Equal(0L, await scratch.ValueAsync("select count(\"ID\") from mixed"));
        await scratch.RunAsync("set enable_case_sensitive_identifier to true");
        Assert.Equal("42P01", (await scratch.FailsAsync("select 1 from \"Mixed\"")).SqlState);
        await scratch.RunAsync("reset enable_case_sensitive_identifier");
        Assert.Equal(0L, await scratch.ValueAsync("select count(*) from \"Mixed\""));
    }

    [Fact]
    public async Task Truncate_commits()
    {
        await scratch.RunAsync("create table t (id integer)");
        await scratch.RunAsync("create table other (id integer)");
        await scratch.RunAsync("insert into t values (1)");
        await scratch.RunAsync("begin");
        await scratch.RunAsync("insert into other values (1)");

        await scratch.RunAsync("truncate t");
        await scratch.RunAsync("rollback");

        Assert.Equal(0L, await scratch.ValueAsync("select count(*) from t"));
        Assert.Equal(1L, await scratch.ValueAsync("select count(*) from other"));
    }

    [Fact]
    public async Task Identity_defaults_and_dates_have_redshift_s_forms()
    {
        await scratch.RunAsync(
            """
            create table t (
                id bigint identity(5, 10) not null distkey,
                note varchar(20) encode zstd default 'x',
                at timestamp not null default sysdate,
                amount decimal,
                primary key (id)
            ) sortkey auto
            """
        );

        await scratch.RunAsync("insert into t (note) values (default), (default)");

        Assert.Equal(["5|x", "15|x"], await scratch.Client.RowsAsync("select id, nvl(note, '') from t order by id"));
        Assert.Equal(
            2L,
            await scratch.ValueAsync(
                "select count(*) from t where at between dateadd(hour, -1, sysdate) and getdate() + interval '1 second'"
            )
        );
        Assert.Equal(["3|0"], await scratch.Client.RowsAsync("select 7 / 2, datediff(day, sysdate, getdate())"));
    }

    [Fact]
    public async Task Names_that_are_words_of_postgresql_are_names()
    {
        await scratch.RunAsync("create table \"user\" (id integer not null, \"order\" integer, primary key (id))");
        await scratch.RunAsync("alter table \"user\" add column \"table\" integer");
        await scratch.RunAsync("begin");

        await scratch.RunAsync("insert into \"user\" values (1, 2, 3)");
        await scratch.RunAsync("update \"user\" set \"order\" = 5");

        Assert.Equal(["1|5|3"], await scratch.Client.RowsAsync("select * from \"user\""));
    }

    [Fact]
    public async Task Columns_are_added_dropped_and_renamed_one_by_one()
    {
        await scratch.RunAsync("create table t (id integer not null)");

        await scratch.RunAsync("alter table t add column note varchar(10) default 'x' encode lzo");
        await scratch.RunAsync("alter table t rename column note to remark");
        await scratch.RunAsync("alter table t add constraint t_key primary key (id)");
        await scratch.RunAsync("alter table t alter diststyle all");
        await scratch.RunAsync("alter table t alter sortkey (id)");
        await scratch.RunAsync("alter table t drop constraint t_key");
        await scratch.RunAsync("insert into t (id) values (1), (1)");

        Assert.Equal(["1|x", "1|x"], await scratch.Client.RowsAsync("select id, remark from t"));
    }

    [Fact]
    public async Task Several_statements_of_a_simple_query_are_one_transaction()
    {
        await scratch.RunAsync("create table t (id integer)");

        await SimpleQuery.RunAsync(scratch.Server, "insert into t values (1); insert into t values (2)");
        var error = await SimpleQuery.RunAsync(
            scratch.Server,
            "insert into t values (3); insert into missing values (4)"
        );

        Assert.Equal("42P01", error);
        Assert.Equal(2L, await scratch.ValueAsync("select count(*) from t"));
        Assert.Equal(
            ["insert into t values (1)", "insert into t values (2)"],
            scratch
                .Server.Transcript.Entries.Where(e => e is { IsSimple: true, Tag: "INSERT 0 1" })
                .Select(e => e.Sql)
                .Take(2)
        );
    }

    [Fact]
    public async Task Merge_updates_and_inserts_and_finds_multiple_matches()
    {
        await scratch.RunAsync("create table t (id integer, name varchar(10))");
        await scratch.RunAsync("create table s (id integer, name varchar(10))");
        await scratch.RunAsync("insert into t values (1, 'old')");
        await scratch.RunAsync("insert into s values (1, 'new'), (2, 'two')");
        const string Merge =
            "merge into t using s on t.id = s.id when matched then update set name = s.name when not matched then insert (id, name) values (s.id, s.name)";

        await scratch.RunAsync(Merge);
        Assert.Equal(["1|new", "2|two"], await scratch.Client.RowsAsync("select id, name from t order by id"));

        await scratch.RunAsync("insert into s values (1, 'again')");
        Assert.Equal("Found multiple matches to update the same tuple.", (await scratch.FailsAsync(Merge)).MessageText);
    }

    [Fact]
    public async Task Parts_of_times_are_integers_and_backslashes_escape()
    {
        await scratch.RunAsync("create table t (at timestamp)");
        await scratch.RunAsync("insert into t values ('2018-11-12 02:37:38.796')");

        Assert.Equal(46, await scratch.ValueAsync("select extract(week from at) from t"));
        Assert.Equal(38, await scratch.ValueAsync("select extract(second from at) from t"));
        Assert.Equal("a'b\\", await scratch.ValueAsync("select 'a\\'b\\\\'"));
        Assert.Equal(
            new DateTime(2018, 11, 12, 2, 37, 38),
            await scratch.ValueAsync("select timestamp 'epoch' + 1541990258 * interval '1 second'")
        );
    }

    [Fact]
    public async Task Several_statements_before_one_sync_are_one_transaction_too()
    {
        await scratch.RunAsync("create table t (id integer)");

        await scratch.RunAsync("insert into t values (1); insert into t values (2)");
        var division = await scratch.FailsAsync("insert into t values (3); select 1 / 0");
        var vacuum = await scratch.FailsAsync("insert into t values (4); vacuum t");

        Assert.Equal(("22012", "25001"), (division.SqlState, vacuum.SqlState));
        Assert.Equal(["1", "2"], await scratch.Client.RowsAsync("select id from t order by id"));
    }

    [Fact]
    public async Task Session_parameters_of_redshift_are_kept()
    {
        await scratch.RunAsync("set query_group to 'nightly'");
        await scratch.RunAsync("set transaction isolation level serializable");
        await scratch.RunAsync("set search_path to public");
        await scratch.RunAsync("set statement_timeout to 60000");

        Assert.Equal("nightly", await scratch.ValueAsync("show query_group"));
        Assert.Equal("public", await scratch.ValueAsync("show search_path"));
    }

    [Fact]
    public async Task Catalog_and_system_views_answer()
    {
        await scratch.RunAsync("create table t (id integer)");

        Assert.Equal(1L, await scratch.ValueAsync("select count(*) from svv_tables where table_name = 't'"));
        Assert.Equal(1L, await scratch.ValueAsync("select count(*) from pg_table_def where tablename = 't'"));
        Assert.Equal(1L, await scratch.ValueAsync("select count(*) from svv_table_info where \"table\" = 't'"));
        Assert.Equal(
            1L,
            await scratch.ValueAsync("select count(*) from information_schema.columns where table_name = 't'")
        );
        Assert.IsType<int>(await scratch.ValueAsync("select pg_backend_pid()"));
    }

    [Fact]
    public async Task Serverless_has_no_stl()
    {
        await using var serverless = await DoubleScratch.StartAsync(new DoubleOptions { IsServerless = true });

        Assert.Equal("42P01", (await serverless.FailsAsync("select * from stl_load_errors")).SqlState);
        Assert.Equal(0L, await serverless.ValueAsync("select count(*) from sys_load_error_detail"));
    }
}
