using System.Globalization;

namespace Sparkify.Tool.Commands.Parsing;

/// <summary>Durations as people type them: <c>90</c> (seconds), <c>30s</c>, <c>5m</c>, <c>1h</c>.</summary>
internal static class Durations
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static TimeSpan? Parse(string text)
    {
        var unit = text.Length > 0 ? text[^1] : ' ';
        var scale = unit switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            _ when char.IsAsciiDigit(unit) => 1,
            _ => 0,
        };
        var digits = char.IsAsciiDigit(unit) ? text : text[..Math.Max(0, text.Length - 1)];
        if (scale == 0 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        var seconds = (long)count * scale;
        return seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
