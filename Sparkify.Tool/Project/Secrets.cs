using System.Text.RegularExpressions;

namespace Sparkify.Tool.Project;

/// <summary>Hides the passwords of connection strings, so that no message that shows a line of the file shows one.</summary>
internal static partial class Secrets
{
    /// <summary>A text of the same length, so that positions in it stay true.</summary>
    public static string Mask(string text) =>
        Password().Replace(text, m => string.Concat(m.Groups["key"].Value, new string('*', m.Groups["value"].Length)));

    /// <summary>Npgsql's names for a password; the value ends at a semicolon or at the end of the JSON string around it.</summary>
    [GeneratedRegex(
        """(?<key>\b(?:password|pwd|psw)\s*=\s*)(?<value>'(?:[^'"\\\n]|\\.)*'|(?:[^;"\\\n]|\\.)+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Password();
}
