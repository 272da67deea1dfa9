using System.Globalization;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>
/// The lock that writing runs share: an advisory one, for the length of a transaction or of a run, which goes with the backend that has it. Who that is stands
/// in a table, written before, by the backend's number: what a killed run has left there means nothing.
/// </summary>
/// <seealso href="https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS"/>
internal sealed class PostgresRunLock(PostgresRequests requests, string toolSchema)
{
    /// <summary>"spfy": other programs have locks of their own.</summary>
    private const long LockClass = 0x73706679;

    private readonly string schema = $"{Literal(SqlNames.Quote(toolSchema))}::pg_catalog.regnamespace";
    private readonly string holders = $"{SqlNames.Quote(toolSchema)}.run_lock_holders";
    private bool isAnnounced;

    /// <summary>Outside a transaction: says who will have the lock; once a session, since every time is a commit more.</summary>
    public void Announce()
    {
        if (isAnnounced)
        {
            return;
        }

        requests.Send(
            $"""
            INSERT INTO {holders} VALUES (
                pg_catalog.pg_backend_pid(),
                {Literal(Environment.UserName)},
                {Literal(Environment.MachineName)},
                {Number(Environment.ProcessId)},
                pg_catalog.now()
            )
            ON CONFLICT (backend_pid) DO UPDATE SET
                os_user = excluded.os_user,
                host = excluded.host,
                process_id = excluded.process_id,
                since = excluded.since
            """
        );
        isAnnounced = true;
    }

    /// <summary>In a transaction, until it ends; PostgreSQL's error 55P03 when the lock is not to be had within the time.</summary>
    public void Take(TimeSpan time) => requests.Send(LockStatements("pg_advisory_xact_lock", time));

    /// <summary>The same until Release, from transaction to transaction.</summary>
    public void Keep(TimeSpan time) => requests.Send(LockStatements("pg_advisory_lock", time));

    public void Release() => requests.Send($"SELECT pg_catalog.pg_advisory_unlock({Key})");

    /// <summary>Who has the lock now, for a message.</summary>
    public string FindHolder()
    {
        var rows = requests.ReadRows(
            $"""
            SELECT lock.pid, holder.os_user, holder.host, holder.process_id, holder.since
            FROM pg_catalog.pg_locks AS lock
            LEFT JOIN {holders} AS holder ON holder.backend_pid = lock.pid
            WHERE lock.locktype = 'advisory'
                AND lock.classid = {Number(LockClass)}
                AND lock.objid = {schema}::pg_catalog.oid
                AND lock.objsubid = 2
                AND lock.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
                AND lock.granted
            """
        );
        return rows switch
        {
            [[_, string user, string host, int process, DateTime since]] => string.Create(
                CultureInfo.InvariantCulture,
                $"process {process} of {user}@{host}, since {since:yyyy-MM-dd HH:mm:ss}Z"
            ),
            [[int backend, ..]] => string.Create(CultureInfo.InvariantCulture, $"the server's process {backend}"),
            _ => "another run",
        };
    }

    /// <summary>The processes that have the lock or wait for it; those whose backend is gone are none.</summary>
    public List<RunningProcess> FindAlive() =>
        requests
            .ReadRows(
                $"SELECT host, process_id FROM {holders} WHERE backend_pid IN (SELECT pid FROM pg_catalog.pg_stat_activity)"
            )
            .ConvertAll(row => new RunningProcess((string)row[0]!, (int)row[1]!));

    /// <summary>Before the session ends; rows of backends that were killed go too.</summary>
    public void Withdraw()
    {
        if (isAnnounced)
        {
            isAnnounced = false;
            requests.Send(
                $"""
                DELETE FROM {holders}
                WHERE backend_pid = pg_catalog.pg_backend_pid()
                    OR backend_pid NOT IN (SELECT pid FROM pg_catalog.pg_stat_activity)
                """
            );
        }
    }

    private string Key => $"{Number(LockClass)}, {schema}::pg_catalog.oid::integer";

    private string[] LockStatements(string function, TimeSpan time) =>
        [
            $"SET LOCAL lock_timeout = {Number(Math.Max(1, (long)time.TotalMilliseconds))}",
            $"SELECT pg_catalog.{function}({Key})",
            "SET LOCAL lock_timeout TO DEFAULT",
        ];

    private static string Literal(string value) => PostgresLiterals.Quote(value);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
