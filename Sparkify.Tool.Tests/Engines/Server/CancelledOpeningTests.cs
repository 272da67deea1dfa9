using System.Net;
using System.Net.Sockets;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Tests.Engines.Server;

/// <summary>A server that takes the connection and never says a word.</summary>
public sealed class CancelledOpeningTests
{
    [Theory]
    [InlineData(nameof(EngineKind.Postgres))]
    [InlineData(nameof(EngineKind.Redshift))]
    public async Task A_server_that_does_not_answer_is_not_waited_for(string kind)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var target = new Target("test", Enum.Parse<EngineKind>(kind))
        {
            Connection =
                $"Host=127.0.0.1;Port={((IPEndPoint)listener.LocalEndpoint).Port};Database=d;Username=u;Timeout=0",
        };
        using var cancellation = new CancellationTokenSource();
        var opening = Task.Factory.StartNew(
            () => EngineFactory.Open(target, new EngineOptions(), cancellation.Token),
            TaskCreationOptions.LongRunning
        );
        using var client = await listener.AcceptSocketAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening.WaitAsync(TimeSpan.FromSeconds(60)));
    }
}
