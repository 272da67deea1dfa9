namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>Lengths of VARCHAR(n) and CHAR(n), which count bytes and DuckDB ignores.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html"/>
internal static class LengthMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } =
    [
        new(
            "fit_varchar",
            """
            fit_varchar(v, n) AS
                CASE
                    WHEN v IS NULL OR strlen(v) <= n THEN v
                    WHEN strlen(rtrim(v, ' ')) <= n THEN rtrim(v, ' ') || repeat(' ', n - strlen(rtrim(v, ' ')))
                    ELSE error('value too long for type character varying(' || n || ')')
                END
            """
        ),
        new(
            "fit_char",
            """
            fit_char(v, n) AS
                CASE
                    WHEN v IS NULL THEN v
                    WHEN strlen(v) <> length(v) THEN
                        error('Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: '
                            || regexp_extract(v, '[^\x00-\x7F]'))
                    WHEN strlen(rtrim(v, ' ')) > n THEN error('value too long for type character(' || n || ')')
                    ELSE rtrim(v, ' ')
                END
            """
        ),
        // The first byte behind the cut must not continue a character (10xxxxxx). A lambda, so that the value is evaluated once.
        new(
            "cut_varchar",
            """
            cut_varchar(v, n) AS
                list_transform([v], lambda x:
                    CASE
                        WHEN strlen(x) <= n THEN x
                        ELSE decode(encode(x)[1:n - CASE
                            WHEN hex(encode(x)[n + 1:n + 1]) NOT BETWEEN '80' AND 'BF' THEN 0
                            WHEN hex(encode(x)[n:n]) NOT BETWEEN '80' AND 'BF' THEN 1
                            WHEN hex(encode(x)[n - 1:n - 1]) NOT BETWEEN '80' AND 'BF' THEN 2
                            ELSE 3
                        END])
                    END
                )[1]
            """
        ),
    ];
}
