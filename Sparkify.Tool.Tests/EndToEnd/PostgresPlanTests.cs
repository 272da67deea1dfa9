using Npgsql;
using Sparkify.Tool.Tests.Engines.Postgres;

namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>`plan` on PostgreSQL: by a user who may read and nothing else.</summary>
public sealed class PostgresPlanTests : IDisposable
{
    private readonly string reader = $"reader_{Guid.NewGuid():N}";
    private readonly PostgresScratch database = new(isPrepared: false);

    public void Dispose()
    {
        using (var connection = database.Connect())
        {
            connection.Value($"drop owned by {reader}");
            connection.Value($"drop role {reader}");
        }

        database.Dispose();
    }

    [Fact]
    public void User_who_only_reads_gets_the_same_plan()
    {
        using var project = new SmallProject(database.Connection);
        project.Write("migrations/0003_more.sql", "alter table numbers add column s varchar(9);");
        project.Write("bucket/data/3.json", """{"n": 4}""");
        var expected = project.Ok("plan");
        CreateReader("grant usage on schema sparkify to {0}; grant select on all tables in schema sparkify to {0}");

        project.Environment["SPARKIFY_CONNECTION_LOCAL"] = ConnectionOfReader();
        var run = project.Run("plan", "--exit-code");

        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        Assert.Equal(expected, run.Output);
        Assert.Contains("~ table public.numbers\n+     s varchar(9)\n", run.Output);
        Assert.Contains(" 010_staging.sql | public.staging |      3 |   1 |       0 |  8 B |\n", run.Output);
    }

    [Fact]
    public void Database_without_the_tools_tables_is_an_empty_one()
    {
        using var written = new PostgresScratch();
        using var project = new SmallProject(written.Connection);
        CreateReader("select 1");
        project.Environment["SPARKIFY_CONNECTION_LOCAL"] = ConnectionOfReader();

        var run = project.Run("plan", "--exit-code");

        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(
            "target local (postgres): 2 migrations are pending; a load would read 2 objects,",
            run.Output
        );
        using var connection = database.Connect();
        Assert.Equal(0L, connection.Value("select count(*) from pg_namespace where nspname = 'sparkify'"));
    }

    private void CreateReader(string grants)
    {
        using var connection = database.Connect();
        connection.Value($"create role {reader} login password 'reads'");
        connection.Value(string.Format(System.Globalization.CultureInfo.InvariantCulture, grants, reader));
    }

    private string ConnectionOfReader() =>
        new NpgsqlConnectionStringBuilder(database.Connection)
        {
            Username = reader,
            Password = "reads",
        }.ConnectionString;
}
