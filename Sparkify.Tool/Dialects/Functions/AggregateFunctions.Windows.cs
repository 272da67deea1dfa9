namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions that look at other rows of the window. PostgreSQL has no IGNORE NULLS: aggregates of the library that pass over NULL stand in for it.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Window_functions.html"/>
internal static partial class AggregateFunctions
{
    private static IEnumerable<FunctionDefinition> Rankings() =>
        [
            Window("row_number", "", "bigint", "r_WF_ROW_NUMBER"),
            Window("rank", "", "bigint", "r_WF_RANK"),
            Window("dense_rank", "", "bigint", "r_WF_DENSE_RANK"),
            Window("percent_rank", "", Double, "r_WF_PERCENT_RANK"),
            Window("cume_dist", "", Double, "r_WF_CUME_DIST"),
            Window("ntile", "any", "bigint", "r_WF_NTILE") with
            {
                Postgres = "CAST(ntile(CAST({0} AS integer)) {over} AS bigint)",
            },
        ];

    private static IEnumerable<FunctionDefinition> Neighbours() =>
        [
            Window("lag", "any[, any]", "$0", "r_WF_LAG"),
            Window("lead", "any[, any]", "$0", "r_WF_LEAD"),
            Window("first_value", "any", "$0", "r_WF_first_value"),
            Window("last_value", "any", "$0", "r_WF_last_value"),
            Window("nth_value", "any, any", "$0", "r_WF_NTH") with
            {
                Postgres = "nth_value({0}, CAST({1} AS integer))",
            },
            IgnoringNulls("lag", "any[, any]", "r_WF_LAG") with
            {
                PostgresTemplate = types =>
                    types.Count == 1
                        ? "{lib}.last_present({0}) OVER ({partition} {sort} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
                        : "{lib}.nth_last(array_agg({0}) FILTER (WHERE {0} IS NOT NULL) "
                            + "OVER ({partition} {sort} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), {0}, {1})",
            },
            IgnoringNulls("lead", "any[, any]", "r_WF_LEAD") with
            {
                PostgresTemplate = types =>
                    types.Count == 1
                        ? "{lib}.first_present({0}) OVER ({partition} {sort} ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)"
                        : "{lib}.nth_first(array_agg({0}) FILTER (WHERE {0} IS NOT NULL) "
                            + "OVER ({partition} {sort} ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), {0}, {1})",
            },
            IgnoringNulls("first_value", "any", "r_WF_first_value") with
            {
                Postgres = "{lib}.first_present({0})",
            },
            IgnoringNulls("last_value", "any", "r_WF_last_value") with
            {
                Postgres = "{lib}.last_present({0})",
            },
            IgnoringNulls("nth_value", "any, any", "r_WF_NTH") with
            {
                Postgres = "(array_agg({0}) FILTER (WHERE {0} IS NOT NULL) {over})[{1}]",
            },
        ];

    private static FunctionDefinition IgnoringNulls(string name, string parameters, string page) =>
        Window(name + " ignore nulls", parameters, "$0", page) with
        {
            DuckDb = name + "({*} IGNORE NULLS)",
            Label = name,
        };

    private static FunctionDefinition Window(string name, string parameters, string result, string page) =>
        new(name, parameters, result, page) { Kind = FunctionKind.Window };
}
