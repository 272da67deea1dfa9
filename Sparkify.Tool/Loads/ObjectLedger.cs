using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Loads;

/// <summary>
/// Which objects a transform has loaded into which table, one row each, written in the load's transaction. Rows of the run stand
/// beside the older ones until Settle, which keeps the newest.
/// </summary>
internal sealed class ObjectLedger(IEngine engine, string schema, string runId)
{
    private const string Columns =
        "transform, target_table, bucket, object_key, etag, size_bytes, version_count, run_id, row_count, rejected_row_count";

    private const int ShownMissingCount = 5;

    private readonly string table = $"{schema}.load_ledger";
    private readonly string run = SqlValues.Text(runId, 36);

    /// <summary>Rows read at once, so that a long ledger is never held whole, by the tool or by the engine.</summary>
    public int PageRowCount { get; init; } = 20_000;

    /// <summary>
    /// What this COPY has loaded, in byte order of bucket and key, of one object the newest first; asked for page by page while it is
    /// enumerated. A full refresh forgets what earlier runs loaded.
    /// </summary>
    public IEnumerable<LedgerEntry> ReadLoaded(LedgerKey key, bool isFullRefresh, CancellationToken cancellationToken)
    {
        var condition = Condition(key) + (isFullRefresh ? $" and run_id = {run}" : "");
        for (var after = ""; ; )
        {
            var page = engine.Read(
                $"select bucket, object_key, etag, version_count, run_id from {table} where {condition}{after} "
                    + $"order by bucket, object_key, version_count desc limit {SqlValues.Number(PageRowCount)}",
                cancellationToken
            );
            foreach (var row in page)
            {
                yield return new LedgerEntry(Location(row), (string)row[2]!, Convert.ToInt32(row[3], null))
                {
                    IsOfThisRun = (string)row[4]! == runId,
                };
            }

            if (page.Count < PageRowCount)
            {
                yield break;
            }

            // Older rows of the page's last object are not needed any more.
            var last = Location(page[^1]);
            var bucket = SqlValues.Text(last.Bucket, 255);
            after =
                $" and (bucket > {bucket} or (bucket = {bucket} and object_key > {SqlValues.Text(last.Key, 2048)}))";
        }
    }

    public void Write(
        LedgerKey key,
        IEnumerable<ObjectOutcome> outcomes,
        Func<S3Location, int> versionCount,
        CancellationToken cancellationToken
    )
    {
        var rows = outcomes.Select(o =>
            Row(key, o.Object, versionCount(o.Object.Location))
            + $", {SqlValues.Number(o.RowCount)}, {SqlValues.Number(o.RejectedRowCount)}"
        );
        Insert(rows, cancellationToken);
    }

    /// <summary>Objects that count as loaded although they were not read.</summary>
    public void WriteBaseline(
        LedgerKey key,
        IEnumerable<StoredObject> objects,
        Func<S3Location, int> versionCount,
        CancellationToken cancellationToken
    ) => Insert(objects.Select(o => Row(key, o, versionCount(o.Location)) + ", null, null"), cancellationToken);

    /// <summary>Of every object the newest version stays; after a full refresh the run's rows are all there is.</summary>
    public void Settle(bool isFullRefresh, CancellationToken cancellationToken)
    {
        if (isFullRefresh)
        {
            engine.Execute($"delete from {table} where run_id <> {run}", cancellationToken);
        }

        engine.Execute(
            $"""
            with newest as (
                select transform, target_table, bucket, object_key, max(version_count) as version_count
                from {table}
                where run_id = {run}
                group by transform, target_table, bucket, object_key
            )
            delete from {table}
            using newest
            where {table}.transform = newest.transform
                and {table}.target_table = newest.target_table
                and {table}.bucket = newest.bucket
                and {table}.object_key = newest.object_key
                and {table}.version_count < newest.version_count
            """,
            cancellationToken
        );
    }

    /// <summary>
    /// A full refresh has emptied these tables and would lose what objects held that are no longer listed. Tables that no transform
    /// fills any more keep their rows.
    /// </summary>
    /// <exception cref="SparkifyException">objects of the older ledger were not listed in this run</exception>
    public void RefuseMissing(IReadOnlyCollection<string> tables, CancellationToken cancellationToken)
    {
        if (tables.Count == 0)
        {
            return;
        }

        var missing = $"""
            (
                select distinct older.bucket, older.object_key
                from {table} as older
                left join (select target_table, bucket, object_key from {table} where run_id = {run}) as newer
                    on older.target_table = newer.target_table
                    and older.bucket = newer.bucket
                    and older.object_key = newer.object_key
                where older.run_id <> {run}
                    and newer.object_key is null
                    and older.target_table in ({string.Join(", ", tables.Select(t => SqlValues.Text(t, 512)))})
            ) as missing
            """;
        var count = (long)engine.Read($"select count(*) from {missing}", cancellationToken)[0][0]!;
        if (count == 0)
        {
            return;
        }

        var first = engine.Read(
            $"select bucket, object_key from {missing} order by 1, 2 limit {SqlValues.Number(ShownMissingCount)}",
            cancellationToken
        );
        var what = count == 1 ? "1 object that was" : $"{SqlValues.Number(count)} objects that were";
        throw new SparkifyException(
            $"{what} loaded before cannot be found any more, and a full refresh would lose its rows"
        )
        {
            Details = [.. first.Select(row => Location(row).ToString())],
            Hint = "restore what is missing, or add --allow-missing to go on without",
            ExitCode = ExitCode.InvalidProject,
        };
    }

    private void Insert(IEnumerable<string> rows, CancellationToken cancellationToken)
    {
        foreach (var insert in SqlValues.Inserts(table, Columns, rows))
        {
            engine.Execute(insert, cancellationToken);
        }
    }

    private string Row(LedgerKey key, StoredObject item, int versionCount) =>
        $"{SqlValues.Text(key.Transform, 512)}, {SqlValues.Text(key.Table, 512)}, "
        + $"{SqlValues.Text(item.Location.Bucket, 255)}, {SqlValues.Text(item.Location.Key, 2048)}, "
        + $"{SqlValues.Text(item.ETag, 256)}, {SqlValues.Number(item.SizeBytes)}, {SqlValues.Number(versionCount)}, {run}";

    private static S3Location Location(object?[] row) => new((string)row[0]!, (string)row[1]!);

    private static string Condition(LedgerKey key) =>
        $"transform = {SqlValues.Text(key.Transform, 512)} and target_table = {SqlValues.Text(key.Table, 512)}";
}

/// <summary>A COPY as the ledger knows it: the transform's file name and the table it fills (schema.table).</summary>
internal readonly record struct LedgerKey(string Transform, string Table)
{
    public static LedgerKey Of(string transform, QualifiedName table, IEngine engine)
    {
        var name = engine.FullName(table);
        return new LedgerKey(transform, $"{name.Schema}.{name.Name}");
    }
}
