using System.Net;
using System.Net.Sockets;
using Npgsql;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Redshift.Double;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>No connection is exit code 5 with what to do; no output and no table of the tool ever holds a secret.</summary>
public sealed class RedshiftConnectionTests
{
    private const string Secret = "s3cr3t-of-the-cluster";

    [Fact]
    public async Task Wrong_password_names_where_it_comes_from()
    {
        await using var project = await RedshiftProject.StartSmallAsync(new DoubleOptions { Password = Secret });
        project.Configure(Without(project, "Password"), ", \"passwordCommand\": \"echo wrong-one\"");

        var run = project.Run("migrate", "--verbose");

        Assert.Equal((5, ""), (run.ExitCode, run.Output));
        Assert.Contains(
            "cannot connect to target \"cluster\": password authentication failed for user \"etl\"",
            run.Error
        );
        Assert.Contains(
            "hint: the password comes from PGPASSWORD, \"passwordCommand\" or SPARKIFY_CONNECTION_CLUSTER\n",
            run.Error
        );
        Assert.DoesNotContain("wrong-one", run.Error);
    }

    /// <summary>Temporary credentials stay fresh: the command runs for every connection.</summary>
    [Fact]
    public async Task Password_command_is_run_for_every_connection()
    {
        await using var project = await RedshiftProject.StartSmallAsync(new DoubleOptions { Password = Secret });
        var calls = Path.Combine(project.Root, "calls");
        var command = OperatingSystem.IsWindows()
            ? $"echo x>> {calls}& echo {Secret}"
            : $"echo x >> {calls}; echo {Secret}";
        project.Configure(
            Without(project, "Password"),
            $", \"passwordCommand\": \"{command.Replace("\\", "\\\\")}\", \"manifests\": \"s3://{project.Bucket.Name}/manifests\""
        );

        project.Ok("run");

        var sessionCount = project.Server.Transcript.Entries.Select(e => e.Session).Distinct().Count();
        Assert.Equal(sessionCount, (await File.ReadAllLinesAsync(calls)).Length);
        Assert.True(sessionCount > 1);
    }

    [Fact]
    public async Task Expired_token_names_the_password_command()
    {
        var options = new DoubleOptions { LoginError = LoginErrors.ExpiredToken() };
        await using var project = await RedshiftProject.StartSmallAsync(options);

        var run = project.Run("migrate");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains(
            "hint: temporary credentials last 15 minutes to an hour: let \"passwordCommand\" fetch",
            run.Error
        );
    }

    [Fact]
    public async Task Closed_port_names_the_connection()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        project.Configure($"Host=127.0.0.1;Port={port};Database=dev;Username=etl;Password={Secret}");

        var run = project.Run("migrate", "--verbose");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("error: cannot connect to target \"cluster\": ", run.Error);
        Assert.Contains("see that its security group lets this machine in", run.Error);
        Assert.DoesNotContain(Secret, run.Error);
    }

    [Fact]
    public async Task Tls_is_wanted_unless_the_connection_says_otherwise()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Configure(Without(project, "SSL Mode"));

        var run = project.Run("migrate");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("hint: the server speaks no TLS: SSL Mode=Disable goes without", run.Error);
    }

    [Fact]
    public async Task Cluster_that_wants_tls_says_so()
    {
        await using var project = await RedshiftProject.StartSmallAsync(new DoubleOptions { RequiresTls = true });

        var run = project.Run("migrate");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("hint: the server wants TLS: write SSL Mode=VerifyFull, or leave SSL Mode out\n", run.Error);
    }

    [Fact]
    public async Task Postgresql_is_not_taken_for_redshift()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        using var postgres = new PostgresScratch(isPrepared: false);
        var port = new NpgsqlConnectionStringBuilder(postgres.Connection).Port;
        project.Configure($"{postgres.Connection};Port={port};SSL Mode=Disable");

        var run = project.Run("migrate");

        Assert.True(run.ExitCode == 3, run.Error);
        Assert.Matches("the server is PostgreSQL [0-9.]+, not Amazon Redshift\n", run.Error);
        Assert.Contains("hint: for PostgreSQL name the engine postgres\n", run.Error);
    }

    [Fact]
    public async Task Redshift_is_not_taken_for_postgresql()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Write(
            ".config/sparkify.json",
            $$"""{"target": "p", "targets": {"p": {"engine": "postgres", "connection": "{{project.Server.ConnectionString}}" } } }"""
        );

        var run = project.Run("migrate");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("hint: for Amazon Redshift name the engine redshift\n", run.Error);
    }

    [Fact]
    public async Task Missing_permission_is_told_in_the_servers_words()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Ok("migrate");
        project.Server.FailOnce(
            e => e.Text.StartsWith("insert into numbers"),
            "42501",
            "permission denied for relation numbers"
        );

        var run = project.Run("load");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "transforms/110_numbers.sql:1:1: error: permission denied for relation numbers [42501]\n",
            run.Error
        );
        Assert.Contains("hint: the target's user needs the permission: an administrator grants it\n", run.Error);
    }

    [Fact]
    public async Task No_secret_is_ever_printed_or_kept()
    {
        const string key = "wJalrXUtnFEMI-secret-access-key";
        await using var project = await RedshiftProject.StartSmallAsync(new DoubleOptions { Password = Secret });
        var copy = project
            .Copy()
            .Replace("iam_role default", $"access_key_id 'AKIAEXAMPLE000000001' secret_access_key '{key}'");
        project.Write("transforms/010_staging.sql", copy);
        var runs = new List<Commands.CommandRun>
        {
            project.Run("run", "--verbose"),
            project.Run("status", "--output", "json", "--verbose"),
        };
        foreach (
            var statement in new[] { "copy", "insert into numbers", "commit", "lock", "select n from numbers where" }
        )
        {
            project.Bucket.Write("data/more.json", $$"""{"n": {{runs.Count}}, "s": "x"}""");
            project.Server.FailOnce(
                e => e.Text.StartsWith(statement),
                "XX000",
                statement == "copy" ? $"syntax error at or near \"{key}\"" : "out of something",
                statement == "copy" ? $"in: {copy}" : null
            );
            runs.Add(project.Run("load", "--verbose"));
            project.Server.DropConnection(before: e => e.Text.StartsWith(statement));
            runs.Add(project.Run("load", "--verbose"));
        }

        Assert.All(runs, run => Assert.DoesNotContain(Secret, run.Output + run.Error));
        Assert.All(runs, run => Assert.DoesNotContain(key, run.Output + run.Error));
        await using var connection = new NpgsqlConnection(project.Server.Postgres);
        await connection.OpenAsync();
        foreach (var table in new[] { "load_runs", "load_steps", "load_rejections", "load_ledger", "migrations" })
        {
            var rows = await connection.RowsAsync($"select t::text from sparkify.{table} as t");
            Assert.DoesNotContain(rows, row => row.Contains(key) || row.Contains(Secret));
        }
    }

    private static string Without(RedshiftProject project, string keyword)
    {
        var settings = new System.Data.Common.DbConnectionStringBuilder
        {
            ConnectionString = project.Server.ConnectionString,
        };
        settings.Remove(keyword);
        return settings.ConnectionString;
    }
}
