using System.Globalization;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>Finds the script that an option names: by its file name, with or without .sql, or by its number.</summary>
internal static class ScriptSelector
{
    /// <exception cref="SparkifyException">no script is called so, or several have the number</exception>
    public static string Select(IReadOnlyCollection<string> scripts, string text, string option)
    {
        if (scripts.FirstOrDefault(s => s == text || s == text + ".sql") is { } named)
        {
            return named;
        }

        var numbered = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? scripts.Where(s => MigrationHistory.NumberOf(s) == number).ToList()
            : [];
        return numbered.Count == 1 ? numbered[0] : throw Unknown(scripts, text, option);
    }

    private static SparkifyException Unknown(IReadOnlyCollection<string> scripts, string text, string option) =>
        new($"{option}: there is no migration \"{text}\"")
        {
            Hint = NearestName.Hint(text, scripts, "give a script's file name or its number"),
            ExitCode = ExitCode.InvalidProject,
        };
}
