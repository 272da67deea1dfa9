using System.Globalization;
using System.Text;

namespace Sparkify.Tool.Samples;

/// <summary>How a JSON string is written: the real logs escape slashes, real data has both \u escapes and UTF-8.</summary>
[Flags]
internal enum JsonStyle
{
    Utf8 = 0,
    Ascii = 1,
    EscapedSlash = 2,
}

/// <summary>JSON strings and decimals as bytes, made once and written many times.</summary>
internal static class JsonText
{
    /// <summary>The text in quotes.</summary>
    public static byte[] String(string text, JsonStyle style)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            Append(json, character, style);
        }

        return Encoding.UTF8.GetBytes(json.Append('"').ToString());
    }

    /// <summary>A number of hundred-thousandths as Python prints the float: 24630812 is 246.30812, 100000 is 1.0.</summary>
    public static string Decimal(long hundredThousandths)
    {
        var sign = hundredThousandths < 0 ? "-" : "";
        var (whole, rest) = Math.DivRem(Math.Abs(hundredThousandths), 100_000);
        var fraction = rest.ToString("00000", CultureInfo.InvariantCulture).TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{whole}.{(fraction.Length == 0 ? "0" : fraction)}");
    }

    private static void Append(StringBuilder json, char character, JsonStyle style)
    {
        if (character is '"' or '\\' || (character == '/' && style.HasFlag(JsonStyle.EscapedSlash)))
        {
            json.Append('\\').Append(character);
        }
        else if (character < ' ' || (character > '~' && style.HasFlag(JsonStyle.Ascii)))
        {
            json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }
        else
        {
            json.Append(character);
        }
    }
}
