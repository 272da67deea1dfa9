using Npgsql;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Engines.Redshift;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Redshift.Double;
using Sparkify.Tool.Tests.Redshift.Double.Wire;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>One session: transactions, results, errors, conflicts.</summary>
public sealed class RedshiftEngineTests : IAsyncLifetime
{
    private RedshiftDouble server = null!;
    private IEngine engine = null!;
    private readonly List<string> warnings = [];

    public async Task InitializeAsync()
    {
        server = await RedshiftDouble.StartAsync(PostgresServer.Shared);
        engine = Open();
    }

    public async Task DisposeAsync()
    {
        engine.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public void Values_are_read_and_printed_as_redshift_prints_them()
    {
        const string sql =
            "select true as b, cast(1 as smallint) as s, 2 as i, cast(3 as bigint) as l, cast(1.50 as decimal(9, 2)) as d, "
            + "cast(0.1 as double precision) as f, cast('2018-11-12' as date) as day, cast('2018-11-12 02:37:38.796' as timestamp) as at, "
            + "cast('a ' as char(4)) as c, 'äöü' as v, cast(null as integer) as n";

        Assert.Equal(["t|1|2|3|1.50|0.1|2018-11-12|2018-11-12 02:37:38.796|a|äöü|NULL"], Rows(sql));
    }

    [Fact]
    public void Statements_are_sent_as_written_and_one_a_request()
    {
        server.Transcript.Clear();

        Run("begin");
        Run("create table t (\n    a integer -- a comment\n)");
        Run("insert into t values (1), (2)");
        Run("commit");

        Assert.Equal(
            ["begin", "create table t (\n    a integer -- a comment\n)", "insert into t values (1), (2)", "commit"],
            server.Transcript.Statements
        );
    }

    [Fact]
    public void An_error_aborts_the_transaction_and_its_commit_is_never_sent()
    {
        Run("create table t (a integer)");
        engine.Begin();
        Run("insert into t values (1)");

        Assert.Equal("42703", Fails("select nix from t").Code);
        Assert.Equal("25P02", Fails("select 1").Code);
        server.Transcript.Clear();
        Assert.Equal("25P02", Assert.Throws<SparkifyException>(engine.Commit).Code);

        Assert.Equal(["rollback"], server.Transcript.Statements);
        Assert.Empty(Rows("select a from t"));
    }

    /// <summary>Few errors of Redshift name a position; the double names none.</summary>
    [Theory]
    [InlineData(18, ":2:6")]
    [InlineData(0, ":1:1")]
    public void Errors_point_at_their_place_or_at_the_statement(int position, string place)
    {
        var answer = new PostgresException(
            "column \"nix\" does not exist",
            "ERROR",
            "ERROR",
            "42703",
            position: position
        );

        var error = RedshiftError.ToException(answer, Own("select '😀',\n     nix\nfrom t"), showsValues: true);

        Assert.EndsWith(place, error.Span.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_as_message_takes_its_detail_along()
    {
        server.FailOnce(e => e.Text == "select 1", RedshiftErrors.SerializableViolation());

        var error = Fails("select 1");

        Assert.StartsWith("1023: Serializable isolation violation on table - ", error.Message);
        Assert.Equal(("XX000", "it is safe to run it again"), (error.Code, error.Hint));
    }

    /// <summary>Npgsql ends the connection at XX000.</summary>
    [Fact]
    public void Session_goes_on_after_an_error_that_ended_its_connection()
    {
        server.FailOnce(e => e.Text == "select 1", "XX000", "assert");

        Assert.Equal("XX000", Fails("select 1").Code);
        Assert.Equal(["1"], Rows("select 1"));
    }

    [Fact]
    public void A_result_that_is_left_half_read_is_in_nobodys_way()
    {
        Run("create table t (a integer)");
        Run("insert into t values (1), (2), (3), (4), (5), (6)");
        foreach (var inTransaction in new[] { false, true })
        {
            if (inTransaction)
            {
                engine.Begin();
            }

            using (var result = engine.Run(Own("select x.a from t as x, t as y, t as z, t as w"), default))
            {
                Assert.NotEmpty(result.Rows.Take(1));
            }

            Assert.Equal(["6"], Rows("select count(*) from t"));
            engine.Rollback();
        }
    }

    [Fact]
    public void Tables_are_found_with_types_and_nullability()
    {
        Run("create table t (a integer not null, b varchar(20), c decimal(9, 2), d timestamp)");

        var found = engine.FindTable(new QualifiedName(null, "t"))!;

        Assert.Equal(
            ["a integer", "b character varying(20)", "c numeric(9,2)", "d timestamp without time zone"],
            found.Columns.Select(c => $"{c.Name} {c.Type}")
        );
        Assert.Equal([true, false, false, false], found.Columns.Select(c => c.NotNull));
        Assert.Null(engine.FindTable(new QualifiedName(null, "nothing")));
    }

    [Fact]
    public void Names_without_a_schema_are_looked_for_along_the_search_path()
    {
        foreach (var schema in new[] { "early", "\"a \"\"b\"\", c}\"", "late" })
        {
            Run($"create schema {schema}");
        }

        Run("create table early.t (a integer)");
        Run("create table late.t (b integer)");
        Run("create table late.u (c integer)");
        Run("create table \"a \"\"b\"\", c}\".v (d integer)");
        using var other = Open("set search_path to nowhere, \"a \"\"b\"\", c}\", early, late");
        other.Execute("create temp table early (e integer)");

        List<string?> found =
        [
            .. new[] { "t", "u", "v", "early" }.Select(n => ColumnOf(other, new QualifiedName(null, n))),
            ColumnOf(other, new QualifiedName("late", "t")),
            ColumnOf(engine, new QualifiedName(null, "t")),
        ];

        Assert.Equal(new string?[] { "a", "c", "d", "e", "b", null }.AsEnumerable(), found);

        static string? ColumnOf(IEngine engine, QualifiedName name) => engine.FindTable(name)?.Columns[0].Name;
    }

    [Fact]
    public void Session_statements_and_utc_are_set_on_every_connection()
    {
        using var other = Open("set query_group to 'etl'");

        Assert.Contains("set query_group to 'etl'", server.Transcript.Statements);
        Assert.Equal(2, server.Transcript.Statements.Count(s => s == "set timezone to 'UTC'"));
    }

    [Fact]
    public void Bound_of_the_lock_gives_way_to_the_sessions_own()
    {
        using var other = Open("set statement_timeout to 900000");

        other.BeginExclusive(default);

        Assert.Contains("set local statement_timeout to 900000", server.Transcript.Statements);
        other.Rollback();
    }

    [Fact]
    public void Conflicts_are_tried_five_times_on_new_connections()
    {
        for (var i = 0; i < 5; i++)
        {
            server.FailOnce(e => e.Text == "select 7", RedshiftErrors.SerializableViolation());
        }

        var error = Assert.Throws<SparkifyException>(() => engine.RunExclusively(() => Rows("select 7"), default));

        Assert.Equal("tried 5 times, each on a new connection", error.Details[^1]);
        Assert.Equal(4, warnings.Count);
        Assert.Equal(["7"], engine.RunExclusively(() => Rows("select 7"), default));
    }

    [Theory]
    [InlineData("XX000", "1018", "Relation does not exist", true)]
    [InlineData("XX000", "could not complete because of conflict with concurrent transaction", null, true)]
    [InlineData("40P01", "deadlock detected", null, true)]
    [InlineData("XX000", "Load into table 't' failed", null, false)]
    [InlineData("42P01", "relation \"1023\" does not exist", null, false)]
    public void What_can_run_again_is_told_by_the_servers_words(string code, string message, string? detail, bool again)
    {
        server.FailOnce(e => e.Text == "select 1", code, message, detail);

        var error = Fails("select 1");

        Assert.Equal(again ? Recovery.RunAgain : Recovery.None, engine.RecoveryFrom(error));
    }

    [Fact]
    public async Task Wait_for_the_lock_can_be_cancelled()
    {
        using var holder = Open();
        holder.BeginExclusive(default);
        using var cancellation = new CancellationTokenSource();
        var waiting = Task.Factory.StartNew(
            () => engine.BeginExclusive(cancellation.Token),
            TaskCreationOptions.LongRunning
        );
        await server.Transcript.WaitFor(e => e.Text.StartsWith("lock") && e.Session == 1);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        holder.Rollback();
        engine.BeginExclusive(default);
        engine.Rollback();
    }

    private IEngine Open(params string[] session)
    {
        var target = new Target("cluster", EngineKind.Redshift)
        {
            Connection = server.ConnectionString,
            Session = session,
        };
        var options = new EngineOptions { RetryDelay = TimeSpan.Zero, Warn = warnings.Add };
        return RedshiftEngine.Open(target, options, _ => new MountedObjectStore([]), default);
    }

    private static SqlStatement Own(string sql) => SqlStatement.Own(sql);

    private void Run(string sql) => Rows(sql);

    private List<string> Rows(string sql) =>
        engine.Read(sql).ConvertAll(row => string.Join('|', row.Select(v => RedshiftText.Format(v) ?? "NULL")));

    private SparkifyException Fails(string sql) => Assert.Throws<SparkifyException>(() => Rows(sql));
}
