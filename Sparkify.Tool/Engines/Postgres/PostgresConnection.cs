using System.Net.Sockets;
using System.Text;
using Npgsql;
using Sparkify.Tool.Engines.Server;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>Opens connections to a target's server and sets the session as Redshift's sessions are. No message shows a password.</summary>
internal static class PostgresConnection
{
    private const int MinMajorVersion = 15;
    private const int RedshiftMajorVersion = 8;

    /// <summary>The library's schema need not be in the path: its functions are called by their full names.</summary>
    private static readonly Setting[] Session =
    [
        new("timezone", "UTC"),
        new("datestyle", "ISO, MDY"),
        new("intervalstyle", "postgres"),
        new("bytea_output", "hex"),
        new("standard_conforming_strings", "on"),
        new("extra_float_digits", "0"),
        new("client_min_messages", "error"),
        new("tcp_keepalives_idle", "60"),
        new("tcp_keepalives_interval", "10"),
        new("tcp_keepalives_count", "5"),
        new("search_path", "public"),
    ];

    /// <exception cref="SparkifyException">exit code 5: no connection; 3: what answers is not PostgreSQL 15 or later</exception>
    public static NpgsqlConnection Open(Target target, bool isReadOnly, CancellationToken cancellationToken)
    {
        var connection = ConnectionSettings.CreateConnection(Settings(target));
        try
        {
            CancellableOpening.Open(connection, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            RefuseOther(target, connection);
            Send(connection, SettingsText(isReadOnly));
            WatchClient(connection);
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

    /// <summary>One statement, one round trip.</summary>
    private static string SettingsText(bool isReadOnly)
    {
        var sql = new StringBuilder("SELECT ");
        foreach (var setting in Session)
        {
            sql.Append(setting == Session[0] ? "" : ", ").Append(setting);
        }

        return isReadOnly ? $"{sql}, {new Setting("default_transaction_read_only", "on")}" : sql.ToString();
    }

    private static void Send(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// The backend of a killed run must not go on with a long statement, and keep the lock: it looks now and then whether its client is
    /// there. Not every operating system of a server can tell.
    /// </summary>
    private static void WatchClient(NpgsqlConnection connection)
    {
        try
        {
            Send(connection, "SET client_connection_check_interval = '1s'");
        }
        catch (PostgresException) { }
    }

    private static NpgsqlConnectionStringBuilder Settings(Target target) =>
        ConnectionSettings.Read(
            target,
            missing: "Host=…;Database=…;Username=…",
            malformed: "Host=…;Port=…;Database=…;Username=…",
            // Without it an error does not tell which statement of a request it is of.
            static (builder, _) => builder.IncludeFailedBatchedCommand = true
        );

    private static void RefuseOther(Target target, NpgsqlConnection connection)
    {
        var version = connection.PostgreSqlVersion;
        if (version.Major < MinMajorVersion)
        {
            throw new SparkifyException(
                $"target \"{target.Name}\": the server is PostgreSQL {version}, the engine postgres wants {MinMajorVersion} or later"
            )
            {
                Hint = version.Major == RedshiftMajorVersion ? "for Amazon Redshift name the engine redshift" : null,
                ExitCode = ExitCode.InvalidProject,
            };
        }

        if (connection.PostgresParameters.TryGetValue("server_encoding", out var encoding) && encoding != "UTF8")
        {
            throw new SparkifyException(
                $"target \"{target.Name}\": the database's encoding is {encoding}, Redshift's is UTF8"
            )
            {
                Hint = "create the database with ENCODING 'UTF8'",
                ExitCode = ExitCode.InvalidProject,
            };
        }
    }

    private static SparkifyException NoConnection(Target target, Exception error) =>
        ConnectionSettings.NoConnection(target, error, HintFor(target, error as PostgresException));

    private static string HintFor(Target target, PostgresException? error) =>
        error?.SqlState switch
        {
            "28P01" or "28000" =>
                $"the password comes from PGPASSWORD, \"passwordCommand\" or {Connections.VariableFor(target.Name)}",
            "3D000" => "create the database, or name another one as Database=…",
            _ => $"the server is named by \"connection\" of the target or by {Connections.VariableFor(target.Name)}",
        };

    /// <summary>A class: queries over pairs are compiled at every start.</summary>
    private sealed record Setting(string Name, string Value)
    {
        public override string ToString() => $"pg_catalog.set_config('{Name}', '{Value}', false)";
    }
}
