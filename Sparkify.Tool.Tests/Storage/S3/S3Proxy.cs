using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sparkify.Tool.Tests.Storage.S3;

/// <summary>
/// Stands between a client and the S3 server, sees every request, and by its plan lets it through, cuts its answer off, resets its connection or
/// answers itself. One request a connection.
/// </summary>
internal sealed class S3Proxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<Task, bool> connections = new();
    private readonly Func<S3Request, S3Fault> plan;
    private readonly Task accepting;

    public S3Proxy(Func<S3Request, S3Fault> plan)
    {
        this.plan = plan;
        listener.Start();
        accepting = AcceptAsync();
    }

    public ConcurrentQueue<S3Request> Requests { get; } = [];

    public string Endpoint => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>A plan in which that share of all requests fails, each in one of the ways in which S3 fails.</summary>
    public static Func<S3Request, S3Fault> Failing(double share, int seed)
    {
        var random = new Random(seed);
        S3Fault[] faults =
        [
            S3Fault.Cut,
            S3Fault.Reset,
            S3Fault.Answer(503, "SlowDown", "Please reduce your request rate."),
            S3Fault.Answer(500, "InternalError", "We encountered an internal error. Please try again."),
        ];
        return _ =>
        {
            lock (random)
            {
                return random.NextDouble() < share ? faults[random.Next(faults.Length)] : S3Fault.None;
            }
        };
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        accepting.Wait();
        Task.WhenAll(connections.Keys).Wait();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync(stop.Token);
                var connection = ServeAsync(client);
                connections[connection] = true;
                _ = connection.ContinueWith(done => connections.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var socket = client;
        try
        {
            await using var stream = new NetworkStream(client);
            if (await S3Request.ReadAsync(stream, stop.Token) is not { } request)
            {
                return;
            }

            Requests.Enqueue(request);
            var fault = plan(request);
            var answer = fault.OwnAnswer ?? await ForwardAsync(request);
            if (fault == S3Fault.Reset)
            {
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                return;
            }

            var head = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
            var count = fault == S3Fault.Cut ? head + ((answer.Length - head) / 2) : answer.Length;
            await stream.WriteAsync(answer.AsMemory(0, count), stop.Token);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // The client has gone, or the test has.
        }
    }

    private async Task<byte[]> ForwardAsync(S3Request request)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, S3Server.Shared.Port, stop.Token);
        await using var stream = server.GetStream();
        await stream.WriteAsync(request.Raw, stop.Token);
        var answer = new MemoryStream();
        await stream.CopyToAsync(answer, stop.Token);
        return answer.ToArray();
    }
}

/// <summary>What happens to a request. OwnAnswer: in the place of the server's.</summary>
internal sealed record S3Fault(string Name, byte[]? OwnAnswer = null)
{
    public static readonly S3Fault None = new("none");
    public static readonly S3Fault Cut = new("cut");
    public static readonly S3Fault Reset = new("reset");

    public static S3Fault Answer(int status, string code, string message, string headers = "") =>
        Content(
            status,
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>",
            headers
        );

    public static S3Fault Content(int status, string body, string headers = "")
    {
        var length = Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture);
        var text =
            $"HTTP/1.1 {status} X\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}";
        return new S3Fault("answer", Encoding.UTF8.GetBytes(text));
    }
}

/// <summary>A request as received, but that it asks for the connection's end.</summary>
internal sealed record S3Request(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Raw)
{
    /// <summary>Null: the client sends none.</summary>
    public static async Task<S3Request?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new MemoryStream();
        var single = new byte[1];
        while (!head.GetBuffer().AsSpan(0, (int)head.Length).EndsWith("\r\n\r\n"u8))
        {
            if (await stream.ReadAsync(single, cancellationToken) == 0)
            {
                return null;
            }

            head.Write(single);
        }

        var lines = Encoding.UTF8.GetString(head.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines[1..]
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        if (headers.Remove("Expect"))
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken);
        }

        headers["Connection"] = "close";
        var length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        var raw = string.Join("\r\n", [lines[0], .. headers.Select(h => $"{h.Key}: {h.Value}"), "", ""]);
        var words = lines[0].Split(' ');
        return new S3Request(words[0], words[1], headers, [.. Encoding.UTF8.GetBytes(raw), .. body]);
    }
}
