using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Clocks, and conversions from and to text.</summary>
internal static partial class DateTimeFunctions
{
    private static IReadOnlyList<FunctionDefinition> Clocks =>
        [
            new("getdate", "", "timestamp", "r_GETDATE")
            {
                DuckDb = "date_trunc('second', timezone('UTC', now()))",
                Postgres = "date_trunc('second', timezone('UTC', statement_timestamp()))",
                Label = "timestamp",
            },
            new("sysdate", "", "timestamp", "r_SYSDATE")
            {
                DuckDb = "timezone('UTC', now())",
                Postgres = "timezone('UTC', now())",
                Label = "timestamp",
            },
            new("current_date", "", "date", "r_CURRENT_DATE_function")
            {
                DuckDb = "current_date",
                Postgres = "current_date",
                Label = "date",
            },
            new("timeofday", "", "varchar(256)", "r_TIMEOFDAY_function")
            {
                DuckDb = "strftime(timezone('UTC', now()), '%a %b %d %H:%M:%S.%f %Y UTC')",
                Postgres = "to_char(timezone('UTC', statement_timestamp()), 'Dy Mon DD HH24:MI:SS.US YYYY \"UTC\"')",
            },
        ];

    private static IReadOnlyList<FunctionDefinition> Conversions =>
        [
            Same(
                "to_date",
                "any, text",
                "date",
                "r_TO_DATE_function",
                "CAST({lib}.parse_timestamp(CAST({0} AS VARCHAR), {1}, FALSE) AS DATE)"
            ),
            Same(
                "to_date",
                "any, text, boolean",
                "date",
                "r_TO_DATE_function",
                "CAST({lib}.parse_timestamp(CAST({0} AS VARCHAR), {1}, {2}) AS DATE)"
            ),
            Same(
                "to_timestamp",
                "any, text",
                "timestamptz",
                "r_TO_TIMESTAMP",
                "timezone('UTC', {lib}.parse_timestamp(CAST({0} AS VARCHAR), {1}, FALSE))"
            ),
            Same(
                "to_timestamp",
                "any, text, boolean",
                "timestamptz",
                "r_TO_TIMESTAMP",
                "timezone('UTC', {lib}.parse_timestamp(CAST({0} AS VARCHAR), {1}, {2}))"
            ),
            new("to_char", "any, text", "varchar(256)", "r_TO_CHAR")
            {
                DuckDbTemplate = static types => DuckDbTimes.Resolve("{lib}.to_char({0}, {1})", types),
                Postgres = "{lib}.to_char({0}, {1})",
                DuckDbLiteralTemplate = static (types, texts) =>
                    types[0] is { Kind: ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.TimestampTz }
                    && texts[1] is { } format
                    && DateFormatTemplate.DuckDb(format) is { } template
                        ? DuckDbTimes.Resolve(template, types)
                        : null,
            },
            // The digits behind the point are those of the format, which no static type can tell.
            Same("to_number", "text, text", "", "r_TO_NUMBER", "{lib}.to_number({0}, {1})"),
            Same("date", "any", "date", "r_CAST_function", "{lib}.as_date({0})"),
            Same("timestamptz", "any", "timestamptz", "r_CAST_function", "{lib}.as_timestamptz({0})"),
            Same("timetz", "any", "timetz", "r_CAST_function", "{lib}.as_timetz({0})"),
        ];

    private static IReadOnlyList<FunctionDefinition> LeaderNode =>
        [
            Leader("now", "", "timestamptz", "now()", "now()"),
            Leader("current_timestamp", "", "timestamptz", "now()", "now()"),
            Leader(
                "current_time",
                "",
                "timetz",
                "CAST(CAST(timezone('UTC', now()) AS TIME) AS TIMETZ)",
                "current_time"
            ),
            Leader("localtime", "", "time", "CAST(timezone('UTC', now()) AS TIME)", "localtime"),
            Leader("localtimestamp", "", "timestamp", "timezone('UTC', now())", "localtimestamp"),
            Leader(
                "isfinite",
                "datetime|text",
                "boolean",
                "isfinite({lib}.as_timestamp({0}))",
                "isfinite({lib}.as_timestamp({0}))"
            ),
            Leader(
                "age",
                "datetime|text",
                "interval day to second",
                "age({lib}.as_timestamp({0}))",
                "age({lib}.as_timestamp({0}))"
            ),
            Leader(
                "age",
                "datetime|text, datetime|text",
                "interval day to second",
                "age({lib}.as_timestamp({0}), {lib}.as_timestamp({1}))",
                "age({lib}.as_timestamp({0}), {lib}.as_timestamp({1}))"
            ),
        ];

    private static FunctionDefinition Leader(
        string name,
        string parameters,
        string result,
        string duckDb,
        string postgres
    ) =>
        new(name, parameters, result, "c_SQL_functions_leader_node_only")
        {
            DuckDbTemplate = types => DuckDbTimes.Resolve(duckDb, types),
            Postgres = postgres,
            IsLeaderNodeOnly = true,
        };
}
