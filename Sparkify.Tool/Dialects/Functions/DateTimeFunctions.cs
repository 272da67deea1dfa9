namespace Sparkify.Tool.Dialects.Functions;

/// <summary>
/// Functions of dates, times and intervals. One template serves both engines: what it converts is
/// an overload on PostgreSQL and a choice by type on DuckDB; where a literal stands for a date the first form has it read by the library.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/Date_functions_header.html"/>
internal static partial class DateTimeFunctions
{
    public static IReadOnlyList<FunctionDefinition> Definitions { get; } =
    [.. Calculations, .. Parts, .. Comparisons, .. Zones, .. Clocks, .. Conversions, .. Operators, .. LeaderNode];

    private static FunctionDefinition Same(
        string name,
        string parameters,
        string result,
        string page,
        string template
    ) =>
        new(name, parameters, result, page)
        {
            DuckDbTemplate = types => DuckDbTimes.Resolve(template, types),
            Postgres = template,
        };

    private static IReadOnlyList<FunctionDefinition> Calculations =>
        [
            .. DateAdd("dateadd"),
            .. DateAdd("date_add"),
            .. DateDiff("datediff"),
            .. DateDiff("date_diff"),
            Same(
                "add_months",
                "datetime|text, number",
                "timestamp",
                "r_ADD_MONTHS",
                "{lib}.add_months({lib}.as_timestamp({0}), {1})"
            ),
            Same(
                "months_between",
                "datetime|text, datetime|text",
                "double precision",
                "r_MONTHS_BETWEEN_function",
                "{lib}.months_between({lib}.as_timestamp({0}), {lib}.as_timestamp({1}))"
            ),
            Same("last_day", "datetime|text", "date", "r_LAST_DAY", "{lib}.last_day({lib}.as_date({0}))"),
            Same("next_day", "datetime|text, text", "date", "r_NEXT_DAY", "{lib}.next_day({lib}.as_date({0}), {1})"),
            Same("trunc", "datetime", "date", "r_TRUNC_date", "{lib}.as_date({0})"),
        ];

    private static IEnumerable<FunctionDefinition> DateAdd(string name) =>
        new[]
        {
            ("date|timestamp|text", "timestamp"),
            ("timestamptz", "timestamptz"),
            ("time", "time"),
            ("timetz", "timetz"),
            ("any", ""),
        }.Select(form =>
            Same(
                name,
                $"part, number, {form.Item1}",
                form.Item2,
                "r_DATEADD_function",
                "{lib}.dateadd({0}, {1}, {2})"
            ) with
            {
                Label = "date_add",
            }
        );

    /// <summary>A literal beside a time of day is one too.</summary>
    private static IEnumerable<FunctionDefinition> DateDiff(string name) =>
        new[]
        {
            ("datetime|text, datetime|text", "{lib}.datediff({0}, {lib}.as_timestamp({1}), {lib}.as_timestamp({2}))"),
            ("time|timetz|text, time|timetz|text", "{lib}.clock_diff({0}, {lib}.as_time({1}), {lib}.as_time({2}))"),
            ("any, any", "{lib}.datediff({0}, {lib}.as_timestamp({1}), {lib}.as_timestamp({2}))"),
        }.Select(form =>
            Same(name, $"part, {form.Item1}", "bigint", "r_DATEDIFF_function", form.Item2) with
            {
                Label = "date_diff",
            }
        );

    private static IReadOnlyList<FunctionDefinition> Parts =>
        [
            // EXTRACT of a timestamp is an INTEGER by its page; an epoch beyond 2038 wants a BIGINT.
            .. new[]
            {
                ("date|timestamp|text", "bigint"),
                ("timestamptz", "double precision"),
                ("time|timetz", "bigint"),
                ("interval", "double precision"),
                ("any", ""),
            }.Select(static form =>
                Same(
                    "extract",
                    $"part, {form.Item1}",
                    form.Item2,
                    "r_EXTRACT_function",
                    "{lib}.extract_part({0}, {1})"
                ) with
                {
                    Label = "date_part",
                }
            ),
            DatePart("date_part"),
            DatePart("pgdate_part"),
            Same(
                "date_part_year",
                "datetime|text",
                "integer",
                "r_DATE_PART_YEAR",
                "CAST({lib}.extract_part('year', {0}) AS INTEGER)"
            ),
            .. new[]
            {
                ("date|timestamp|text", "timestamp"),
                ("timestamptz", "timestamptz"),
                ("interval", "$1"),
                ("any", ""),
            }.Select(static form =>
                Same("date_trunc", $"part, {form.Item1}", form.Item2, "r_DATE_TRUNC", "{lib}.trunc_part({0}, {1})")
            ),
        ];

