using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using Sparkify.Tool.Engines.Server;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Redshift;

/// <summary>
/// Opens connections to a cluster or workgroup: never pooled, since nothing resets a session of Redshift; with TLS unless the connection says
/// otherwise. No message shows a password.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html"/>
internal static class RedshiftConnection
{
    private const int DefaultPort = 5439;
    private const int KeepAliveSeconds = 30;

    /// <exception cref="SparkifyException">exit code 5: no connection; 3: what answers is not Redshift</exception>
    public static NpgsqlConnection Open(Target target, CancellationToken cancellationToken)
    {
        var connection = ConnectionSettings.CreateConnection(Settings(target));
        try
        {
            CancellableOpening.Open(connection, cancellationToken);
            RefuseOther(target, connection);
            return connection;
        }
        catch (Exception error)
        {
            if (connection.State != System.Data.ConnectionState.Connecting)
            {
                connection.Dispose();
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (error is NpgsqlException or SocketException or TimeoutException or ArgumentException)
            {
                throw NoConnection(target, error);
            }

            throw;
        }
    }

    private static NpgsqlConnectionStringBuilder Settings(Target target)
    {
        const string Shape = "Host=…;Port=5439;Database=…;Username=…";
        return ConnectionSettings.Read(target, missing: Shape, malformed: Shape, SetDefaults);
    }

    private static void SetDefaults(NpgsqlConnectionStringBuilder settings, IReadOnlySet<string> written)
    {
        settings.TcpKeepAlive = true;
        settings.SslMode = written.Contains("sslmode") ? settings.SslMode : SslMode.Require;
        settings.Port = written.Contains("port") ? settings.Port : DefaultPort;
        settings.KeepAlive = written.Contains("keepalive") ? settings.KeepAlive : KeepAliveSeconds;
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_VERSION.html"/>
    private static void RefuseOther(Target target, NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select version()", connection) { AllResultTypesAreUnknown = true };
        var version = (string)command.ExecuteScalar()!;
        if (!version.Contains("Redshift", StringComparison.Ordinal))
        {
            throw new SparkifyException(
                $"target \"{target.Name}\": the server is PostgreSQL {connection.PostgreSqlVersion}, not Amazon Redshift"
            )
            {
                Hint = "for PostgreSQL name the engine postgres",
                ExitCode = ExitCode.InvalidProject,
            };
        }
    }

    /// <summary>Exit code 5, with what to do.</summary>
    public static SparkifyException NoConnection(Target target, Exception error) =>
        ConnectionSettings.NoConnection(target, error, HintFor(target, error, ConnectionSettings.ReasonOf(error)));

    private static string HintFor(Target target, Exception error, string reason)
    {
        if (reason.Contains("expired", StringComparison.OrdinalIgnoreCase))
        {
            return "temporary credentials last 15 minutes to an hour: let \"passwordCommand\" fetch new ones for every connection";
        }

        if (error is PostgresException server)
        {
            return server.SqlState switch
            {
                _ when reason.Contains("SSL off", StringComparison.OrdinalIgnoreCase) =>
                    "the server wants TLS: write SSL Mode=VerifyFull, or leave SSL Mode out",
                "28P01" or "28000" =>
                    $"the password comes from PGPASSWORD, \"passwordCommand\" or {Connections.VariableFor(target.Name)}",
                "3D000" => "name the cluster's database as Database=…, such as dev",
                "42501" => "the user needs the permission to connect; an administrator grants it",
                _ =>
                    $"the server is named by \"connection\" of the target or by {Connections.VariableFor(target.Name)}",
            };
        }

        return error.InnerException is AuthenticationException
                ? "the certificate could not be verified: name Amazon's bundle as Root Certificate=…, or write SSL Mode=Require"
            : reason.Contains("SSL", StringComparison.Ordinal)
                ? "the server speaks no TLS: SSL Mode=Disable goes without, which sends password and data in the clear"
            : $"the server is named by \"connection\" of the target or by {Connections.VariableFor(target.Name)}; see that its security group lets this machine in";
    }
}
