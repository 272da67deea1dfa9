namespace Sparkify.Tool.Sql;

/// <summary>Redshift's rules for names: ASCII letters are folded to lower case, quoted or not.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_names.html"/>
internal static class SqlNames
{
    public const int MaxBytes = 127;

    public static string Fold(string name)
    {
        foreach (var character in name)
        {
            if (char.IsAsciiLetterUpper(character))
            {
                return string.Create(
                    name.Length,
                    name,
                    static (target, source) =>
                    {
                        for (var i = 0; i < source.Length; i++)
                        {
                            var c = source[i];
                            target[i] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
                        }
                    }
                );
            }
        }

        return name;
    }

    public static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= 0x80;

    public static bool IsPart(char c) => IsStart(c) || char.IsAsciiDigit(c) || c == '$';

    /// <summary>The name as people write it: quoted only where it must be.</summary>
    public static string QuoteIfNeeded(string name) =>
        name.Length > 0 && IsStart(name[0]) && name.All(IsPart) && Fold(name) == name && !ReservedWords.Contains(name)
            ? name
            : Quote(name);

    /// <summary>The one function that quotes an identifier.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
