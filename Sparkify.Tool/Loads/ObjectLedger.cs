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

    /// <summary>
    /// What this COPY has loaded, in byte order of bucket and key, of one object the newest row first. A full refresh forgets what
    /// earlier runs loaded.
    /// </summary>
    public StatementResult ReadLoaded(LedgerKey key, bool isFullRefresh, CancellationToken cancellationToken)
    {
        var run = SqlValues.Text(runId, 36);
        var condition = Condition(key) + (isFullRefresh ? $" and run_id = {run}" : "");
        return engine.Run(
            SqlStatement.Own(
                $"select bucket, object_key, etag, version_count from {table} where {condition} "
                    + $"order by bucket, object_key, case when run_id = {run} then 0 else 1 end"
            ),
            cancellationToken
        );
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
    public void WriteBaseline(LedgerKey key, IEnumerable<StoredObject> objects, CancellationToken cancellationToken) =>
        Insert(objects.Select(o => Row(key, o, 1) + ", null, null"), cancellationToken);

    /// <summary>Rows of this run take the place of older ones of the same object; after a full refresh they are all there is.</summary>
    public void Settle(bool isFullRefresh, CancellationToken cancellationToken)
    {
        var run = SqlValues.Text(runId, 36);
        engine.Execute(
            isFullRefresh
                ? $"delete from {table} where run_id <> {run}"
                : $"""
                delete from {table}
                using (select transform, target_table, bucket, object_key from {table} where run_id = {run}) as newer
                where {table}.run_id <> {run}
                    and {table}.transform = newer.transform
                    and {table}.target_table = newer.target_table
                    and {table}.bucket = newer.bucket
                    and {table}.object_key = newer.object_key
                """,
            cancellationToken
        );
    }

    /// <summary>A full refresh would lose what these objects held.</summary>
    /// <exception cref="SparkifyException">objects of the older ledger were not listed in this run</exception>
    public void RefuseMissing(CancellationToken cancellationToken)
    {
        var run = SqlValues.Text(runId, 36);
        var missing = engine.Read(
            $"""
            select distinct older.bucket, older.object_key
            from {table} as older
            left join (select transform, target_table, bucket, object_key from {table} where run_id = {run}) as newer
                on older.transform = newer.transform
                and older.target_table = newer.target_table
                and older.bucket = newer.bucket
                and older.object_key = newer.object_key
            where older.run_id <> {run} and newer.object_key is null
            order by 1, 2
            """,
            cancellationToken
        );
        if (missing.Count > 0)
        {
            var what =
                missing.Count == 1
                    ? "1 object that was loaded before is no longer there: a full refresh would lose its rows"
                    : $"{missing.Count} objects that were loaded before are no longer there: a full refresh would lose their rows";
            throw new SparkifyException(what)
            {
                Details =
                [
                    .. missing
                        .Take(ShownMissingCount)
                        .Select(row => new S3Location((string)row[0]!, (string)row[1]!).ToString()),
                ],
                Hint = "restore the objects, or add --allow-missing to go on without their rows",
                ExitCode = ExitCode.InvalidProject,
            };
        }
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
        + $"{SqlValues.Text(item.ETag, 256)}, {SqlValues.Number(item.SizeBytes)}, {SqlValues.Number(versionCount)}, "
        + SqlValues.Text(runId, 36);

    private static string Condition(LedgerKey key) =>
        $"transform = {SqlValues.Text(key.Transform, 512)} and target_table = {SqlValues.Text(key.Table, 512)}";
}

/// <summary>A COPY as the ledger knows it: the transform's file name and the table it fills (schema.table).</summary>
internal readonly record struct LedgerKey(string Transform, string Table);
