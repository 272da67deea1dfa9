using Npgsql;
using Sparkify.Tool.Engines.Server;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Engines.Redshift;

/// <summary>One connection with the target's own SET statements behind it. One statement a request, sent as written; results come as text. Errors of its statements are Npgsql's.</summary>
internal sealed class RedshiftSession : IDisposable
{
    private readonly NpgsqlConnection connection;

    private RedshiftSession(NpgsqlConnection connection) => this.connection = connection;

    private int? processId;

    /// <summary>UTC, by this machine's clock.</summary>
    public DateTime OpenedAt { get; } = DateTime.UtcNow;

    /// <summary>The server's number of this session, which is not its own for ever. In a failed transaction it must have been asked for before.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/PG_BACKEND_PID.html"/>
    public int ProcessId => processId ??= (int)Read("select pg_backend_pid()")[0][0]!;

    /// <summary>As the server has told it at login; null: it has not.</summary>
    public string? User => connection.PostgresParameters.GetValueOrDefault("session_authorization");

    /// <summary>False when the connection is known to be gone: Npgsql itself ends it after an error XX000, which many of Redshift's are.</summary>
    public bool IsOpen => connection.State == System.Data.ConnectionState.Open;

    public static RedshiftSession Open(Target target, CancellationToken cancellationToken)
    {
        var session = new RedshiftSession(RedshiftConnection.Open(target, cancellationToken));
        try
        {
            // Times are told in UTC, whatever zone the user's sessions have.
            session.Send("set timezone to 'UTC'");
            foreach (var sql in target.Session)
            {
                session.Send(sql);
            }

            return session;
        }
        catch (PostgresException error) when (!RedshiftError.IsLost(error))
        {
            session.Dispose();
            throw RedshiftError.ToException(error, null, target.ShowValues);
        }
        catch (NpgsqlException error)
        {
            session.Dispose();
            throw RedshiftConnection.NoConnection(target, error);
        }
    }

    public NpgsqlCommand CreateCommand(string sql) => new(sql, connection) { AllResultTypesAreUnknown = true };

    /// <summary>Rows changed.</summary>
    public long Send(string sql, CancellationToken cancellationToken = default)
    {
        using var command = CreateCommand(sql);
        return Math.Max(0, command.ExecuteNonQueryAsync(cancellationToken).GetAwaiter().GetResult());
    }

    public List<object?[]> Read(string sql)
    {
        using var command = CreateCommand(sql);
        using var reader = command.ExecuteReader();
        return [.. new TextRows(reader).Read(static error => error)];
    }

    public void Dispose() => connection.Dispose();
}
