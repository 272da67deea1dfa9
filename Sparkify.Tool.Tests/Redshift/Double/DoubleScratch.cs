using Npgsql;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Redshift.Double.Copy;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>A double with one client, for the tests of the double itself.</summary>
internal sealed class DoubleScratch : IAsyncDisposable
{
    private readonly List<NpgsqlConnection> connections = [];

    private DoubleScratch(RedshiftDouble server, CopyObjects objects)
    {
        Server = server;
        Objects = objects;
    }

    public RedshiftDouble Server { get; }

    public CopyObjects Objects { get; }

    public NpgsqlConnection Client => connections[0];

    public static async Task<DoubleScratch> StartAsync(DoubleOptions? options = null)
    {
        var objects = new CopyObjects();
        var server = await RedshiftDouble.StartAsync(PostgresServer.Shared, objects, options);
        var scratch = new DoubleScratch(server, objects);
        await scratch.ConnectAsync();
        return scratch;
    }

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Server.ConnectionString) { IncludeErrorDetail = true }.ConnectionString
        );
        connections.Add(connection);
        try
        {
            await connection.OpenAsync();
        }
        catch (NpgsqlException e)
        {
            throw new InvalidOperationException(string.Join('\n', Server.Failures), e);
        }

        return connection;
    }

    public Task<int> RunAsync(string sql) => Client.RunAsync(sql);

    public Task<object?> ValueAsync(string sql) => Client.ValueAsync(sql);

    public Task<PostgresException> FailsAsync(string sql) => Client.FailsAsync(sql);

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }

        await Server.DisposeAsync();
        Assert.Empty(Server.Failures);
    }
}

internal static class DoubleClient
{
    public static async Task<int> RunAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync();
    }

    public static async Task<object?> ValueAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync();
    }

    public static Task<PostgresException> FailsAsync(this NpgsqlConnection connection, string sql) =>
        Assert.ThrowsAsync<PostgresException>(() => connection.RunAsync(sql));

    /// <summary>Rows as text, values between bars.</summary>
    public static async Task<List<string>> RowsAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(
                string.Join(
                    '|',
                    Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(i =>
                            reader.IsDBNull(i)
                                ? "NULL"
                                : string.Format(
                                    System.Globalization.CultureInfo.InvariantCulture,
                                    "{0}",
                                    reader.GetValue(i)
                                )
                        )
                )
            );
        }

        return rows;
    }
}
