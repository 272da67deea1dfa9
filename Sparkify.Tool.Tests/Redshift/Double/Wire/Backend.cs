using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Sparkify.Tool.Tests.Redshift.Double.Wire;

/// <summary>
/// One session of the PostgreSQL behind the double. Every call waits for the whole answer, so what a message did is known before the next is
/// sent; PostgreSQL's errors are <see cref="ServerError"/>.
/// </summary>
internal sealed class Backend : IAsyncDisposable
{
    private readonly WireStream wire;

    private Backend(WireStream wire)
    {
        this.wire = wire;
    }

    public int ProcessId { get; private set; }

    public int SecretKey { get; private set; }

    /// <summary>I: no transaction, T: in one, E: in one that has failed.</summary>
    public char Status { get; private set; } = 'I';

    public static async Task<Backend> OpenAsync(string connection, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        var backend = new Backend(new WireStream(await DialAsync(settings, cancellationToken)));
        var startup = WireMessage.Of(
            ' ',
            3 << 16,
            "user",
            settings.Username!,
            "database",
            settings.Database!,
            "client_encoding",
            "UTF8",
            '\0'
        );
        backend.wire.WritePacket(startup.Body);
        await new BackendLogin(backend.wire, settings).RunAsync(cancellationToken);
        await backend.DrainAsync(_ => { }, cancellationToken);
        return backend;
    }

    /// <summary>Asks the server to stop what the session of this key is doing.</summary>
    public static async Task CancelAsync(string connection, byte[] packet, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        await using var wire = new WireStream(await DialAsync(settings, cancellationToken));
        wire.WritePacket(packet);
        await wire.FlushAsync(cancellationToken);
        await wire.ReadPacketAsync(cancellationToken);
    }

    /// <summary>Runs statements by one simple Query; the tag of the last.</summary>
    public async Task<string> RunAsync(
        string sql,
        CancellationToken cancellationToken,
        Action<WireMessage>? relay = null
    )
    {
        wire.Write(WireMessage.Of(WireMessage.Query, sql));
        var tag = "";
        await DrainAsync(
            message =>
            {
                if (message.Type == WireMessage.CommandComplete)
                {
                    tag = message.Read().Text();
                    return;
                }

                relay?.Invoke(message);
            },
            cancellationToken
        );
        return tag;
    }

    /// <summary>The text values of the first row.</summary>
    public async Task<string?[]?> RowAsync(string sql, CancellationToken cancellationToken)
    {
        string?[]? first = null;
        await RunAsync(
            sql,
            cancellationToken,
            message => first ??= message.Type == WireMessage.DataRow ? WireValues.Row(message) : null
        );
        return first;
    }

    public async Task<List<string?[]>> RowsAsync(string sql, CancellationToken cancellationToken)
    {
        var rows = new List<string?[]>();
        await RunAsync(
            sql,
            cancellationToken,
            message =>
            {
                if (message.Type == WireMessage.DataRow)
                {
                    rows.Add(WireValues.Row(message));
                }
            }
        );
        return rows;
    }

    /// <summary>Rows that are already in the text form of PostgreSQL's COPY.</summary>
    public async Task CopyAsync(string sql, byte[] rows, CancellationToken cancellationToken)
    {
        wire.Write(WireMessage.Of(WireMessage.Query, sql));
        await wire.FlushAsync(cancellationToken);
        var answer = await NextAsync(cancellationToken);
        if (answer.Type == WireMessage.CopyIn)
        {
            wire.Write(new WireMessage('d', rows));
            wire.Write(new WireMessage('c', []));
            await DrainAsync(_ => { }, cancellationToken);
            return;
        }

        await DrainAsync(_ => { }, cancellationToken);
        throw ServerError.From(answer);
    }

    /// <summary>One message of the extended protocol, and its answer up to the message that ends it.</summary>
    public async Task ExchangeAsync(WireMessage message, Action<WireMessage> relay, CancellationToken cancellationToken)
    {
        wire.Write(message);
        wire.Write(new WireMessage(WireMessage.Flush, []));
        await wire.FlushAsync(cancellationToken);
        while (true)
        {
            var answer = await NextAsync(cancellationToken);
            if (answer.Type == WireMessage.Error)
            {
                throw ServerError.From(answer);
            }

            relay(answer);
            if (Ends(message, answer))
            {
                return;
            }
        }
    }

    public async Task SyncAsync(CancellationToken cancellationToken)
    {
        wire.Write(new WireMessage(WireMessage.Sync, []));
        await DrainAsync(_ => { }, cancellationToken);
    }

    /// <summary>
    /// An error of the double's own fails the transaction as any error does, also that which statements before one Sync are.
    /// </summary>
    public async Task FailTransactionAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ExchangeAsync(
                WireMessage.Of(WireMessage.Parse, "", "refused", (short)0),
                _ => { },
                cancellationToken
            );
        }
        catch (ServerError)
        {
            // That was its purpose.
        }

        await SyncAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    private static async Task<Stream> DialAsync(
        NpgsqlConnectionStringBuilder settings,
        CancellationToken cancellationToken
    )
    {
        var isLocal = Path.IsPathRooted(settings.Host) && !OperatingSystem.IsWindows();
        EndPoint address = isLocal
            ? new UnixDomainSocketEndPoint(Path.Combine(settings.Host!, $".s.PGSQL.{settings.Port}"))
            : new DnsEndPoint(settings.Host!, settings.Port);
        var socket = isLocal
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static bool Ends(WireMessage request, WireMessage answer) =>
        request.Type switch
        {
            WireMessage.Parse => answer.Type == WireMessage.ParseComplete,
            WireMessage.Bind => answer.Type == WireMessage.BindComplete,
            WireMessage.Close => answer.Type == WireMessage.CloseComplete,
            WireMessage.Describe => answer.Type is WireMessage.RowDescription or WireMessage.NoData,
            _ => answer.Type is WireMessage.CommandComplete or WireMessage.EmptyQuery or WireMessage.PortalSuspended,
        };

    /// <summary>Up to ReadyForQuery; the first error is thrown then.</summary>
    private async Task DrainAsync(Action<WireMessage> relay, CancellationToken cancellationToken)
    {
        await wire.FlushAsync(cancellationToken);
        ServerError? error = null;
        while (true)
        {
            var message = await NextAsync(cancellationToken);
            switch (message.Type)
            {
                case WireMessage.Error:
                    error ??= ServerError.From(message);
                    break;
                case WireMessage.BackendKeyData:
                    var key = message.Read();
                    (ProcessId, SecretKey) = (key.Int32(), key.Int32());
                    break;
                case WireMessage.ReadyForQuery:
                    Status = (char)message.Body[0];
                    if (error is not null)
                    {
                        throw error;
                    }

                    return;
                default:
                    relay(message);
                    break;
            }
        }
    }

    /// <summary>What the server says of itself meanwhile is not for the client.</summary>
    private async Task<WireMessage> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message =
                await wire.ReadAsync(cancellationToken)
                ?? throw new InvalidOperationException("PostgreSQL ended the session");
            if (message.Type is not (WireMessage.ParameterStatus or WireMessage.Notification))
            {
                return message;
            }
        }
    }
}
