using System.Globalization;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>
/// The lock that writing runs share: a table that is locked for the length of a transaction, so that it goes with the backend that has it. Who
/// that is stands in another table, written before the transaction, by the backend's number: what a killed run has left there means nothing.
/// </summary>
internal sealed class PostgresRunLock(Action<string> send, Func<string, List<object?[]>> read, string toolSchema)
{
    private readonly string table = $"{SqlNames.Quote(toolSchema)}.run_lock";
    private readonly string holders = $"{SqlNames.Quote(toolSchema)}.run_lock_holders";
    private bool isAnnounced;

    /// <summary>Outside a transaction: says who will have the lock; once a session, since every time is a commit more.</summary>
    public void Announce()
    {
        if (isAnnounced)
        {
            return;
        }

        send(
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

    /// <summary>
    /// Begins a transaction and takes the lock first of all, in one request; PostgreSQL's error 55P03 when it is not to be had within the time, and then
    /// there is a transaction to roll back.
    /// </summary>
    public void Begin(TimeSpan time) =>
        send(
            $"""
            BEGIN;
            SET LOCAL lock_timeout = {Number(Math.Max(1, (long)time.TotalMilliseconds))};
            LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE;
            SET LOCAL lock_timeout TO DEFAULT
            """
        );

    /// <summary>Who has the lock now, for a message.</summary>
    public string FindHolder()
    {
        var rows = read(
            $"""
            SELECT lock.pid, holder.os_user, holder.host, holder.process_id, holder.since
            FROM pg_catalog.pg_locks AS lock
            LEFT JOIN {holders} AS holder ON holder.backend_pid = lock.pid
            WHERE lock.relation = {Literal(table)}::pg_catalog.regclass
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
        read(
                $"SELECT host, process_id FROM {holders} WHERE backend_pid IN (SELECT pid FROM pg_catalog.pg_stat_activity)"
            )
            .ConvertAll(row => new RunningProcess((string)row[0]!, (int)row[1]!));

    /// <summary>Before the session ends; rows of backends that were killed go too.</summary>
    public void Withdraw()
    {
        if (isAnnounced)
        {
            isAnnounced = false;
            send(
                $"""
                DELETE FROM {holders}
                WHERE backend_pid = pg_catalog.pg_backend_pid()
                    OR backend_pid NOT IN (SELECT pid FROM pg_catalog.pg_stat_activity)
                """
            );
        }
    }

    private static string Literal(string value) => PostgresLiterals.Quote(value);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
