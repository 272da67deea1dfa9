using System.Data.Common;
using System.Globalization;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Local;

/// <summary>
/// Writes what the system views tell of a session's COPYs. A transaction sees its own COPYs, and what it has written is written again
/// after a rollback, so that a failed load has its errors there. Rows of more than seven days ago go, as Redshift's do.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_intro_STL_tables.html"/>
internal sealed class CopyLog(IEngine engine, CopyLogSession session, string toolSchema)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private readonly string schema = SqlNames.Quote(toolSchema);
    private readonly List<CopyLogEntry> ofTransaction = [];
    private bool hasOldRows;

    /// <summary>Inserts the rows of a COPY that is prepared, and records how that went, in one transaction.</summary>
    public CopyOutcome Run(CopyStatement statement, CopyJob job, Action insert)
    {
        if (engine.InTransaction)
        {
            return RunInTransaction(statement, job, insert);
        }

        engine.Begin();
        try
        {
            var outcome = RunInTransaction(statement, job, insert);
            engine.Commit();
            return outcome;
        }
        catch
        {
            engine.Rollback();
            throw;
        }
    }

    private CopyOutcome RunInTransaction(CopyStatement statement, CopyJob job, Action insert)
    {
        var number = session.Next();
        hasOldRows |= number.OldestTime < DateTime.UtcNow - KeptFor;
        job.Query = number.Query;
        try
        {
            insert();
            var outcome = job.Finish();
            Add(Entry(isCompleted: true));
            return outcome;
        }
        catch
        {
            Add(Entry(isCompleted: false));
            throw;
        }

        CopyLogEntry Entry(bool isCompleted) =>
            new(
                number.Query,
                ofTransaction is [var first, ..] ? first.Transaction : number.Query,
                statement,
                job.Record()
            )
            {
                UserId = number.UserId,
                IsCompleted = isCompleted,
            };
    }

    public StatementResult RunUnload(Func<StatementResult> unload)
    {
        var result = unload();
        session.Send(session.SetVariable("pg_last_unload_count", result.AffectedRowCount));
        return result;
    }

    public void Committed()
    {
        ofTransaction.Clear();
        Prune();
    }

    public void RolledBack()
    {
        CopyLogEntry[] lost = [.. ofTransaction];
        ofTransaction.Clear();
        if (lost.Length > 0)
        {
            TrySend(Alone(string.Join(";\n", lost.Select(Sql))));
        }

        Prune();
    }

    /// <summary>In a transaction that has failed nothing can be written: its end does it.</summary>
    private void Add(CopyLogEntry entry)
    {
        ofTransaction.RemoveAll(e => e.Query == entry.Query);
        ofTransaction.Add(entry);
        if (entry.IsCompleted)
        {
            session.Send(Sql(entry));
        }
    }

    private string Sql(CopyLogEntry entry) =>
        string.Join(
            ";\n",
            [
                .. new CopyLogRows(entry, session.Id, session.Database).Inserts(schema),
                session.SetVariable("pg_last_copy_id", entry.Query),
                session.SetVariable("pg_last_copy_count", entry.LoadedRowCount),
            ]
        );

    private void Prune()
    {
        if (!hasOldRows)
        {
            return;
        }

        hasOldRows = false;
        var before = (DateTime.UtcNow - KeptFor).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var old = $"start_time < '{before}'";
        var details = CopyTables.Details.Select(table =>
            $"DELETE FROM {schema}.{table} WHERE query_id IN (SELECT query_id FROM {schema}.{CopyTables.Copies} WHERE {old})"
        );
        TrySend(Alone(string.Join(";\n", details.Append($"DELETE FROM {schema}.{CopyTables.Copies} WHERE {old}"))));
    }

    private static string Alone(string sql) => $"BEGIN;\n{sql};\nCOMMIT";

    /// <summary>The COPY is done, or has failed for a better reason than that its log cannot be written.</summary>
    private void TrySend(string sql)
    {
        try
        {
            session.Send(sql);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            try
            {
                session.Send("ROLLBACK");
            }
            catch (Exception lost) when (lost is DbException or InvalidOperationException) { }
        }
    }
}

/// <summary>What a COPY log needs of its session. Id: of the process that runs it; Send: SQL of the engine, several statements at once.</summary>
internal sealed record CopyLogSession(int Id, string Database)
{
    public required Action<string> Send { get; init; }

    /// <summary>The number of the next COPY.</summary>
    public required Func<CopyNumber> Next { get; init; }

    /// <summary>The statement that sets what such a function as PG_LAST_COPY_ID tells.</summary>
    public required Func<string, long, string> SetVariable { get; init; }
}

/// <summary>OldestTime: of the COPYs that are recorded; null: there are none, or it was told before.</summary>
internal readonly record struct CopyNumber(int Query, int UserId, DateTime? OldestTime);