    private static FunctionDefinition DatePart(string name) =>
        Same(name, "part, any", "double precision", "r_DATE_PART_function", "{lib}.part_value({0}, {1})") with
        {
            Label = "pgdate_part",
        };

    private static IReadOnlyList<FunctionDefinition> Comparisons =>
        [
            Compare("date_cmp", "as_date", "as_date", "r_DATE_CMP"),
            Compare("date_cmp_timestamp", "as_timestamp", "as_timestamp", "r_DATE_CMP_TIMESTAMP"),
            Compare("date_cmp_timestamptz", "as_timestamptz", "as_timestamptz", "r_DATE_CMP_TIMESTAMPTZ"),
            Compare("timestamp_cmp", "as_timestamp", "as_timestamp", "r_TIMESTAMP_CMP"),
            Compare("timestamp_cmp_date", "as_timestamp", "as_timestamp", "r_TIMESTAMP_CMP_DATE"),
            Compare("timestamp_cmp_timestamptz", "as_timestamptz", "as_timestamptz", "r_TIMESTAMP_CMP_TIMESTAMPTZ"),
            Compare("timestamptz_cmp", "as_timestamptz", "as_timestamptz", "r_TIMESTAMPTZ_CMP"),
            Compare("timestamptz_cmp_date", "as_timestamptz", "as_timestamptz", "r_TIMESTAMPTZ_CMP_DATE"),
            Compare("timestamptz_cmp_timestamp", "as_timestamptz", "as_timestamptz", "r_TIMESTAMPTZ_CMP_TIMESTAMP"),
            Same(
                "interval_cmp",
                "interval|text, interval|text",
                "integer",
                "r_INTERVAL_CMP",
                "{lib}.compare({lib}.as_interval({0}), {lib}.as_interval({1}))"
            ),
        ];

    private static FunctionDefinition Compare(string name, string left, string right, string page) =>
        Same(
            name,
            "datetime|text, datetime|text",
            "integer",
            page,
            $$"""{lib}.compare({lib}.{{left}}({0}), {lib}.{{right}}({1}))"""
        );

    /// <summary>AT TIME ZONE is timezone with its operands the other way round.</summary>
    private static IReadOnlyList<FunctionDefinition> Zones =>
        [
            Same(
                "timezone",
                "text, date|timestamp|text",
                "timestamptz",
                "r_TIMEZONE",
                "{lib}.from_zone({0}, {lib}.as_timestamp({1}))"
            ),
            Same("timezone", "text, timestamptz", "timestamp", "r_TIMEZONE", "{lib}.in_zone({0}, {1})"),
            Same(
                "at time zone",
                "date|timestamp|text, text",
                "timestamptz",
                "r_AT_TIME_ZONE",
                "{lib}.from_zone({1}, {lib}.as_timestamp({0}))"
            ) with
            {
                Label = "timezone",
            },
            Same("at time zone", "timestamptz, text", "timestamp", "r_AT_TIME_ZONE", "{lib}.in_zone({1}, {0})") with
            {
                Label = "timezone",
            },
            Same(
                "convert_timezone",
                "text, datetime|text",
                "timestamp",
                "CONVERT_TIMEZONE",
                "{lib}.convert_timezone({0}, {lib}.as_timestamp({1}))"
            ),
            Same(
                "convert_timezone",
                "text, text, datetime|text",
                "timestamp",
                "CONVERT_TIMEZONE",
                "{lib}.convert_timezone({0}, {1}, {lib}.as_timestamp({2}))"
            ),
        ];
}
