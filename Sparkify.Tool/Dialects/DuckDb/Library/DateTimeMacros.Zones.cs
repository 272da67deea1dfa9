namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>
/// Time zones. Names come from ICU, which is part of the DuckDB library that the tool ships. What ICU takes for a name and Redshift for an
/// abbreviation has a fixed offset, POSIX offsets count west of Greenwich.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/CONVERT_TIMEZONE.html"/>
internal static partial class DateTimeMacros
{
    private static IReadOnlyList<LibraryMacro> Zones =>
        [
            // Seconds east of UTC; NULL: a name, whose offset depends on the date.
            new(
                "fixed_offset",
                $$"""
                fixed_offset(z) AS CASE
                    WHEN regexp_full_match(z, '[A-Za-z]+') THEN
                        try_cast(regexp_extract('{{TimeZoneAbbreviations.Text}}', '\|' || upper(z) || '=(-?\d+)', 1) AS INTEGER)
                    WHEN regexp_full_match(z, '(?i)etc/.*') THEN NULL
                    WHEN regexp_full_match(z, '[A-Za-z_/]* ?[+-]?\d{1,2}(:\d{1,2}){0,2}') THEN
                        CASE WHEN contains(z, '-') THEN 1 ELSE -1 END
                        * (coalesce(try_cast(regexp_extract(z, '(\d{1,2})', 1) AS INTEGER), 0) * 3600
                            + coalesce(try_cast(regexp_extract(z, ':(\d{1,2})', 1) AS INTEGER), 0) * 60
                            + coalesce(try_cast(regexp_extract(z, ':\d+:(\d{1,2})', 1) AS INTEGER), 0)) END
                """
            ),
            new(
                "from_zone",
                """
                from_zone(z, t) AS CASE
                    WHEN {lib}.fixed_offset(z) IS NULL THEN timezone(z, t)
                    ELSE timezone('UTC', t - to_seconds({lib}.fixed_offset(z))) END
                """
            ),
            new(
                "in_zone",
                """
                in_zone(z, t) AS CASE
                    WHEN {lib}.fixed_offset(z) IS NULL THEN timezone(z, t)
                    ELSE timezone('UTC', t) + to_seconds({lib}.fixed_offset(z)) END
                """
            ),
            new(
                "zone_offset",
                """
                zone_offset(z, t) AS CAST(epoch({lib}.in_zone(z, timezone('UTC', t))) - epoch(t) AS INTEGER)
                """
            ),
            new(
                "convert_timezone",
                """
                convert_timezone(z, t) AS {lib}.in_zone(z, timezone('UTC', t)),
                (source, z, t) AS {lib}.in_zone(z, {lib}.from_zone(source, t))
                """
            ),
        ];
}
