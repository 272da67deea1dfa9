using System.Globalization;
using Npgsql;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Redshift;

/// <summary>
/// What Redshift's system views say of one COPY, asked on a connection outside of its transaction. A view that is not there (Serverless has no STL
/// tables) or not to be read says nothing.
/// </summary>
internal sealed class RedshiftLoadViews(Func<RedshiftSession> inspect)
{
    /// <summary>Errors that are read; the first ten are shown, all are counted.</summary>
    private const int MaxErrors = 1_000;

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_HISTORY.html"/>
    public LoadSummary? FindSummary(long copyId) =>
        TryRead($"select loaded_rows, error_count from sys_load_history where query_id = {Number(copyId)}")
            is [[var rows, var errors]]
            ? new LoadSummary(ToInt64(rows), ToInt64(errors))
            : null;

    /// <summary>By object; empty where no view tells.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_DETAIL.html"/>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_LOAD_COMMITS.html"/>
    public Dictionary<string, LoadedFile> FindFiles(long copyId)
    {
        var id = Number(copyId);
        var files = ReadFiles(
            $"select trim(file_name), lines_scanned, trim(file_etag) from sys_load_detail where query_id = {id}"
        );
        return files.Count > 0
            ? files
            : ReadFiles($"select trim(filename), lines_scanned from stl_load_commits where query = {id}");
    }

    /// <summary>The rows that a COPY rejected, in the order of objects and lines.</summary>
    public IReadOnlyList<RejectedRow> FindErrors(long copyId, bool showsValues)
    {
        var id = Number(copyId);
        return ReadErrors($"query_id = {id}", $"query = {id}", showsValues);
    }

    /// <summary>
    /// The same of the session's COPY that has just failed: it cannot be asked for its number any more. Its own start tells its rows from those of
    /// an older session of the same number, as well as clocks agree.
    /// </summary>
    public IReadOnlyList<RejectedRow> FindErrors(RedshiftSession session, long lastCopyId, bool showsValues)
    {
        var start = (session.OpenedAt - ClockTolerance).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var (pid, last) = (Number(session.ProcessId), Number(lastCopyId));
        return ReadErrors(
            $"session_id = {pid} and query_id > {last} and start_time >= '{start}'",
            $"session = {pid} and query > {last} and starttime >= '{start}'",
            showsValues
        );
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_ERROR_DETAIL.html"/>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_LOAD_ERRORS.html"/>
    private IReadOnlyList<RejectedRow> ReadErrors(string condition, string olderCondition, bool showsValues)
    {
        var limit = Number(MaxErrors);
        var rows = TryRead(
            "select trim(file_name), line_number, trim(column_name), trim(column_type), position, error_code, trim(error_message) "
                + $"from sys_load_error_detail where {condition} order by file_name, line_number limit {limit}"
        );
        if (rows is not { Count: > 0 })
        {
            rows = TryRead(
                "select trim(filename), line_number, trim(colname), trim(type), position, err_code, trim(err_reason), "
                    + $"trim(raw_field_value) from stl_load_errors where {olderCondition} order by filename, line_number limit {limit}"
            );
        }

        return [.. (rows ?? []).Select(row => ToRejectedRow(row, showsValues))];
    }

    private Dictionary<string, LoadedFile> ReadFiles(string sql)
    {
        var files = new Dictionary<string, LoadedFile>(StringComparer.Ordinal);
        foreach (var row in TryRead(sql) ?? [])
        {
            // A file that was read in splits has a row for each.
            var name = (string)row[0]!;
            var lines = files.GetValueOrDefault(name).LineCount + ToInt64(row[1]);
            files[name] = new LoadedFile(lines, row.Length > 2 ? (row[2] as string)?.Trim('"') : null);
        }

        return files;
    }

    private List<object?[]>? TryRead(string sql)
    {
        try
        {
            return inspect().Read(sql);
        }
        catch (Exception error) when (error is NpgsqlException or SparkifyException or InvalidOperationException)
        {
            return null;
        }
    }

    private static RejectedRow ToRejectedRow(object?[] row, bool showsValues)
    {
        var value = row.Length > 7 && showsValues ? row[7] as string : null;
        return new RejectedRow(
            new StoredObject(LocationOf((string)row[0]!), "", 0),
            ToInt64(row[1]),
            row[2] is string { Length: > 0 } column ? column : null,
            (int)ToInt64(row[5]),
            (string)row[6]!
        )
        {
            Type = row[3] as string,
            Position = (int)ToInt64(row[4]),
            Value = value,
        };
    }

    private static S3Location LocationOf(string name) =>
        name.StartsWith("s3://", StringComparison.Ordinal) ? S3Location.Parse(name) : new S3Location("", name);

    private static long ToInt64(object? value) =>
        value is null ? 0 : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

internal readonly record struct LoadSummary(long RowCount, long ErrorCount);

/// <summary>LineCount: scanned, which need not be the rows. ETag: null where it is not told.</summary>
internal readonly record struct LoadedFile(long LineCount, string? ETag);
