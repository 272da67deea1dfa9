using System.Collections.Frozen;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>What Redshift has in place of functions that PostgreSQL and DuckDB have.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-functions.html"/>
internal static class FunctionHints
{
    private static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["string_agg"] = "write listagg(value, delimiter) within group (order by …)",
        ["group_concat"] = "write listagg(value, delimiter) within group (order by …)",
        ["array_agg"] = "write listagg, or array(…) for a SUPER value",
        ["list"] = "write listagg, or array(…) for a SUPER value",
        ["every"] = "write bool_and",
        ["generate_series"] = "number the rows of a table with row_number(), or write a recursive CTE",
        ["range"] = "number the rows of a table with row_number(), or write a recursive CTE",
        ["generate_subscripts"] = "unnest a SUPER array in FROM: from t, t.items as item at i",
        ["unnest"] = "unnest a SUPER array in FROM: from t, t.items as item",
        ["clock_timestamp"] = "write getdate() or sysdate",
        ["transaction_timestamp"] = "write sysdate",
        ["statement_timestamp"] = "write getdate()",
        ["justify_days"] = "compute with dateadd and datediff",
        ["justify_hours"] = "compute with dateadd and datediff",
        ["justify_interval"] = "compute with dateadd and datediff",
        ["make_date"] = "write to_date(text, format), or dateadd",
        ["make_timestamp"] = "write to_timestamp(text, format)",
        ["div"] = "write / of two integers",
        ["setseed"] = "write set seed to …",
        ["width_bucket"] = "write case, or floor of a division",
        ["bit_length"] = "write octet_length(…) * 8",
        ["overlay"] = "write substring and ||",
        ["convert_from"] = "write from_varbyte",
        ["convert_to"] = "write to_varbyte",
        ["encode"] = "write from_varbyte(value, 'hex') or 'base64'",
        ["format"] = "write ||, lpad and to_char",
        ["printf"] = "write ||, lpad and to_char",
        ["concat_ws"] = "write || with nvl",
        ["quote_nullable"] = "write nvl(quote_literal(…), 'NULL')",
        ["regexp_matches"] = "write regexp_substr or regexp_count",
        ["regexp_match"] = "write regexp_substr or regexp_count",
        ["regexp_split_to_array"] = "write split_to_array",
        ["regexp_split_to_table"] = "write split_part, or unnest split_to_array",
        ["string_to_array"] = "write split_to_array",
        ["string_split"] = "write split_to_array",
        ["ifnull"] = "write nvl",
        ["isnull"] = "write nvl, or the operator IS NULL",
        ["iif"] = "write case or decode",
        ["if"] = "write case or decode",
        ["log2"] = "write log(2, …)",
        ["log10"] = "write log or dlog10",
        ["arg_max"] = "write first_value over a window, or QUALIFY row_number()",
        ["arg_min"] = "write first_value over a window, or QUALIFY row_number()",
        ["mode"] = "write QUALIFY row_number() over (order by count(*) desc)",
        ["approx_count_distinct"] = "write approximate count(distinct …)",
        ["quantile_cont"] = "write percentile_cont(…) within group (order by …)",
        ["quantile_disc"] = "write percentile_disc(…) within group (order by …)",
        ["now"] = "write getdate() or sysdate",
        ["current_query"] = "query sys_query_history",
        ["pg_sleep"] = "Redshift cannot wait",
        ["nextval"] = "declare the column IDENTITY",
        ["currval"] = "declare the column IDENTITY",
        ["gen_random_uuid"] = "write md5 of the key's columns",
        ["uuid"] = "write md5 of the key's columns",
        ["to_json"] = "write json_parse or object(…)",
        ["json_extract"] = "write json_extract_path_text",
        ["jsonb_build_object"] = "write object(…)",
        ["row_to_json"] = "write object(…)",
        ["contains"] = "write position(…) > 0",
        ["starts_with"] = "write like 'prefix%'",
        ["ends_with"] = "write like '%suffix'",
        ["strftime"] = "write to_char",
        ["strptime"] = "write to_timestamp",
        ["corr"] = "write it with sum and count",
        ["covar_pop"] = "write it with sum and count",
        ["covar_samp"] = "write it with sum and count",
        ["regr_slope"] = "write it with sum and count",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>Null: there is nothing to tell.</summary>
    public static string? Find(string name) => ByName.GetValueOrDefault(name);
}
