using System.Globalization;
using Npgsql;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Redshift;

/// <summary>
/// The lock that writing runs share: a table that is locked for the length of a transaction, so that it goes with the session that has it. Who that
/// is stands in another table, to which every connection that may hold the lock adds a row before; rows are never removed, and mean nothing
/// without a session of their number.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html"/>
internal sealed class RedshiftRunLock(Target target)
{
    private const string LockName = "run_lock";
    private const string HoldersName = "run_lock_holders";
    private const int MaxAttempts = 3;

    private readonly string schema = SqlNames.Quote(target.Schema);
    private readonly string restored = TimeoutOf(target.Session);
    private bool exists;
    private RedshiftSession? announced;

    /// <summary>Outside a transaction: makes the tables, and says who will have the lock.</summary>
    public void Announce(RedshiftSession session)
    {
        if (!ReferenceEquals(announced, session))
        {
            Create(session);
            var pid = Number(session.ProcessId);
            session.Send(
                $"insert into {schema}.{HoldersName} (backend_pid, os_user, host, process_id, since) values ({pid}, "
                    + $"{SqlStrings.Quote(Environment.UserName)}, {SqlStrings.Quote(Environment.MachineName)}, "
                    + $"{Number(Environment.ProcessId)}, '{DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}')"
            );
            announced = session;
        }
    }

    /// <summary>The first statements of a transaction; false: not to be had within the time, and the transaction is over.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_statement_timeout.html"/>
    public bool TryTake(RedshiftSession session, TimeSpan time, CancellationToken cancellationToken)
    {
        session.Send("begin");
        try
        {
            session.Send($"set local statement_timeout to {Number((long)time.TotalMilliseconds)}");
            session.Send($"lock {schema}.{LockName}", cancellationToken);
            session.Send($"set local statement_timeout to {restored}");
            return true;
        }
        catch (PostgresException error) when (RedshiftError.IsCancelled(error))
        {
            session.Send("rollback");
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
        catch (Exception error) when (error is PostgresException or OperationCanceledException && session.IsOpen)
        {
            session.Send("rollback");
            throw;
        }
    }

    /// <summary>Who has the lock now, for a message. By one page all users see all locks, by another only their own.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_system-tables.html#c_visibility-of-data"/>
    public string FindHolder(RedshiftSession session)
    {
        try
        {
            return FindOwner(session) is { } pid
                    ? Holder(session, $"backend_pid = {Number(pid)}") ?? $"the server's process {Number(pid)}"
                : Holder(session, $"backend_pid <> {Number(session.ProcessId)}") is { } newest
                    ? $"another run, perhaps {newest}"
                : "another run";
        }
        catch (PostgresException)
        {
            // What the user may not see is no reason to stop.
            return "another run";
        }
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_TRANSACTIONS.html"/>
    private long? FindOwner(RedshiftSession session)
    {
        var table = session.Read(
            "select c.oid from pg_class c, pg_namespace n where c.relnamespace = n.oid "
                + $"and n.nspname = {SqlStrings.Quote(target.Schema)} and c.relname = '{LockName}'"
        );
        return
            table is [[long id]]
            && session.Read(
                $"select pid from svv_transactions where relation = {Number(id)} and lock_mode = 'AccessExclusiveLock' and granted = 't'"
            )
                is [[int pid]]
            ? pid
            : null;
    }

    /// <summary>The processes whose sessions are in a transaction now.</summary>
    public List<RunningProcess> FindAlive(RedshiftSession session)
    {
        if (!Exists(session))
        {
            return [];
        }

        var pids = session.Read("select distinct pid from svv_transactions").ConvertAll(row => Number((int)row[0]!));
        return pids.Count == 0
            ? []
            : session
                .Read(
                    $"select host, process_id from {schema}.{HoldersName} where backend_pid in ({string.Join(", ", pids)})"
                )
                .ConvertAll(row => new RunningProcess((string)row[0]!, (int)row[1]!));
    }

    private string? Holder(RedshiftSession session, string condition) =>
        session.Read(
            $"select os_user, host, process_id, since from {schema}.{HoldersName} where {condition} order by since desc limit 1"
        )
            is [[string user, string host, int process, DateTime since]]
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"process {process} of {user}@{host}, since {since:yyyy-MM-dd HH:mm:ss}Z"
            )
            : null;

    /// <summary>Two first runs may make the same at once: whoever fails looks again.</summary>
    private void Create(RedshiftSession session)
    {
        for (var attempt = 1; !Exists(session); attempt++)
        {
            try
            {
                session.Send($"create schema if not exists {schema}");
                session.Send(
                    $"create table if not exists {schema}.{HoldersName} (backend_pid integer not null, os_user varchar(256) not null, "
                        + "host varchar(256) not null, process_id integer not null, since timestamp not null)"
                );
                session.Send($"create table if not exists {schema}.{LockName} (nothing smallint)");
            }
            catch (PostgresException) when (session.IsOpen && (attempt < MaxAttempts || Exists(session))) { }
        }
    }

    /// <summary>The lock's table is made last.</summary>
    private bool Exists(RedshiftSession session) =>
        exists = exists || RedshiftCatalog.Find(session, new QualifiedName(target.Schema, LockName)) is not null;

    /// <summary>What the target's own SET statements say of statement_timeout.</summary>
    private static string TimeoutOf(IReadOnlyList<string> statements)
    {
        var timeout = "default";
        foreach (var words in statements.Select(s => SqlStatement.Own(s).Tokens))
        {
            var name = words[1].IsWord("session") ? 2 : 1;
            timeout =
                words.Count == name + 3 && words[name].IsWord("statement_timeout") ? words[name + 2].Text : timeout;
        }

        return timeout;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
