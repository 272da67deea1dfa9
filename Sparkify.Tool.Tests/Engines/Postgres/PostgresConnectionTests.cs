using Npgsql;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.Postgres;

/// <summary>What is said when a server cannot be reached or is another one, and that passwords are not among it.</summary>
public sealed class PostgresConnectionTests
{
    [Fact]
    public void No_server_is_exit_code_5_and_no_password_is_shown()
    {
        var error = Fails("Host=127.0.0.1;Port=1;Username=u;Password=s3cret;Timeout=5");

        Assert.Equal(ExitCode.NoConnection, error.ExitCode);
        Assert.StartsWith("cannot connect to target \"test\": ", error.Message, StringComparison.Ordinal);
        Assert.Contains("SPARKIFY_CONNECTION_TEST", error.Hint!, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_not_there_is_exit_code_5()
    {
        using var scratch = new PostgresScratch();
        var error = Fails(
            new NpgsqlConnectionStringBuilder(scratch.Connection) { Database = "nowhere" }.ConnectionString
        );

        Assert.Equal(
            (ExitCode.NoConnection, "3D000", "cannot connect to target \"test\": database \"nowhere\" does not exist"),
            (error.ExitCode, error.Code, error.Message)
        );
        Assert.Equal("create the database, or name another one as Database=…", error.Hint);
    }

    [Theory]
    [InlineData("Host=h;Prot=1", "Prot")]
    [InlineData("Host=h;Port=x", "port")]
    public void A_connection_that_cannot_be_read_is_an_invalid_project(string connection, string part)
    {
        var error = Fails(connection);

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Contains(part, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_target_without_a_connection_is_an_invalid_project()
    {
        var error = Fails(null);

        Assert.Equal(
            (ExitCode.InvalidProject, "target \"test\" has no \"connection\""),
            (error.ExitCode, error.Message)
        );
    }

    [Fact]
    public void A_database_that_is_not_UTF8_is_refused()
    {
        using var scratch = new PostgresScratch();
        using var admin = scratch.Connect();
        var latin = new NpgsqlConnectionStringBuilder(scratch.Connection);
        latin.Database += "_latin1";
        admin.Value(
            $"CREATE DATABASE {latin.Database} TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'"
        );
        try
        {
            var error = Fails(latin.ConnectionString);

            Assert.Equal(
                (ExitCode.InvalidProject, "target \"test\": the database's encoding is LATIN1, Redshift's is UTF8"),
                (error.ExitCode, error.Message)
            );
        }
        finally
        {
            PostgresServer.Shared.DropDatabase(latin.ConnectionString);
        }
    }

    [Theory]
    [InlineData("exit 3", "ended with exit code 3")]
    [InlineData("true", "printed nothing")]
    public void A_password_command_that_gives_none_is_exit_code_5(string command, string part)
    {
        var error = Fails("Host=127.0.0.1;Port=1;Username=u", command);

        Assert.Equal(
            (ExitCode.NoConnection, $"target \"test\": the passwordCommand {part}"),
            (error.ExitCode, error.Message)
        );
    }

    [Fact]
    public void A_password_command_runs_for_every_connection()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var scratch = new PostgresScratch();
            var target = scratch.Target with { PasswordCommand = $"echo x >> {file}; echo secret" };
            using var engine = EngineFactory.Open(target, new EngineOptions(), CancellationToken.None);
            using var session = engine.OpenSession();

            Assert.Equal(2, File.ReadAllLines(file).Length);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_session_is_set_as_Redshifts_are()
    {
        using var scratch = new PostgresScratch();
        using (var admin = scratch.Connect())
        {
            var database = new NpgsqlConnectionStringBuilder(scratch.Connection).Database;
            admin.Value($"ALTER DATABASE {database} SET timezone = 'Europe/Vienna'");
            admin.Value($"ALTER DATABASE {database} SET datestyle = 'German'");
            admin.Value($"ALTER DATABASE {database} SET search_path = elsewhere");
            admin.Value($"ALTER DATABASE {database} SET extra_float_digits = 3");
        }

        scratch.Run("create table t (a timestamptz, d double precision)");
        scratch.Run("insert into t values ('2018-07-01 12:00:00', 0.1)");

        Assert.Equal(
            ["2018-07-01 12:00:00+00|2018-07-01|0.1"],
            scratch.Rows("select a, cast(cast(a as date) as varchar), cast(d as varchar) from public.t")
        );
    }

    private static SparkifyException Fails(string? connection, string? passwordCommand = null) =>
        Assert.Throws<SparkifyException>(() =>
            EngineFactory.Open(
                new Target("test", EngineKind.Postgres) { Connection = connection, PasswordCommand = passwordCommand },
                new EngineOptions(),
                CancellationToken.None
            )
        );
}
