using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>The columns of Redshift's system views of loads, in the guide's order.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_system-tables.html"/>
internal static class LoadViews
{
    private static readonly ColumnType Integer = new(ColumnKind.Integer);
    private static readonly ColumnType BigInt = new(ColumnKind.BigInt);
    private static readonly ColumnType Timestamp = new(ColumnKind.Timestamp);
    private static readonly ColumnType Text = new(ColumnKind.Varchar, ColumnType.MaxVarcharBytes);

    /// <summary>Asked of every name in every statement.</summary>
    public static bool Contains(string name) =>
        name
            is "stl_load_errors"
                or "stl_loaderror_detail"
                or "stl_load_commits"
                or "stl_replacements"
                or "sys_load_error_detail"
                or "sys_load_history"
                or "sys_load_detail";

    /// <summary>Null: it is none of them.</summary>
    /// <param name="name">lower case</param>
    public static IReadOnlyList<ColumnDefinition>? Find(string name) =>
        name switch
        {
            "stl_load_errors" => Errors(),
            "stl_loaderror_detail" => ErrorFields(),
            "stl_load_commits" => Commits(),
            "stl_replacements" => Replacements(),
            "sys_load_error_detail" => SystemErrors(),
            "sys_load_history" => History(),
            "sys_load_detail" => Objects(),
            _ => null,
        };

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_LOAD_ERRORS.html"/>
    private static IReadOnlyList<ColumnDefinition> Errors() =>
        [
            new("userid", Integer),
            new("slice", Integer),
            new("tbl", Integer),
            new("starttime", Timestamp),
            new("session", Integer),
            new("query", Integer),
            new("filename", Char(256)),
            new("line_number", BigInt),
            new("colname", Char(127)),
            new("type", Char(10)),
            new("col_length", Char(10)),
            new("position", Integer),
            new("raw_line", Char(1024)),
            new("raw_field_value", Char(1024)),
            new("err_code", Integer),
            new("err_reason", Char(100)),
            new("is_partial", Integer),
            new("start_offset", BigInt),
            new("copy_job_id", BigInt),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_LOADERROR_DETAIL.html"/>
    private static IReadOnlyList<ColumnDefinition> ErrorFields() =>
        [
            new("userid", Integer),
            new("slice", Integer),
            new("session", Integer),
            new("query", Integer),
            new("filename", Char(256)),
            new("line_number", BigInt),
            new("field", Integer),
            new("colname", Char(1024)),
            new("value", Char(1024)),
            new("is_null", Integer),
            new("type", Char(10)),
            new("col_length", Char(10)),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_LOAD_COMMITS.html"/>
    private static IReadOnlyList<ColumnDefinition> Commits() =>
        [
            new("userid", Integer),
            new("query", Integer),
            new("slice", Integer),
            new("name", Char(256)),
            new("filename", Char(256)),
            new("byte_offset", Integer),
            new("lines_scanned", Integer),
            new("errors", Integer),
            new("curtime", Timestamp),
            new("status", Integer),
            new("file_format", Char(16)),
            new("is_partial", Integer),
            new("start_offset", BigInt),
            new("copy_job_id", BigInt),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_REPLACEMENTS.html"/>
    private static IReadOnlyList<ColumnDefinition> Replacements() =>
        [
            new("userid", Integer),
            new("query", Integer),
            new("slice", Integer),
            new("tbl", Integer),
            new("starttime", Timestamp),
            new("session", Integer),
            new("filename", Char(256)),
            new("line_number", BigInt),
            new("colname", Char(127)),
            new("raw_line", Char(1024)),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_ERROR_DETAIL.html"/>
    private static IReadOnlyList<ColumnDefinition> SystemErrors() =>
        [
            new("user_id", Integer),
            new("query_id", BigInt),
            new("transaction_id", BigInt),
            new("session_id", Integer),
            new("database_name", Char(64)),
            new("table_id", Integer),
            new("start_time", Timestamp),
            new("file_name", Char(256)),
            new("line_number", BigInt),
            new("column_name", Char(127)),
            new("column_type", Char(10)),
            new("column_length", Char(10)),
            new("position", Integer),
            new("error_code", Integer),
            new("error_message", Char(512)),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_HISTORY.html"/>
    private static IReadOnlyList<ColumnDefinition> History() =>
        [
            new("user_id", Integer),
            new("query_id", BigInt),
            new("transaction_id", BigInt),
            new("session_id", Integer),
            new("database_name", Text),
            new("status", Text),
            new("table_name", Text),
            new("start_time", Timestamp),
            new("end_time", Timestamp),
            new("duration", BigInt),
            new("data_source", Text),
            new("file_format", Text),
            new("loaded_rows", BigInt),
            new("loaded_bytes", BigInt),
            new("source_file_count", Integer),
            new("source_file_bytes", BigInt),
            new("file_count_scanned", Integer),
            new("file_bytes_scanned", BigInt),
            new("error_count", BigInt),
            new("copy_job_id", BigInt),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_DETAIL.html"/>
    private static IReadOnlyList<ColumnDefinition> Objects() =>
        [
            new("user_id", Integer),
            new("query_id", Integer),
            new("file_name", Char(256)),
            new("bytes_scanned", Integer),
            new("lines_scanned", Integer),
            new("record_time", Timestamp),
            new("splits_scanned", Integer),
            new("start_time", Timestamp),
            new("end_time", Timestamp),
            new("file_etag", Char(256)),
            new("file_last_modified", Timestamp),
        ];

    private static ColumnType Char(int length) => new(ColumnKind.Char, length);
}
