using System.Globalization;

namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

/// <summary>What one COPY leaves in the views about loads and in the session's functions, whether it is committed or not.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/PG_LAST_COPY_COUNT.html"/>
internal sealed class LoadReport(DoubleContext context, SessionState state, int processId)
{
    private readonly string time = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
    private CopyRequest? copy;
    private long queryId;

    public int ErrorCount { get; private set; }

    public string ErrorView => context.Options.IsServerless ? "sys_load_error_detail" : "stl_load_errors";

    private CopyRequest Copy => copy!;

    public void Start(CopyRequest request)
    {
        copy = request;
        queryId = context.Loads.NextQueryId();
        (state.LastCopyId, state.LastCopyCount) = (queryId, 0);
    }

    public void Reject(string url, int line, CopyFault fault)
    {
        ErrorCount++;
        var type = fault.Column?.Type ?? "";
        var length = fault.Column is { IsText: true } column
            ? column.Length.ToString(CultureInfo.InvariantCulture)
            : "";
        context.Loads.Add(
            "sys_load_error_detail",
            new()
            {
                ["user_id"] = 100,
                ["query_id"] = queryId,
                ["session_id"] = processId,
                ["database_name"] = context.Options.Database,
                ["start_time"] = time,
                ["file_name"] = url,
                ["line_number"] = line,
                ["column_name"] = fault.Column?.Name ?? "",
                ["column_type"] = type,
                ["column_length"] = length,
                ["position"] = 0,
                ["error_code"] = fault.Code,
                ["error_message"] = fault.Message,
            }
        );
        context.Loads.Add(
            "stl_load_errors",
            new()
            {
                ["userid"] = 100,
                ["starttime"] = time,
                ["session"] = processId,
                ["query"] = queryId,
                ["filename"] = url,
                ["line_number"] = line,
                ["colname"] = fault.Column?.Name ?? "",
                ["type"] = type,
                ["col_length"] = length,
                ["position"] = 0,
                ["raw_field_value"] = fault.Value ?? "",
                ["err_code"] = fault.Code,
                ["err_reason"] = fault.Message,
            }
        );
    }

    public void Complete(IReadOnlyList<CopyFile> files, long rowCount)
    {
        state.LastCopyCount = rowCount;
        foreach (var file in files)
        {
            context.Loads.Add(
                "sys_load_detail",
                new()
                {
                    ["user_id"] = 100,
                    ["query_id"] = queryId,
                    ["file_name"] = file.Url,
                    ["bytes_scanned"] = file.Content.Length,
                    ["lines_scanned"] = file.Content.Count(c => c == '\n'),
                    ["record_time"] = time,
                    ["splits_scanned"] = 1,
                    ["start_time"] = time,
                    ["end_time"] = time,
                    ["file_etag"] = file.ETag,
                    ["file_last_modified"] = time,
                }
            );
        }

        History("completed", rowCount, files);
    }

    public void Abort() => History("aborted", 0, []);

    private void History(string status, long rowCount, IReadOnlyList<CopyFile> files) =>
        context.Loads.Add(
            "sys_load_history",
            new()
            {
                ["user_id"] = 100,
                ["query_id"] = queryId,
                ["transaction_id"] = queryId,
                ["session_id"] = processId,
                ["database_name"] = context.Options.Database,
                ["status"] = status,
                ["table_name"] = Copy.Table.Split('.')[^1],
                ["start_time"] = time,
                ["end_time"] = time,
                ["duration"] = 1,
                ["data_source"] = Copy.Source,
                ["file_format"] = Copy.Format == CopyFormat.Json ? "JSON" : "Text",
                ["loaded_rows"] = rowCount,
                ["loaded_bytes"] = files.Sum(file => (long)file.Content.Length),
                ["source_file_count"] = files.Count,
                ["source_file_bytes"] = files.Sum(file => (long)file.Content.Length),
                ["file_count_scanned"] = files.Count,
                ["file_bytes_scanned"] = files.Sum(file => (long)file.Content.Length),
                ["error_count"] = ErrorCount,
            }
        );
}
