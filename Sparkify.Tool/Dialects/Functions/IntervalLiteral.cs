using System.Globalization;
using System.Text.RegularExpressions;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>The value of an INTERVAL literal, read by the rules of its qualifier and cut to it.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html"/>
internal readonly partial record struct IntervalLiteral(long Months, long Days, long Microseconds)
{
    private const long MicrosecondsPerSecond = 1_000_000;
    private const long MicrosecondsPerDay = 86_400 * MicrosecondsPerSecond;

    /// <summary>As both local engines read it.</summary>
    public string ToSql() =>
        string.Create(CultureInfo.InvariantCulture, $"INTERVAL '{Months} months {Days} days {Microseconds} microseconds'");

    /// <param name="unit">The qualifier in lower case, such as "day to second"; null: none.</param>
    /// <exception cref="FormatException">the text is no interval, or not one of this qualifier</exception>
    public static IntervalLiteral Parse(string text, string? unit, int precision)
    {
        if (!Whole().IsMatch(text))
        {
            throw new FormatException($"invalid input syntax for type interval: \"{text}\"");
        }

        var total = new IntervalLiteral();
        var pieces = Piece().Matches(text);
        for (var i = 0; i < pieces.Count; i++)
        {
            var isBeforeClock = i + 1 < pieces.Count && pieces[i + 1].Groups["clock"].Success;
            total = total.Plus(Read(pieces[i], unit, isBeforeClock));
        }

        return text.TrimEnd().EndsWith("ago", StringComparison.OrdinalIgnoreCase)
            ? new IntervalLiteral(-total.Months, -total.Days, -total.Microseconds).CutTo(unit, precision)
            : total.CutTo(unit, precision);
    }

    private IntervalLiteral Plus(IntervalLiteral other) =>
        new(Months + other.Months, Days + other.Days, Microseconds + other.Microseconds);

    private static IntervalLiteral Read(Match piece, string? unit, bool isBeforeClock)
    {
        var sign = piece.Groups["sign"].Value == "-" ? -1 : 1;
        if (piece.Groups["years"].Success)
        {
            return new(sign * ((12 * Whole(piece, "years")) + Whole(piece, "months")), 0, 0);
        }

        if (piece.Groups["clock"].Success)
        {
            return new(0, 0, sign * Clock(piece, unit));
        }

        var number = sign * decimal.Parse("0" + piece.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        var name = piece.Groups["unit"].Value;
        var part =
            name.Length > 0 ? DateParts.Find(name)
            : isBeforeClock ? "day"
            : unit?.Split(' ')[^1] ?? "second";
        return Of(number, part) ?? throw new FormatException($"invalid unit of an interval: \"{name}\"");
    }

    private static IntervalLiteral? Of(decimal number, string? part) =>
        part switch
        {
            "millennium" => OfMonths(number * 12_000),
            "century" => OfMonths(number * 1_200),
            "decade" => OfMonths(number * 120),
            "year" => OfMonths(decimal.Truncate(number * 12)),
            "quarter" => OfMonths(number * 3),
            "month" => OfMonths(number),
            "week" => OfDays(number * 7),
            "day" => OfDays(number),
            "hour" => OfMicroseconds(number * 3600 * MicrosecondsPerSecond),
            "minute" => OfMicroseconds(number * 60 * MicrosecondsPerSecond),
            "second" => OfMicroseconds(number * MicrosecondsPerSecond),
            "millisecond" => OfMicroseconds(number * 1000),
            "microsecond" => OfMicroseconds(number),
            _ => null,
        };

    private static IntervalLiteral OfMonths(decimal months) =>
        new IntervalLiteral((long)months, 0, 0).Plus(OfDays((months - decimal.Truncate(months)) * 30));

    private static IntervalLiteral OfDays(decimal days) =>
        new IntervalLiteral(0, (long)days, 0).Plus(OfMicroseconds((days - decimal.Truncate(days)) * MicrosecondsPerDay));

    private static IntervalLiteral OfMicroseconds(decimal microseconds) => new(0, 0, (long)decimal.Truncate(microseconds));

    /// <summary>hh:mm[:ss], or mm:ss where the qualifier starts at the minute.</summary>
    private static long Clock(Match piece, string? unit)
    {
        var first = Whole(piece, "first");
        var second = piece.Groups["second"].Value;
        var isMinutes = unit == "minute to second" && !piece.Groups["third"].Success;
        var seconds = isMinutes
            ? (first * 60) + Seconds(second)
            : (first * 3600) + (60 * Seconds(second)) + Seconds(piece.Groups["third"].Value);
        return (long)decimal.Truncate(seconds * MicrosecondsPerSecond);
    }

    private static decimal Seconds(string text) =>
        text.Length == 0 ? 0 : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static long Whole(Match piece, string group) => long.Parse(piece.Groups[group].Value, CultureInfo.InvariantCulture);

    private IntervalLiteral CutTo(string? unit, int precision)
    {
        if (unit is null)
        {
            return this;
        }

        var last = unit.Split(' ')[^1];
        if (last is "year" or "month")
        {
            return new(last == "year" ? Months - (Months % 12) : Months, 0, 0);
        }

        if (Months != 0)
        {
            throw new FormatException("Interval Day To Second literal cannot contain year-month parts");
        }

        var days = Days + (Microseconds / MicrosecondsPerDay);
        var rest = Microseconds % MicrosecondsPerDay;
        return new(0, days, Cut(rest, last, precision));
    }

    private static long Cut(long microseconds, string last, int precision) =>
        last switch
        {
            "day" => 0,
            "hour" => microseconds - (microseconds % (3600 * MicrosecondsPerSecond)),
            "minute" => microseconds - (microseconds % (60 * MicrosecondsPerSecond)),
            _ => (long)(
                decimal.Round(microseconds / (decimal)MicrosecondsPerSecond, precision, MidpointRounding.AwayFromZero)
                * MicrosecondsPerSecond
            ),
        };

    [GeneratedRegex(
        @"^\s*(@\s*)?([+-]?\s*(\d+-\d+|\d+:\d+(:\d+(\.\d*)?|\.\d+)?|\d+(\.\d*)?|\.\d+)\s*([a-z]+)?[\s,]*)+(ago)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"(?<sign>[+-]?)\s*(?:(?<years>\d+)-(?<months>\d+)|(?<clock>(?<first>\d+):(?<second>\d+(?:\.\d+)?)(?::(?<third>\d+(?:\.\d*)?))?)|(?<number>\d+(?:\.\d*)?|\.\d+)\s*(?!ago\b)(?<unit>[a-z]*))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Piece();
}
