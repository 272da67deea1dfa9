using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.Postgres;

/// <summary>The tool's own schema in a database, other programs beside the tool, lost connections.</summary>
public sealed class PostgresOnlyTests : IDisposable
{
    private readonly PostgresScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Sessions_that_begin_at_once_make_the_tools_schema_once()
    {
        using var empty = new PostgresScratch(isPrepared: false);

        var engines = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => empty.Open(new EngineOptions())))
        );

        Assert.All(engines, e => Assert.Equal("abc", e.Read("select 'abcde'::varchar(3)")[0][0]));
        Array.ForEach(engines, e => e.Dispose());
    }

    [Fact]
    public void A_session_that_only_reads_makes_nothing_before_it_needs_it()
    {
        using var empty = new PostgresScratch(isPrepared: false);
        using var admin = empty.Connect();
        using var reader = empty.Open(new EngineOptions { IsReadOnly = true });

        Assert.Equal(1, reader.Read("select 1")[0][0]);
        Assert.Null(reader.FindTable(new QualifiedName(null, "t")));
        Assert.Equal(0L, admin.Value("select count(*) from pg_namespace where nspname = 'sparkify'"));

        Assert.Equal("abc", reader.Read("select 'abcde'::varchar(3)")[0][0]);
        Assert.Equal(
            "25006",
            Assert.Throws<SparkifyException>(() => reader.Execute("create table t (a integer)")).Code
        );
    }

    [Fact]
    public void A_library_of_another_version_is_made_anew()
    {
        using var admin = scratch.Connect();
        scratch.Run("create table t (a varchar(3) default 'x')");
        admin.Value("update sparkify.engine set library_version = 'older'");
        admin.Value("drop function sparkify.cut_varchar(text, integer)");
        admin.Value(
            "create function sparkify.cut_varchar(v text, n integer) returns integer language sql as 'select 1'"
        );

        using var engine = scratch.Open(new EngineOptions());

        Assert.Equal("abc", engine.Read("select 'abcde'::varchar(3)")[0][0]);
    }

    [Fact]
    public void A_table_that_another_program_has_dropped_is_gone()
    {
        scratch.Run("create table t (a varchar(3))");
        using var admin = scratch.Connect();
        admin.Value("drop table public.t");

        Assert.Null(scratch.Engine.FindTable(new QualifiedName(null, "t")));
        scratch.Run("create table t (b integer)");
        Assert.Equal(["b"], scratch.Engine.FindTable(new QualifiedName(null, "t"))!.Columns.Select(c => c.Name));
    }

    [Fact]
    public void A_table_that_another_program_has_made_is_described()
    {
        using var admin = scratch.Connect();
        admin.Value(
            """
            create table public.t (a smallint not null, b varchar(7), c char(2), d numeric(9,3), e numeric, f text, g timestamptz,
                h bytea, i jsonb, j real, k uuid)
            """
        );

        var table = scratch.Engine.FindTable(new QualifiedName(null, "t"))!;

        Assert.Equal(
            "smallint, character varying(7), character(2), numeric(9,3), numeric(38,0), character varying(65535), "
                + "timestamp with time zone, varbyte(64000), super, real, character varying(65535)",
            string.Join(", ", table.Columns.Select(c => c.Type))
        );
        Assert.Equal(["a"], table.Columns.Where(c => c.NotNull).Select(c => c.Name));
    }

    [Fact]
    public void Lengths_hold_for_other_programs_too()
    {
        scratch.Run("create table t (a varchar(3), b char(2), n integer)");
        using var admin = scratch.Connect();
        admin.Value("insert into public.t values ('a      ', 'b ', 1)");

        Assert.Equal(["[a  ][b]"], scratch.Rows("select '[' || a || '][' || b || ']' from t"));
        var error = Assert.Throws<Npgsql.PostgresException>(() => admin.Value("update public.t set a = 'äö'"));
        Assert.Equal("22001", error.SqlState);
    }

    [Fact]
    public void Texts_are_ordered_by_their_bytes_whatever_the_database_does()
    {
        scratch.Run("create table t (a varchar(10))");
        scratch.Run("insert into t values ('b'), ('B'), ('ä'), ('a'), ('_'), ('Z')");

        Assert.Equal(["B", "Z", "_", "a", "b", "ä"], scratch.Rows("select a from t order by a"));
    }

    [Fact]
    public void A_connection_that_the_server_ends_is_exit_code_5()
    {
        scratch.Engine.Begin();
        using var admin = scratch.Connect();
        admin.Value(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        );

        var error = scratch.Fails("select 1");

        Assert.Equal((ExitCode.NoConnection, "08006"), (error.ExitCode, error.Code));
        Assert.StartsWith("the connection to target \"test\" was lost: ", error.Message, StringComparison.Ordinal);
        scratch.Engine.Rollback();
        Assert.Equal(ExitCode.NoConnection, scratch.Fails("select 1").ExitCode);
    }

    [Fact]
    public void Rows_of_a_backend_that_is_gone_do_not_stay_among_the_holders()
    {
        using var admin = scratch.Connect();
        admin.Value("insert into sparkify.run_lock_holders values (-1, 'u', 'h', 1, now())");
        var engine = scratch.Open(new EngineOptions());
        engine.BeginExclusive(CancellationToken.None);
        engine.Commit();
        engine.Dispose();

        Assert.Equal(0L, admin.Value("select count(*) from sparkify.run_lock_holders"));
    }

    [Theory]
    [InlineData("select a, nix from t", 11, "42703")]
    [InlineData("select '𝄞', nix from t", 14, "42703")]
    [InlineData("select '\\'', nix from t", 14, "42703")]
    [InlineData("select a::varchar(3), nix from t", 23, "42703")]
    [InlineData("select a from nix", 15, "42P01")]
    [InlineData("select 1 as x,, 2", 15, "42601")]
    public void Errors_point_at_what_was_written(string sql, int column, string code)
    {
        scratch.Run("create table t (a integer)");

        var error = scratch.Fails(sql);

        Assert.Equal((code, column), (error.Code, error.Span!.Value.Start.Column));
    }

    [Theory]
    [InlineData("create table {0} (a integer)")]
    [InlineData("create table u ({0} integer)")]
    [InlineData("create table {0} as select 1 as a")]
    [InlineData("alter table t rename to {0}")]
    [InlineData("alter table t rename column a to {0}")]
    [InlineData("alter table t add column {0} integer")]
    public void Names_that_PostgreSQL_would_cut_are_refused(string sql)
    {
        scratch.Run("create table t (a integer)");

        var error = scratch.Fails(sql.Replace("{0}", new string('x', 64), StringComparison.Ordinal));

        Assert.Equal("42622", error.Code);
        Assert.NotNull(error.Span);
        scratch.Run($"create table {new string('y', 63)} (a integer)");
    }

    [Fact]
    public void The_nearest_column_is_the_hint()
    {
        scratch.Run("create table songs (song_id varchar(3), title varchar(3))");

        Assert.Equal("did you mean \"song_id\"?", scratch.Fails("select song_idd from songs").Hint);
    }

    [Fact]
    public void The_nearest_table_is_the_hint_in_a_transaction_too()
    {
        scratch.Run("create table songs (song_id varchar(3), title varchar(3))");
        scratch.Run("begin");

        Assert.Equal("did you mean \"songs\"?", scratch.Fails("select * from sons").Hint);
    }
}
