using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Local;

/// <summary>Redshift's system views of loads as queries on the tool's own tables; without these they have no rows.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_system-tables.html"/>
internal sealed class LoadViewQueries(IEngine engine, string schema)
{
    private const string NoBigInt = "0::bigint";

    /// <summary>Null: it is none of these views.</summary>
    public string? Find(string name)
    {
        if (LoadViews.Find(name) is not { } columns)
        {
            return null;
        }

        if (engine.FindTable(new QualifiedName(schema, CopyTables.Copies)) is null)
        {
            var empty = columns.Select(c => $"null::{c.Type} as {SqlNames.Quote(c.Name)}");
            return $"select {string.Join(", ", empty)} where 1 = 0";
        }

        var (table, values) = Source(name);
        var copies = $"{SqlNames.Quote(schema)}.{CopyTables.Copies} as c";
        var from =
            table == CopyTables.Copies
                ? copies
                : $"{SqlNames.Quote(schema)}.{table} as d join {copies} on c.query_id = d.query_id";
        var list = columns.Zip(values, (column, value) => $"{value} as {SqlNames.Quote(column.Name)}");
        return $"select {string.Join(", ", list)} from {from}";
    }

    /// <summary>The table, d, and what the view's columns are in it and in c, the table of COPYs.</summary>
    private static (string Table, string[] Values) Source(string view) =>
        view switch
        {
            "stl_load_errors" => (
                CopyTables.Errors,
                [
                    .. Of(
                        "c.user_id d.slice c.table_id c.start_time c.session_id d.query_id d.file_name d.line_number"
                    ),
                    .. Of("d.column_name d.column_type d.column_length d.position d.raw_line d.raw_value d.code"),
                    .. Of($"d.short_reason 0 {NoBigInt} {NoBigInt}"),
                ]
            ),
            "stl_loaderror_detail" => (
                CopyTables.ErrorFields,
                [
                    .. Of("c.user_id d.slice c.session_id d.query_id d.file_name d.line_number d.field d.column_name"),
                    .. Of("d.value d.is_null d.column_type d.column_length"),
                ]
            ),
            "stl_load_commits" => (
                CopyTables.Objects,
                [
                    .. Of("c.user_id d.query_id d.slice d.file_name d.file_name 0 d.line_count d.error_count"),
                    .. Of($"d.end_time 1 c.file_kind 0 {NoBigInt} {NoBigInt}"),
                ]
            ),
            "stl_replacements" => (
                CopyTables.Replacements,
                [
                    .. Of("c.user_id d.query_id d.slice c.table_id c.start_time c.session_id d.file_name"),
                    .. Of("d.line_number d.column_name d.raw_line"),
                ]
            ),
            "sys_load_error_detail" => (
                CopyTables.Errors,
                [
                    .. Of("c.user_id d.query_id::bigint c.transaction_id c.session_id c.database_name::char(64)"),
                    .. Of("c.table_id c.start_time d.file_name d.line_number d.column_name d.column_type"),
                    .. Of("d.column_length d.position d.code d.reason"),
                ]
            ),
            "sys_load_detail" => (
                CopyTables.Objects,
                [
                    .. Of("c.user_id d.query_id d.file_name d.byte_count d.line_count d.end_time 1 d.start_time"),
                    .. Of("d.end_time d.etag null::timestamp"),
                ]
            ),
            _ => (
                CopyTables.Copies,
                [
                    .. Of("c.user_id c.query_id::bigint c.transaction_id c.session_id c.database_name c.status"),
                    .. Of("c.table_name c.start_time c.end_time"),
                    "datediff(microsecond, c.start_time, c.end_time)",
                    .. Of("c.data_source c.file_format c.loaded_rows c.loaded_bytes c.source_file_count"),
                    .. Of("c.source_file_bytes c.scanned_file_count c.scanned_file_bytes c.error_count"),
                    NoBigInt,
                ]
            ),
        };

    private static string[] Of(string values) => values.Split(' ');
}
