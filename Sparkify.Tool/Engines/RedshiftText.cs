using System.Globalization;
using System.Text;

namespace Sparkify.Tool.Engines;

/// <summary>Values as Redshift's own text output has them: PostgreSQL 8.0's, with extra_float_digits = 0.</summary>
internal static class RedshiftText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Null for null; else the text of one of the types that <see cref="StatementResult"/> names.</summary>
    public static string? Format(object? value) =>
        value switch
        {
            null or DBNull => null,
            string text => text,
            bool flag => flag ? "t" : "f",
            double number => FormatFloat(number, number.ToString("G15", Culture)),
            float number => FormatFloat(number, number.ToString("G6", Culture)),
            DateTime time => FormatTimestamp(time),
            DateOnly date => date.ToString("yyyy-MM-dd", Culture),
            TimeOnly time => FormatTime(time.Ticks),
            Interval interval => FormatInterval(interval),
            byte[] bytes => Convert.ToHexStringLower(bytes),
            IFormattable number => number.ToString(null, Culture),
            _ => value.ToString(),
        };

    /// <summary>A time of day; 24:00:00 is one.</summary>
    public static string FormatTime(long ticks)
    {
        var (hours, rest) = Math.DivRem(ticks, TimeSpan.TicksPerHour);
        return string.Create(Culture, $"{hours:00}:{new TimeSpan(rest):mm\\:ss}{Fraction(ticks)}");
    }

    /// <summary>"+02", "-03:30": minutes and seconds only where there are some.</summary>
    public static string FormatZone(TimeSpan offset)
    {
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        var zone = offset.Duration();
        var minutes = zone.Minutes != 0 || zone.Seconds != 0 ? $":{zone:mm}" : "";
        var seconds = zone.Seconds != 0 ? $":{zone:ss}" : "";
        return string.Create(Culture, $"{sign}{zone:hh}{minutes}{seconds}");
    }

    /// <summary>.NET and C agree on the digits and on when an exponent is written, but not on its letter's case.</summary>
    private static string FormatFloat(double number, string digits) =>
        double.IsFinite(number) ? digits.Replace('E', 'e')
        : double.IsNaN(number) ? "NaN"
        : number > 0 ? "Infinity"
        : "-Infinity";

    private static string FormatTimestamp(DateTime time) =>
        time.ToString("yyyy-MM-dd HH:mm:ss", Culture)
        + Fraction(time.Ticks)
        + (time.Kind == DateTimeKind.Utc ? "+00" : "");

    /// <summary>"1 year 2 mons -3 days +04:05:06": each part has its own sign, and a plus where it follows a negative one.</summary>
    private static string FormatInterval(Interval interval)
    {
        var text = new StringBuilder();
        var isAfterNegative = false;
        Append(interval.Months / 12, "year");
        Append(interval.Months % 12, "mon");
        Append(interval.Days, "day");
        if (interval.Microseconds != 0 || text.Length == 0)
        {
            var sign =
                interval.Microseconds < 0 ? "-"
                : isAfterNegative ? "+"
                : "";
            var clock = FormatTime(Math.Abs(interval.Microseconds) * TimeSpan.TicksPerMicrosecond);
            text.Append(text.Length == 0 ? "" : " ").Append(sign).Append(clock);
        }

        return text.ToString();

        void Append(int count, string unit)
        {
            if (count != 0)
            {
                text.Append(text.Length == 0 ? "" : " ").Append(isAfterNegative && count > 0 ? "+" : "");
                text.Append(Culture, $"{count} {unit}").Append(count == 1 ? "" : "s");
                isAfterNegative = count < 0;
            }
        }
    }

    /// <summary>The microseconds after a point without trailing zeros; nothing when there are none.</summary>
    private static string Fraction(long ticks)
    {
        var microseconds = ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        return microseconds == 0 ? "" : "." + microseconds.ToString("D6", Culture).TrimEnd('0');
    }
}
