namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>What DuckDB lacks: aggregates and window functions.</summary>
internal static class AggregateMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } =
    [
        // Of the sorted values NULL and '' are left out; of equal ones, but for trailing blanks, the first counts when d is not ''.
        // https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html
        new(
            "listagg",
            """
            listagg(list, delimiter, d) AS
                list_transform(
                    [list_filter(list, lambda v: v <> '')],
                    lambda present: {lib}.fit_listagg(
                        CASE
                            WHEN len(present) = 0 THEN NULL
                            WHEN d = '' THEN array_to_string(present, coalesce(delimiter, ''))
                            ELSE array_to_string({lib}.first_ones(present), coalesce(delimiter, ''))
                        END
                    )
                )[1]
            """
        ),
        // A total of ten digits behind the point, divided, and cut to the scale. No lambda: DuckDB 1.5 fails where one takes a window's result.
        new(
            "mean_text",
            "mean_text(total, n) AS CAST(CAST(CAST(CAST(replace(CAST(total AS VARCHAR), '.', '') AS HUGEINT) // n AS DECIMAL(38, 0)) * 0.0000000001 AS DECIMAL(38, 10)) AS VARCHAR)"
        ),
        new(
            "cut_total",
            """
            cut_total(total, n, scale) AS
                CAST(rtrim(left({lib}.mean_text(total, n), length({lib}.mean_text(total, n)) - 10 + least(coalesce(scale, 10), 10)), '.') AS JSON)
            """
        ),
        new(
            "first_ones",
            """
            first_ones(list) AS
                list_transform(
                    [list_transform(list, lambda v: rtrim(v, ' '))],
                    lambda trimmed: list_filter(list, lambda v, i: list_position(trimmed, rtrim(v, ' ')) = i)
                )[1]
            """
        ),
        new(
            "fit_listagg",
            """
            fit_listagg(v) AS
                list_transform([v], lambda text:
                    CASE
                        WHEN strlen(text) > 65535 THEN CAST(CAST('Result size exceeds LISTAGG limit' AS TINYINT) AS VARCHAR)
                        ELSE text
                    END
                )[1]
            """
        ),
    ];
}
