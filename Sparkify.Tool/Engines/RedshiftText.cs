using System.Globalization;

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
            TimeOnly time => time.ToString("HH:mm:ss", Culture) + Fraction(time.Ticks),
            TimeSpan interval => FormatInterval(interval),
            byte[] bytes => Convert.ToHexStringLower(bytes),
            IFormattable number => number.ToString(null, Culture),
            _ => value.ToString(),
        };

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

    /// <summary>"1 day -01:00:00": days and time each carry their sign, as PostgreSQL prints them.</summary>
    private static string FormatInterval(TimeSpan interval)
    {
        var days = interval.Ticks / TimeSpan.TicksPerDay;
        var ticks = interval.Ticks % TimeSpan.TicksPerDay;
        var date =
            days == 0 ? ""
            : days == 1 ? "1 day"
            : string.Create(Culture, $"{days} days");
        if (ticks == 0 && days != 0)
        {
            return date;
        }

        var time = new TimeSpan(Math.Abs(ticks));
        var clock = (ticks < 0 ? "-" : "") + time.ToString(@"hh\:mm\:ss", Culture) + Fraction(time.Ticks);
        return days == 0 ? clock : $"{date} {clock}";
    }

    /// <summary>The microseconds after a point without trailing zeros; nothing when there are none.</summary>
    private static string Fraction(long ticks)
    {
        var microseconds = ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        return microseconds == 0 ? "" : "." + microseconds.ToString("D6", Culture).TrimEnd('0');
    }
}
