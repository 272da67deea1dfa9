using System.Globalization;
using System.Numerics;

namespace Sparkify.Tool.Engines.Server;

/// <summary>
/// From PostgreSQL's text of a value to the value: chosen once a column, by the type's number in pg_type. What has no .NET value (38
/// digits, infinity, years before Christ, 24:00:00) stays text.
/// </summary>
internal static class TextValues
{
    private const int MaxDecimalDigits = 28;
    private const string Date = "yyyy-MM-dd";
    private const string Time = "HH:mm:ss.FFFFFF";
    private const string Timestamp = "yyyy-MM-dd HH:mm:ss.FFFFFF";
    private const string UtcSuffix = "+00";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static Func<string, object> ParserOf(uint type) =>
        type switch
        {
            16 => static text => text == "t",
            21 => static text => short.Parse(text, Culture),
            23 => static text => int.Parse(text, Culture),
            20 or 26 => static text => long.Parse(text, Culture),
            1700 => OfNumeric,
            700 => static text => float.Parse(text, Culture),
            701 => static text => double.Parse(text, Culture),
            1082 => static text => DateOnly.TryParseExact(text, Date, out var date) ? date : text,
            1083 => static text =>
                TimeOnly.TryParseExact(text, Time, Culture, DateTimeStyles.None, out var time) ? time : text,
            1114 => static text => OfTimestamp(text, text, DateTimeKind.Unspecified),
            1184 => static text =>
                text.EndsWith(UtcSuffix, StringComparison.Ordinal)
                    ? OfTimestamp(text, text[..^UtcSuffix.Length], DateTimeKind.Utc)
                    : text,
            1186 => static text => OfInterval(text),
            17 => static text => Convert.FromHexString(text.AsSpan(2)),
            // bpchar: CHAR is held without its trailing blanks everywhere.
            1042 => static text => text.TrimEnd(' '),
            _ => static text => text,
        };

    private static object OfNumeric(string text)
    {
        var digitCount = text.AsSpan().TrimStart("-0.").Length;
        return digitCount <= MaxDecimalDigits
            && ScaleOf(text) <= MaxDecimalDigits
            && decimal.TryParse(text, Culture, out var number)
                ? number
            : BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, Culture, out var whole) ? whole
            : text;
    }

    private static int ScaleOf(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Length - point - 1;
    }

    private static object OfTimestamp(string text, string local, DateTimeKind kind) =>
        DateTime.TryParseExact(local, Timestamp, Culture, DateTimeStyles.None, out var time)
            ? DateTime.SpecifyKind(time, kind)
            : text;

    /// <summary>"1 year 2 mons -3 days +04:05:06.7"</summary>
    private static object OfInterval(string text)
    {
        var words = text.Split(' ');
        var (months, days, microseconds) = (0, 0, 0L);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Contains(':', StringComparison.Ordinal))
            {
                microseconds = MicrosecondsOf(words[i]);
                continue;
            }

            var count = int.Parse(words[i++], Culture);
            switch (words[i])
            {
                case "year" or "years":
                    months += count * 12;
                    break;
                case "mon" or "mons":
                    months += count;
                    break;
                case "day" or "days":
                    days += count;
                    break;
                default:
                    return text;
            }
        }

        return new Interval(months, days, microseconds);
    }

    /// <summary>"-04:05:06.7"; hours may be more than 24.</summary>
    private static long MicrosecondsOf(string clock)
    {
        var parts = clock.TrimStart('-', '+').Split(':');
        var seconds = (long.Parse(parts[0], Culture) * 3600) + (long.Parse(parts[1], Culture) * 60);
        var microseconds = (seconds * 1_000_000) + (long)(decimal.Parse(parts[2], Culture) * 1_000_000);
        return clock[0] == '-' ? -microseconds : microseconds;
    }
}
