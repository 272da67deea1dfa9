using System.Globalization;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>Numbers, durations and sizes for people.</summary>
internal static class Amounts
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>8,056</summary>
    public static string Number(long count) => count.ToString("N0", Culture);

    /// <summary>"1 object", "2 objects"</summary>
    public static string Of(long count, string unit) => $"{Number(count)} {unit}{(count == 1 ? "" : "s")}";

    /// <summary>"512 B", "1.2 MB": powers of 1,000.</summary>
    public static string Bytes(long byteCount)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB", "PB"];
        var (value, unit) = ((double)byteCount, 0);
        while (value >= 999.95 && unit < units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return unit == 0 ? $"{Number(byteCount)} B" : string.Create(Culture, $"{value:0.0} {units[unit]}");
    }

    /// <summary>"35 ms", "1.25 s", "2 min 05 s"</summary>
    public static string Duration(TimeSpan duration) =>
        duration < TimeSpan.FromSeconds(1) ? string.Create(Culture, $"{duration.TotalMilliseconds:0} ms")
        : duration < TimeSpan.FromMinutes(1) ? string.Create(Culture, $"{duration.TotalSeconds:0.00} s")
        : string.Create(Culture, $"{(long)duration.TotalMinutes} min {duration.Seconds:00} s");

    /// <summary>"12 s", "2 min 05 s": of what is only guessed</summary>
    public static string Seconds(TimeSpan duration) =>
        duration < TimeSpan.FromMinutes(1)
            ? string.Create(Culture, $"{duration.TotalSeconds:0} s")
            : Duration(duration);

    public static long Milliseconds(TimeSpan duration) => (long)duration.TotalMilliseconds;

    /// <summary>"2018-11-12 02:37:38" in UTC</summary>
    public static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss", Culture);
}
