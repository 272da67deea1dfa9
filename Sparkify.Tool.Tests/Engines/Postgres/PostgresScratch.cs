using Npgsql;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.Postgres;

/// <summary>A PostgreSQL engine on a database of its own.</summary>
internal sealed class PostgresScratch : IDisposable
{
    private readonly Lazy<IEngine> engine;

    public PostgresScratch(bool isPrepared = true)
    {
        Connection = PostgresServer.Shared.CreateDatabase(isPrepared);
        engine = new Lazy<IEngine>(() => Open(new EngineOptions()));
    }

    public string Connection { get; }

    public Target Target => new("test", EngineKind.Postgres) { Connection = Connection };

    public IEngine Engine => engine.Value;

    public IEngine Open(EngineOptions options) => EngineFactory.Open(Target, options, CancellationToken.None);

    public void Run(string sql)
    {
        using var result = Engine.Run(SqlStatement.Own(sql), CancellationToken.None);
        foreach (var _ in result.Rows)
        {
            // Streamed results fail while they are read.
        }
    }

    public SparkifyException Fails(string sql) => Assert.Throws<SparkifyException>(() => Run(sql));

    public List<string> Rows(string sql) =>
        Engine
            .Read(sql)
            .ConvertAll(row => string.Join('|', row.Select(v => v is null ? "NULL" : RedshiftText.Format(v))));

    /// <summary>Past the tool, as another program.</summary>
    public NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(Connection);
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        if (engine.IsValueCreated)
        {
            engine.Value.Dispose();
        }

        PostgresServer.Shared.DropDatabase(Connection);
    }
}

internal static class PostgresSql
{
    public static object? Value(this NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
