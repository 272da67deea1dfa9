namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>The macros that translated SQL calls, created once in the tool's schema. Version: raise it with every change.</summary>
internal static class DuckDbFunctions
{
    public const int Version = 3;

    /// <summary>
    /// What a division by zero says. Not error(): DuckDB takes that for a side effect, and refuses lateral aliases of such
    /// expressions, which every division would be.
    /// </summary>
    public const string DivisionByZero = "division by zero";

    /// <summary>
    /// DuckDB counts the place of an error inside a macro from the start of the macro's text. Blanks before it put that place
    /// behind the end of any usual statement, where it is seen to be no place in it.
    /// </summary>
    private static readonly string Margin = new(' ', 1 << 16);

    public static IReadOnlyList<string> Definitions { get; } =
    [
        """
            fit_varchar(v, n) AS
                CASE
                    WHEN v IS NULL OR strlen(v) <= n THEN v
                    WHEN strlen(rtrim(v, ' ')) <= n THEN rtrim(v, ' ') || repeat(' ', n - strlen(rtrim(v, ' ')))
                    ELSE error('value too long for type character varying(' || n || ')')
                END
            """,
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
            """,
        // The first byte behind the cut must not continue a character (10xxxxxx). A lambda, so that the value is evaluated once.
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
            """,
    ];

    /// <summary>
    /// Operators in which DuckDB differs, made anew as temporary macros by every session, so that other programs that open the file
    /// have their own. Division by zero is an error, not NULL; <c>//</c> is what integer_division makes of <c>/</c>.
    /// </summary>
    public static IReadOnlyList<string> Operators { get; } = [Division("\"//\""), Division("\"%\""), Division("mod")];

    private static string Division(string name) =>
        $"""
            {Margin}{name}(a, b) AS
                CASE WHEN b = 0 THEN CAST('{DivisionByZero}' AS TINYINT) ELSE system.main.{name}(a, b) END
            """;
}
