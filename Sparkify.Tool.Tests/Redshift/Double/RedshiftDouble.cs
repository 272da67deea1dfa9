using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Redshift.Double.Copy;
using Sparkify.Tool.Tests.Redshift.Double.Rewrites;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>
/// A server on loopback that looks like Amazon Redshift: it speaks PostgreSQL's protocol, forwards what it understands to a database of its own
/// and refuses what Redshift's documentation refuses. Rules and rewrites are its own, written from the documentation and not from the tool.
/// Rules/ holds what is refused, Rewrites/ what is said to PostgreSQL instead, Copy/ what COPY does, Wire/ the protocol.
/// </summary>
/// <example><code>
/// await using var redshift = await RedshiftDouble.StartAsync(PostgresServer.Shared, objects);
/// redshift.DropConnection(during: entry => entry.Text == "commit");
/// // … the tool runs against redshift.ConnectionString …
/// Assert.Equal(expected, redshift.Transcript.Statements);
/// </code></example>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_redshift-and-postgres-sql.html"/>
internal sealed class RedshiftDouble : IAsyncDisposable
{
    private readonly DoubleContext context;
    private readonly PostgresServer postgres;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly List<Task> sessions = [];
    private readonly List<OrphanedTransaction> orphans = [];
    private readonly List<Exception> failures = [];
    private readonly Task accepting;

    private RedshiftDouble(PostgresServer postgres, DoubleContext context)
    {
        this.postgres = postgres;
        this.context = context;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Transcript Transcript => context.Transcript;

    public LoadLog Loads => context.Loads;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>For Npgsql, as the tool's engine for Redshift connects.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Database = context.Options.Database,
            Username = context.Options.User,
            Password = context.Options.Password,
            SslMode = context.Options.Certificate is null ? SslMode.Disable : SslMode.Require,
            Pooling = false,
            CancellationTimeout = 0,
            ["Server Compatibility Mode"] = "NoTypeLoading",
        }.ConnectionString;

    /// <summary>The database behind the double, past all of its rules.</summary>
    public string Postgres => context.Postgres;

    /// <summary>What went wrong in the double itself; a test that sees strange errors prints it.</summary>
    public IReadOnlyList<Exception> Failures
    {
        get
        {
            lock (gate)
            {
                return [.. failures];
            }
        }
    }

    public static async Task<RedshiftDouble> StartAsync(
        PostgresServer postgres,
        ICopyObjects? objects = null,
        DoubleOptions? options = null
    )
    {
        var database = postgres.CreateDatabase(isPrepared: false);
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            await using var setup = new NpgsqlCommand(DatabaseSetup.Sql, connection) { CommandTimeout = 0 };
            await setup.ExecuteNonQueryAsync();
        }

        return new RedshiftDouble(
            postgres,
            new DoubleContext(options ?? new DoubleOptions(), database, objects ?? new CopyObjects())
        );
    }

    /// <summary>Drops the connection once, at the first statement that one of the predicates takes.</summary>
    public Fault DropConnection(
        Func<TranscriptEntry, bool>? before = null,
        Func<TranscriptEntry, bool>? during = null,
        Func<TranscriptEntry, bool>? after = null
    )
    {
        var moment =
            before is not null ? Moment.Before
            : during is not null ? Moment.During
            : Moment.After;
        var isMatch = before ?? during ?? after ?? throw new ArgumentException("no statement", nameof(before));
        return context.Faults.Add(new Fault(isMatch) { Drop = moment });
    }

    /// <summary>Drops the connection at the statement, which is not run; its transaction stays open with its locks until the test ends it.</summary>
    public OrphanedTransaction OrphanTransaction(Func<TranscriptEntry, bool> at)
    {
        var orphan = new OrphanedTransaction();
        lock (gate)
        {
            orphans.Add(orphan);
        }

        context.Faults.Add(new Fault(at) { Drop = Moment.Before, Orphan = orphan });
        return orphan;
    }

    public Fault FailOnce(Func<TranscriptEntry, bool> at, string sqlState, string message, string? detail = null) =>
        FailOnce(at, new ServerError(sqlState, message) { Detail = detail });

    /// <summary>Such as <see cref="RedshiftErrors.SerializableViolation"/>.</summary>
    public Fault FailOnce(Func<TranscriptEntry, bool> at, ServerError error) =>
        context.Faults.Add(new Fault(at) { Error = error });

    /// <summary>Such statements are never permitted, as for a user who may only read.</summary>
    public Fault Deny(Func<TranscriptEntry, bool> at, string relation = "t") =>
        context.Faults.Add(
            new Fault(at)
            {
                Error = new ServerError("42501", $"permission denied for relation {relation}"),
                IsLasting = true,
            }
        );

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        Task[] running;
        OrphanedTransaction[] left;
        lock (gate)
        {
            running = [.. sessions];
            left = [.. orphans];
        }

        await Task.WhenAll(running);
        foreach (var orphan in left)
        {
            await orphan.DisposeAsync();
        }

        postgres.DropDatabase(context.Postgres);
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        for (var number = 1; ; number++)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptSocketAsync(stopping.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            socket.NoDelay = true;
            var session = number;
            lock (gate)
            {
                sessions.Add(Task.Run(() => ServeAsync(socket, session)));
            }
        }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            var visitor = await new ClientLogin(stream, context.Options).RunAsync(stopping.Token);
            if (visitor?.CancelPacket is { } packet)
            {
                await Backend.CancelAsync(context.Postgres, packet, stopping.Token);
            }
            else if (visitor is not null)
            {
                await using var session = new DoubleSession(context, visitor, number);
                await session.RunAsync(stopping.Token);
            }
        }
        catch (Exception e)
            when (stopping.IsCancellationRequested || e is IOException { InnerException: SocketException })
        {
            // The client or the test has ended.
        }
        catch (Exception e)
        {
            lock (gate)
            {
                failures.Add(e);
            }
        }
    }
}
