using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Loads;

/// <summary>Reads the load journal and the ledger for `status`; changes nothing.</summary>
internal static class LoadHistory
{
    /// <summary>The newest runs first.</summary>
    public static IReadOnlyList<LoadRun> Read(IEngine engine, string schema, int count)
    {
        if (!LoadTables.Exist(engine, schema))
        {
            return [];
        }

        var tables = SqlNames.Quote(schema);
        var rows = engine.Read(
            $"""
            select started.run_id, started.occurred_at, started.mode, started.os_user, started.host, started.process_id,
                ended.status, ended.duration_ms, ended.row_count, ended.rejected_row_count, ended.object_count, ended.error,
                load_commits.run_id
            from {tables}.load_runs as started
            left join {tables}.load_runs as ended on started.run_id = ended.run_id and ended.event = 'ended'
            left join {tables}.load_commits on started.run_id = load_commits.run_id
            where started.event = 'started'
            order by started.occurred_at desc, started.run_id desc
            limit {SqlValues.Number(count)}
            """
        );
        var running = engine.FindRunning();
        return rows.ConvertAll(row => new LoadRun((string)row[0]!, (DateTime)row[1]!, (string)row[2]!)
        {
            StartedBy = $"{row[3]}@{row[4]} (PID {row[5]})",
            Status = row[6] as string ?? StatusOfOpen(row, running),
            Duration = row[7] is long duration ? TimeSpan.FromMilliseconds(duration) : null,
            RowCount = row[8] as long? ?? 0,
            RejectedRowCount = row[9] as long? ?? 0,
            ObjectCount = row[10] as long? ?? 0,
            Error = row[11] as string,
        });
    }

    /// <summary>Of a run without an end.</summary>
    private static string StatusOfOpen(object?[] row, IReadOnlyCollection<RunningProcess> running) =>
        running.Contains(new RunningProcess(row[4] as string ?? "", row[5] as long? ?? 0)) ? "running"
        : row[12] is null ? "interrupted"
        : "committed";

    /// <summary>The rejected rows of a run, the first ones of each COPY.</summary>
    public static IReadOnlyList<LoadRejection> ReadRejections(IEngine engine, string schema, string runId, int count) =>
        engine
            .Read(
                $"""
                select transform, object_url, line_number, column_name, error_code, error_reason, field_value
                from {SqlNames.Quote(schema)}.load_rejections
                where run_id = {SqlValues.Text(runId, 36)}
                order by transform, object_url, line_number
                limit {SqlValues.Number(count)}
                """
            )
            .ConvertAll(row => new LoadRejection((string)row[0]!, (string)row[1]!, (long)row[2]!, (string)row[5]!)
            {
                Column = row[3] as string,
                Code = Convert.ToInt32(row[4], null),
                Value = row[6] as string,
            });

    /// <summary>The checksum of each transform, by its name, as the last committed load that ran it had it.</summary>
    public static IReadOnlyDictionary<string, string> ReadChecksums(IEngine engine, string schema)
    {
        if (!LoadTables.Exist(engine, schema))
        {
            return new Dictionary<string, string>();
        }

        var tables = SqlNames.Quote(schema);
        var rows = engine.Read(
            $"""
            select load_steps.transform, load_steps.checksum
            from {tables}.load_steps
            inner join {tables}.load_commits on load_steps.run_id = load_commits.run_id
            inner join (
                select load_steps.transform, max(load_commits.committed_at) as committed_at
                from {tables}.load_steps
                inner join {tables}.load_commits on load_steps.run_id = load_commits.run_id
                where load_steps.status = 'done'
                group by load_steps.transform
            ) as newest
                on load_steps.transform = newest.transform and load_commits.committed_at = newest.committed_at
            where load_steps.status = 'done'
            """
        );
        return rows.GroupBy(row => (string)row[0]!).ToDictionary(group => group.Key, group => (string)group.Last()[1]!);
    }

    /// <summary>Objects that were loaded in more than one version since the last full refresh: rows that left them may still be there.</summary>
    public static long CountChangedObjects(IEngine engine, string schema) =>
        LoadTables.Exist(engine, schema)
            ? (long)
                engine.Read($"select count(*) from {SqlNames.Quote(schema)}.load_ledger where version_count > 1")[0][0]!
            : 0;

    /// <summary>All objects that count as loaded.</summary>
    public static long CountObjects(IEngine engine, string schema) =>
        LoadTables.Exist(engine, schema)
            ? (long)
                engine.Read(
                    $"select count(*) from (select distinct transform, target_table, bucket, object_key from {SqlNames.Quote(schema)}.load_ledger) as objects"
                )[0][0]!
            : 0;
}

/// <summary>
/// StartedAt: UTC. Status: running; done; failed, cancelled or interrupted before the commit; committed, where something went wrong after it.
/// Duration: null where the end was not recorded.
/// </summary>
internal sealed record LoadRun(string RunId, DateTime StartedAt, string Mode)
{
    public required string StartedBy { get; init; }

    public required string Status { get; init; }

    public TimeSpan? Duration { get; init; }

    public long RowCount { get; init; }

    public long RejectedRowCount { get; init; }

    public long ObjectCount { get; init; }

    public string? Error { get; init; }
}

internal sealed record LoadRejection(string Transform, string ObjectUrl, long Line, string Reason)
{
    public string? Column { get; init; }

    public int Code { get; init; }

    public string? Value { get; init; }
}
