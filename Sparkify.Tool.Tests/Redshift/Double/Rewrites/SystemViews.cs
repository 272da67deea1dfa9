using System.Globalization;
using System.Text.Json;
using Sparkify.Tool.Tests.Redshift.Double.Copy;
using Sparkify.Tool.Tests.Redshift.Double.Rules;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rewrites;

/// <summary>
/// Redshift's system views. Those of loads are outside every transaction and snapshot, so their rows are put into the query; all others are views
/// over PostgreSQL's catalog.
/// </summary>
internal sealed class SystemViews(DoubleContext context, SessionState state)
{
    public const string Types = """
        create type redshift_double.sys_load_history as (
            user_id integer, query_id bigint, transaction_id bigint, session_id integer, database_name text, status text,
            table_name text, start_time timestamp, end_time timestamp, duration bigint, data_source text, file_format text,
            loaded_rows bigint, loaded_bytes bigint, source_file_count integer, source_file_bytes bigint,
            file_count_scanned integer, file_bytes_scanned bigint, error_count bigint, copy_job_id bigint
        );
        create type redshift_double.sys_load_detail as (
            user_id integer, query_id bigint, file_name character(256), bytes_scanned integer, lines_scanned integer,
            record_time timestamp, splits_scanned integer, start_time timestamp, end_time timestamp,
            file_etag character(256), file_last_modified timestamp
        );
        create type redshift_double.sys_load_error_detail as (
            user_id integer, query_id bigint, transaction_id bigint, session_id integer, database_name character(64),
            table_id integer, start_time timestamp, file_name character(256), line_number bigint,
            column_name character(127), column_type character(10), column_length character(10), position integer,
            error_code integer, error_message character(512)
        );
        create type redshift_double.stl_load_errors as (
            userid integer, slice integer, tbl integer, starttime timestamp, session integer, query integer,
            filename character(256), line_number bigint, colname character(127), type character(10),
            col_length character(10), position integer, raw_line character(1024), raw_field_value character(1024),
            err_code integer, err_reason character(100), is_partial integer, start_offset bigint, copy_job_id bigint
        );
        create function pg_catalog.sys_load_history(rows jsonb) returns setof redshift_double.sys_load_history language sql
            immutable as $$ select * from jsonb_populate_recordset(null::redshift_double.sys_load_history, rows) $$;
        create function pg_catalog.sys_load_detail(rows jsonb) returns setof redshift_double.sys_load_detail language sql
            immutable as $$ select * from jsonb_populate_recordset(null::redshift_double.sys_load_detail, rows) $$;
        create function pg_catalog.sys_load_error_detail(rows jsonb) returns setof redshift_double.sys_load_error_detail
            language sql immutable as
            $$ select * from jsonb_populate_recordset(null::redshift_double.sys_load_error_detail, rows) $$;
        create function pg_catalog.stl_load_errors(rows jsonb) returns setof redshift_double.stl_load_errors language sql
            immutable as $$ select * from jsonb_populate_recordset(null::redshift_double.stl_load_errors, rows) $$;
        """;

    private static readonly string[] LoadViews =
    [
        "sys_load_history",
        "sys_load_detail",
        "sys_load_error_detail",
        "stl_load_errors",
    ];

    private static readonly string[] CatalogViews =
    [
        "svv_transactions",
        "stv_recents",
        "stv_db_isolation_level",
        "svv_tables",
        "svv_columns",
        "svv_table_info",
        "pg_table_def",
        "pg_constraint",
        "table_constraints",
        "key_column_usage",
    ];

    /// <summary>Last of all rewrites: what it puts in is not for any other.</summary>
    public Statement Rewrite(Statement statement)
    {
        var edits = new Edits(statement);
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            if (token.Kind != TokenKind.Word)
            {
                continue;
            }

            if (IsView(statement, i))
            {
                RefuseHidden(token.Value);
                var first = IsQualified(statement, i) ? i - 2 : i;
                edits.Replace(first, i + 1, Source(token.Value));
            }
            else if (statement.HasAt(i + 1, "(", ")") && Value(token.Value) is { } value)
            {
                edits.Replace(i, i + 3, $"{token.Value}({value.ToString(CultureInfo.InvariantCulture)}::bigint)");
            }
        }

        return edits.Apply();
    }

    private static bool IsView(Statement statement, int index)
    {
        var name = statement.Tokens[index].Value;
        var before = IsQualified(statement, index) ? index - 3 : index - 1;
        return before >= 0
            && (LoadViews.Contains(name) || CatalogViews.Contains(name))
            && statement.Tokens[before].IsAny("from", "join", ",");
    }

    private static bool IsQualified(Statement statement, int index) =>
        index >= 2
        && statement.Tokens[index - 1].Is(".")
        && statement.Tokens[index - 2].IsAny("pg_catalog", "information_schema");

    private void RefuseHidden(string view)
    {
        if (context.Options.IsServerless && (view.StartsWith("stl_") || view.StartsWith("stv_")))
        {
            throw new ServerError(ServerError.UndefinedTable, $"relation \"{view}\" does not exist");
        }

        if (context.Options.HidesLoadViews && LoadViews.Contains(view))
        {
            throw new ServerError("42501", $"permission denied for relation {view}");
        }
    }

    private string Source(string view)
    {
        if (CatalogViews.Contains(view))
        {
            return $"{DatabaseSetup.Schema}.{view}";
        }

        var rows = JsonSerializer.Serialize(context.Loads.Rows(view));
        return $"{view}('{rows.Replace("'", "''", StringComparison.Ordinal)}')";
    }

    private long? Value(string function) =>
        function switch
        {
            "pg_last_copy_count" => state.LastCopyCount,
            "pg_last_copy_id" => state.LastCopyId,
            _ => null,
        };
}
