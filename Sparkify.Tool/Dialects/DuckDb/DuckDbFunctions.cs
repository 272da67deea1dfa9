namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>The macros that translated SQL calls, created once in the tool's schema. Version: raise it with every change.</summary>
internal static class DuckDbFunctions
{
    public const int Version = 1;

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
                    WHEN strlen(rtrim(v, ' ')) > n THEN error('value too long for type character(' || n || ')')
                    ELSE rtrim(v, ' ')
                END
            """,
    ];
}
