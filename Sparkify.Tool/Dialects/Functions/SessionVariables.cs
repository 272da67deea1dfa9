namespace Sparkify.Tool.Dialects.Functions;

/// <summary>The engines' names for what functions such as PG_LAST_COPY_ID tell: a variable of DuckDB, a setting of PostgreSQL.</summary>
internal static class SessionVariables
{
    public static string Variable(string function) => $"sparkify_{function}";

    public static string Setting(string function) => $"sparkify.{function}";
}
