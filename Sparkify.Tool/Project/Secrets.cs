using System.Text.RegularExpressions;

namespace Sparkify.Tool.Project;

/// <summary>Hides the passwords of connection strings, so that no message that shows a line of the file shows one.</summary>
internal static partial class Secrets
{
    /// <summary>A text of the same length, so that positions in it stay true.</summary>
    public static string Mask(string text) =>
        MayHoldPassword(text)
            ? Password()
                .Replace(text, m => string.Concat(m.Groups["key"].Value, new string('*', m.Groups["value"].Length)))
            : text;

    /// <summary>Whether one of Npgsql's names stands before an equals sign. Nearly no file has one, and to make the expression ready takes 8 ms of a run's start.</summary>
    private static bool MayHoldPassword(ReadOnlySpan<char> text)
    {
        for (int sign; (sign = text.IndexOf('=')) >= 0; text = text[(sign + 1)..])
        {
            var name = text[..sign].TrimEnd();
            if (
                name.EndsWith("password", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith("pwd", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith("psw", StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Npgsql's names for a password; the value ends at a semicolon or at the end of the JSON string around it.</summary>
    [GeneratedRegex(
        """(?<key>\b(?:password|pwd|psw)\s*=\s*)(?<value>'(?:[^'"\\\n]|\\.)*'|(?:[^;"\\\n]|\\.)+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Password();
}
