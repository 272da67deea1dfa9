namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>
/// What PostgreSQL lacks: dates, times and intervals, under the names and with the overloads of DuckDB's library. Sessions have DateStyle ISO, MDY,
/// IntervalStyle postgres and the time zone UTC.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/Date_functions_header.html"/>
internal static partial class DateTimeRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } =
    [.. Input, .. Zones, .. Conversions, .. Arithmetic, .. Parts, .. Formats];

    /// <summary>A function of one SQL expression, which PostgreSQL inlines.</summary>
    private static string Sql(string signature, string result, string body, string volatility = "immutable") =>
        $$"""create function {lib}.{{signature}} returns {{result}} language sql {{volatility}} parallel safe as $body$ select {{body}} $body$;""";
}
