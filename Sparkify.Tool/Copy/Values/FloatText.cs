using System.Globalization;

namespace Sparkify.Tool.Copy.Values;

/// <summary>Text of floating point numbers.</summary>
internal static class FloatText
{
    // Whole numbers up to 2^53 and powers of ten up to 10^22 are exact doubles, so that one division of them rounds correctly.
    private const int MaxExactDigits = 15;

    private static readonly double[] ExactPowers =
    [
        1e0,
        1e1,
        1e2,
        1e3,
        1e4,
        1e5,
        1e6,
        1e7,
        1e8,
        1e9,
        1e10,
        1e11,
        1e12,
        1e13,
        1e14,
        1e15,
    ];

    /// <summary>A number of JSON's grammar; infinite where it is out of range.</summary>
    public static double Parse(ReadOnlySpan<byte> number) =>
        TryParseShort(number, out var value)
            ? value
            : double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Unlike .NET's own, without NUL characters behind the number; infinite where it is out of range.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value) =>
        (text is [.., not 0] && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        || TryParseWord(text, out value);

    private static bool TryParseWord(ReadOnlySpan<byte> text, out double value)
    {
        var isNegative = text.Length > 0 && text[0] == '-';
        var word = isNegative ? text[1..] : text;
        value =
            AsciiWords.Is(word, "nan"u8) ? double.NaN
            : AsciiWords.Is(word, "infinity"u8) || AsciiWords.Is(word, "inf"u8)
                ? (isNegative ? double.NegativeInfinity : double.PositiveInfinity)
            : 0;
        return value != 0;
    }

    private static bool TryParseShort(ReadOnlySpan<byte> number, out double value)
    {
        var isNegative = number[0] == '-';
        var digits = 0L;
        var count = 0;
        var fraction = -1;
        for (var i = isNegative ? 1 : 0; i < number.Length; i++)
        {
            var c = number[i];
            if (c == '.')
            {
                fraction = count;
            }
            else if ((uint)(c - '0') > 9 || ++count > MaxExactDigits)
            {
                value = 0;
                return false;
            }
            else
            {
                digits = (digits * 10) + c - '0';
            }
        }

        var magnitude = fraction < 0 ? digits : digits / ExactPowers[count - fraction];
        value = isNegative ? -magnitude : magnitude;
        return true;
    }
}
