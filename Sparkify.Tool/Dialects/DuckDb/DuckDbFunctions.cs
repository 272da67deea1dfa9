namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>Operators that every session makes anew.</summary>
internal static class DuckDbFunctions
{
    /// <summary>
    /// What a division by zero says. Not error(): DuckDB takes that for a side effect, and refuses lateral aliases of such
    /// expressions, which every division would be.
    /// </summary>
    public const string DivisionByZero = "division by zero";

    /// <summary>
    /// DuckDB counts the place of an error inside a macro from the start of the text that made it. Blanks before it put that place
    /// behind the end of any usual statement, where it is seen to be no place in it.
    /// </summary>
    private static readonly string Margin = new(' ', 1 << 16);

    /// <summary>
    /// Operators in which DuckDB differs, made anew as temporary macros by every session, so that other programs that open the file
    /// have their own. Division by zero is an error, not NULL; <c>//</c> is what integer_division makes of <c>/</c>.
    /// </summary>
    public static string Operators { get; } = $"{Margin}{Division("\"//\"")};\n{Division("\"%\"")};\n{Division("mod")}";

    private static string Division(string name) =>
        $"""
            CREATE TEMP MACRO {name}(a, b) AS
                CASE WHEN b = 0 THEN CAST('{DivisionByZero}' AS TINYINT) ELSE system.main.{name}(a, b) END
            """;
}
