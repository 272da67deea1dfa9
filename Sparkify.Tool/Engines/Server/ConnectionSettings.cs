using System.Data.Common;
using Npgsql;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Server;

/// <summary>What connections to a target's server have in common: how its connection string is read, and how a failure to connect is told. No message shows a password.</summary>
internal static class ConnectionSettings
{
    /// <param name="missing">the shape of a connection string, for a target that has none</param>
    /// <param name="malformed">the same, for one that cannot be read</param>
    /// <param name="setDefaults">gets the settings and the keys that are written, in lower case and without blanks</param>
    /// <exception cref="SparkifyException">exit code 3: no connection string, or one that cannot be read; 5: passwordCommand fails</exception>
    public static NpgsqlConnectionStringBuilder Read(
        Target target,
        string missing,
        string malformed,
        Action<NpgsqlConnectionStringBuilder, IReadOnlySet<string>> setDefaults
    )
    {
        if (target.Connection is not { } text)
        {
            throw new SparkifyException($"target \"{target.Name}\" has no \"connection\"")
            {
                Hint = $"add \"connection\": \"{missing}\" to it, or set {Connections.VariableFor(target.Name)}",
                ExitCode = ExitCode.InvalidProject,
            };
        }

        try
        {
            var settings = new NpgsqlConnectionStringBuilder(text)
            {
                Pooling = false,
                Enlist = false,
                CommandTimeout = 0,
                IncludeErrorDetail = true,
            };
            settings.ApplicationName ??= "sparkify";
            var written = KeysOf(text);
            if (!written.Contains("gssencryptionmode"))
            {
                // Otherwise Npgsql looks for tickets of Kerberos at every start.
                settings.GssEncryptionMode = GssEncryptionMode.Disable;
            }

            setDefaults(settings, written);
            if (target.PasswordCommand is { } command)
            {
                settings.Password = PasswordCommand.Run(target, command);
            }

            return settings;
        }
        catch (ArgumentException error)
        {
            throw new SparkifyException($"target \"{target.Name}\": {Secrets.Mask(error.Message)}", error)
            {
                Hint = $"write the connection as {malformed}",
                ExitCode = ExitCode.InvalidProject,
            };
        }
    }

    /// <summary>Not yet open. No types are asked for: all results are read as text.</summary>
    public static NpgsqlConnection CreateConnection(NpgsqlConnectionStringBuilder settings) =>
        new NpgsqlSlimDataSourceBuilder(settings.ConnectionString)
            .EnableTransportSecurity()
            .EnableIntegratedSecurity()
            .ConfigureTypeLoading(static types => types.EnableTypeLoading(false))
            .Build()
            .CreateConnection();

    private static HashSet<string> KeysOf(string connection)
    {
        var keys = new HashSet<string>();
        foreach (string key in new DbConnectionStringBuilder { ConnectionString = connection }.Keys)
        {
            keys.Add(key.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant());
        }

        return keys;
    }

    /// <summary>What the server said, or what kept the connection from it.</summary>
    public static string ReasonOf(Exception error) =>
        error is PostgresException server ? server.MessageText : (error.InnerException ?? error).Message;

    /// <summary>Exit code 5, with what to do.</summary>
    public static SparkifyException NoConnection(Target target, Exception error, string hint) =>
        new($"cannot connect to target \"{target.Name}\": {Secrets.Mask(ReasonOf(error)).TrimEnd('.')}", error)
        {
            Code = (error as PostgresException)?.SqlState,
            Hint = hint,
            ExitCode = ExitCode.NoConnection,
        };
}
