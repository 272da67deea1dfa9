namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>What calls of several types share.</summary>
internal static partial class DateTimeMacros
{
    private static IReadOnlyList<LibraryMacro> Conversions =>
        [
            new(
                "timetz_utc",
                """
                timetz_utc(x) AS CAST(CAST(x AS TIME) - to_seconds(date_part('timezone', x)) AS TIMETZ)
                """
            ),
            new(
                "compare",
                """
                compare(a, b) AS CAST(CASE WHEN a < b THEN -1 WHEN a > b THEN 1 WHEN a = b THEN 0 END AS INTEGER)
                """
            ),
        ];
}
