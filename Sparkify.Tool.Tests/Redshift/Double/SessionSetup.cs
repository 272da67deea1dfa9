using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>What a client is told at login, and what PostgreSQL is told about it.</summary>
internal sealed class SessionSetup(DoubleOptions options, Visitor visitor)
{
    /// <seealso href="https://github.com/aws/amazon-redshift-jdbc-driver/issues/39"/>
    private static readonly (string Name, string Value)[] Parameters =
    [
        ("server_version", "8.0.2"),
        ("server_encoding", "UNICODE"),
        ("client_encoding", "UTF8"),
        ("DateStyle", "ISO, MDY"),
        ("integer_datetimes", "on"),
        ("is_superuser", "off"),
        ("TimeZone", "UTC"),
        ("padb_version", "1.0.77467"),
        ("padb_revision", "unknown"),
        ("max_numeric_precision", "38"),
        ("max_varchar_size", "65535"),
        ("server_protocol_version", "0"),
    ];

    public async Task RunAsync(Backend backend, WireStream client, CancellationToken cancellationToken)
    {
        // "$user" is the visitor, not the user as whom PostgreSQL is spoken to.
        // Snapshot isolation: a transaction sees what was there when its first query ran, LOCK not counted.
        await backend.RunAsync(
            $"""
            set default_transaction_isolation to 'repeatable read';
            set timezone to 'UTC';
            set stats_fetch_consistency to 'none';
            set search_path to {Identifier(visitor.User)}, public;
            set redshift.user_name to {Quoted(visitor.User)};
            set redshift.database to {Quoted(options.Database)};
            """,
            cancellationToken
        );
        client.Write(WireMessage.Of(WireMessage.Authentication, 0));
        foreach (var (name, value) in Parameters)
        {
            client.Write(WireMessage.Of(WireMessage.ParameterStatus, name, value));
        }

        client.Write(WireMessage.Of(WireMessage.ParameterStatus, "session_authorization", visitor.User));
        client.Write(WireMessage.Of(WireMessage.BackendKeyData, backend.ProcessId, backend.SecretKey));
    }

    private static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
