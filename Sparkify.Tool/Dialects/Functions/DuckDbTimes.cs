using System.Text.RegularExpressions;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>
/// Templates of dates and times say {lib}.as_date({0}) and the like of what may be a date, a timestamp or text. PostgreSQL has a function per type; DuckDB's macros with
/// typed parameters want a newer file format than the default, so there the type that the binder found decides.
/// </summary>
internal static partial class DuckDbTimes
{
    public static string Resolve(string template, IReadOnlyList<ColumnType?> types)
    {
        var chosen = Overloaded()
            .Replace(
                template,
                match =>
                    Choose(
                        match.Groups["name"].Value,
                        match.Groups["front"].Value,
                        match.Groups["value"].Value,
                        KindOf(match.Groups["value"].Value, types)
                    )
                    + match.Groups["rest"].Value
                    + ")"
            );
        return Conversion()
            .Replace(
                chosen,
                match =>
                    Convert(
                        match.Groups["target"].Value,
                        match.Groups["argument"].Value,
                        KindOf(match.Groups["argument"].Value, types)
                    )
            );
    }

    private static ColumnKind? KindOf(string argument, IReadOnlyList<ColumnType?> types) =>
        types.ElementAtOrDefault(argument[1] - '0')?.Kind;

    /// <summary>The macro for a value of that type, up to its last argument. Front: the arguments before the value, with a comma.</summary>
    private static string Choose(string name, string front, string value, ColumnKind? kind) =>
        (name, kind) switch
        {
            ("dateadd", ColumnKind.Time) => $"({value} + {{lib}}.clock_span({front.TrimEnd(',', ' ')})",
            ("dateadd", ColumnKind.TimeTz) =>
                $"({{lib}}.timetz_utc({value}) + {{lib}}.clock_span({front.TrimEnd(',', ' ')})",
            ("dateadd", ColumnKind.TimestampTz) => $"timezone('UTC', {{lib}}.add_part({front}timezone('UTC', {value}))",
            ("dateadd", _) => $"{{lib}}.add_part({front}{{lib}}.as_timestamp({value})",
            ("extract_part", ColumnKind.Time) => $"{{lib}}.clock_field({front}{value}",
            ("extract_part", ColumnKind.TimeTz) => $"{{lib}}.timetz_field({front}{value}",
            ("extract_part", ColumnKind.TimestampTz) => $"{{lib}}.zoned_field({front}{value}",
            ("extract_part" or "part_value", ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond) =>
                $"{{lib}}.span_field({front}{value}",
            ("extract_part", _) => $"{{lib}}.date_field({front}{{lib}}.as_timestamp({value})",
            ("part_value", ColumnKind.Time) => $"{{lib}}.clock_value({front}{value}",
            ("part_value", ColumnKind.TimeTz) => $"{{lib}}.timetz_value({front}{value}",
            ("part_value", ColumnKind.TimestampTz) => $"{{lib}}.zoned_value({front}{value}",
            ("part_value", _) => $"{{lib}}.date_value({front}{{lib}}.as_timestamp({value})",
            ("trunc_part", ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond) =>
                $"{{lib}}.trunc_interval({front}{value}",
            ("trunc_part", ColumnKind.TimestampTz) =>
                $"timezone('UTC', {{lib}}.trunc_timestamp({front}timezone('UTC', {value}))",
            ("trunc_part", _) => $"{{lib}}.trunc_timestamp({front}{{lib}}.as_timestamp({value})",
            ("to_char", null) => $"{{lib}}.to_char({value}",
            (
                "to_char",
                ColumnKind.SmallInt
                    or ColumnKind.Integer
                    or ColumnKind.BigInt
                    or ColumnKind.Decimal
                    or ColumnKind.Real
                    or ColumnKind.Double
            ) => $"{{lib}}.to_char_number({value}",
            _ => $"{{lib}}.to_char_timestamp({{lib}}.as_timestamp({value})",
        };

    /// <summary>What is not known, literals too, is read from its text.</summary>
    private static string Convert(string target, string argument, ColumnKind? kind) =>
        target switch
        {
            "timestamp" => kind switch
            {
                ColumnKind.Timestamp => argument,
                ColumnKind.Date => $"CAST({argument} AS TIMESTAMP)",
                ColumnKind.TimestampTz => $"timezone('UTC', {argument})",
                ColumnKind.Time => $"(DATE '1970-01-01' + {argument})",
                ColumnKind.TimeTz => $"(DATE '1970-01-01' + CAST({{lib}}.timetz_utc({argument}) AS TIME))",
                ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond =>
                    $"(TIMESTAMP '2000-01-01' + {{lib}}.justify({argument}))",
                _ => Read(target, argument),
            },
            "timestamptz" => kind switch
            {
                ColumnKind.TimestampTz => argument,
                ColumnKind.Timestamp => $"timezone('UTC', {argument})",
                ColumnKind.Date => $"timezone('UTC', CAST({argument} AS TIMESTAMP))",
                _ => Read(target, argument),
            },
            "date" => kind switch
            {
                ColumnKind.Date => argument,
                ColumnKind.Timestamp => $"CAST({argument} AS DATE)",
                ColumnKind.TimestampTz => $"CAST(timezone('UTC', {argument}) AS DATE)",
                _ => Read(target, argument),
            },
            "time" => kind switch
            {
                ColumnKind.Time => argument,
                ColumnKind.TimeTz => $"CAST({{lib}}.timetz_utc({argument}) AS TIME)",
                ColumnKind.Timestamp => $"CAST({argument} AS TIME)",
                ColumnKind.TimestampTz => $"CAST(timezone('UTC', {argument}) AS TIME)",

                // A literal may have a zone, beside a value that has one.
                _ => $"CAST({{lib}}.timetz_utc({Read("timetz", argument)}) AS TIME)",
            },
            "timetz" => kind switch
            {
                ColumnKind.TimeTz => argument,
                ColumnKind.Time => $"CAST({argument} AS TIMETZ)",
                ColumnKind.TimestampTz => $"CAST(CAST(timezone('UTC', {argument}) AS TIME) AS TIMETZ)",
                _ => Read(target, argument),
            },
            "interval" => kind is ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond
                ? argument
                : Read(target, argument),
            _ => throw new InvalidOperationException($"nothing is converted to {target}"),
        };

    private static string Read(string target, string argument) =>
        $"{{lib}}.to_{target}_value(CAST({argument} AS VARCHAR))";

    [GeneratedRegex(
        @"\{lib\}\.(?<name>dateadd|extract_part|part_value|trunc_part)\((?<front>(?:(?:\{\d\}|'\w+'), )+)(?<value>\{\d\})(?<rest>)\)"
            + @"|\{lib\}\.(?<name>to_char)\((?<value>\{\d\})(?<rest>, \{\d\})\)"
    )]
    private static partial Regex Overloaded();

    [GeneratedRegex(@"\{lib\}\.as_(?<target>[a-z]+)\((?<argument>\{\d\})\)")]
    private static partial Regex Conversion();
}
