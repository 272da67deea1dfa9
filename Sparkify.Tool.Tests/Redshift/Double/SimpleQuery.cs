using System.Net.Sockets;
using Npgsql;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>A client that sends its text as one simple Query, as psql does.</summary>
internal static class SimpleQuery
{
    /// <summary>The SQLSTATE of the error, or nothing.</summary>
    public static async Task<string?> RunAsync(RedshiftDouble server, string sql)
    {
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        using var socket = new TcpClient();
        await socket.ConnectAsync(settings.Host!, settings.Port);
        await using var wire = new WireStream(socket.GetStream());
        var startup = WireMessage.Of(' ', 3 << 16, "user", settings.Username!, "database", settings.Database!, '\0');
        wire.WritePacket(startup.Body);
        await wire.FlushAsync(CancellationToken.None);
        await UntilReadyAsync(wire);
        wire.Write(WireMessage.Of(WireMessage.Query, sql));
        await wire.FlushAsync(CancellationToken.None);
        return await UntilReadyAsync(wire);
    }

    private static async Task<string?> UntilReadyAsync(WireStream wire)
    {
        string? code = null;
        while (await wire.ReadAsync(CancellationToken.None) is { Type: not WireMessage.ReadyForQuery } message)
        {
            code = message.Type == WireMessage.Error ? ServerError.From(message).SqlState : code;
        }

        return code;
    }
}
