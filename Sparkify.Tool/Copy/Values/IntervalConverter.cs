using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Copy.Values;

/// <summary>
/// INTERVAL, as Redshift prints it: "1 year 2 mons" or "3 days -04:05:06.7", and in the SQL standard's form "1-2" or "3 4:05:06.7". A bare number
/// has no unit and is an error, and so are months in an interval of days.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html"/>
internal sealed class IntervalConverter(CopyColumn column, int index) : TrimmedValueConverter(column, index)
{
    private const int MonthsPerYear = 12;
    private const long MicrosecondsPerSecond = 1_000_000;

    private static readonly (string[] Names, int Months, int Days, long Microseconds)[] Units =
    [
        (["year", "years", "yr", "yrs", "y"], MonthsPerYear, 0, 0),
        (["month", "months", "mon", "mons"], 1, 0, 0),
        (["week", "weeks", "w"], 0, 7, 0),
        (["day", "days", "d"], 0, 1, 0),
        (["hour", "hours", "hr", "hrs", "h"], 0, 0, 3600 * MicrosecondsPerSecond),
        (["minute", "minutes", "min", "mins", "m"], 0, 0, 60 * MicrosecondsPerSecond),
        (["second", "seconds", "sec", "secs", "s"], 0, 0, MicrosecondsPerSecond),
    ];

    private readonly bool isMonths = column.Type.Kind == ColumnKind.IntervalYearToMonth;

    protected override ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        if (!TryParse(field, out var months, out var days, out var microseconds))
        {
            return new ValueError(LoadErrorCode.Timestamp, $"Invalid interval format or value, Type: {Column.Type}");
        }

        sink.WriteInterval(Index, months, days, microseconds);
        return null;
    }

    private bool TryParse(ReadOnlySpan<byte> field, out int months, out int days, out long microseconds)
    {
        months = days = 0;
        microseconds = 0;
        Int128 monthCount = 0;
        Int128 dayCount = 0;
        Int128 microsecondCount = 0;
        var cursor = new TextCursor(field);
        while (!cursor.IsAtEnd)
        {
            if (!TryReadPart(ref cursor, ref monthCount, ref dayCount, ref microsecondCount))
            {
                return false;
            }

            cursor.SkipBlanks();
        }

        var isOther = isMonths
            ? dayCount != 0 || microsecondCount != 0
            : monthCount != 0 && (dayCount != 0 || microsecondCount != 0);
        if (
            isOther
            || Int128.Abs(monthCount) > int.MaxValue
            || Int128.Abs(dayCount) > int.MaxValue
            || Int128.Abs(microsecondCount) > long.MaxValue
        )
        {
            return false;
        }

        (months, days, microseconds) = ((int)monthCount, (int)dayCount, (long)microsecondCount);
        return true;
    }

    /// <summary>A number with its unit; years-months; hours:minutes[:seconds]; or days, which hours follow.</summary>
    private static bool TryReadPart(ref TextCursor cursor, ref Int128 months, ref Int128 days, ref Int128 microseconds)
    {
        cursor.TryReadAnyOf("+-"u8, out var found);
        var sign = found == '-' ? -1 : 1;
        if (!TryReadNumber(ref cursor, out var number))
        {
            return false;
        }

        if (cursor.TryRead((byte)':'))
        {
            var isTime = TryReadClock(ref cursor, number, out var time);
            microseconds += sign * time;
            return isTime;
        }

        if (cursor.TryRead((byte)'-'))
        {
            var isYears = TryReadNumber(ref cursor, out var rest) && rest < MonthsPerYear;
            months += sign * ((number * MonthsPerYear) + rest);
            return isYears;
        }

        var fraction = cursor.Current == '.' ? cursor.ReadFraction() : 0;
        cursor.SkipBlanks();
        foreach (var (names, unitMonths, unitDays, unitMicroseconds) in Units)
        {
            foreach (var name in names)
            {
                if (cursor.LetterCount == name.Length && cursor.TryReadWord(name))
                {
                    months += sign * number * unitMonths;
                    days += sign * number * unitDays;
                    microseconds +=
                        sign * ((number * unitMicroseconds) + (fraction * (unitMicroseconds / MicrosecondsPerSecond)));
                    return fraction == 0 || unitMicroseconds > 0;
                }
            }
        }

        days += sign * number;
        return fraction == 0 && cursor.DigitCount > 0;
    }

    private static bool TryReadClock(ref TextCursor cursor, long hours, out Int128 microseconds)
    {
        var seconds = 0;
        var isValid =
            cursor.TryReadDigits(2, out var minutes)
            && minutes < 60
            && (!cursor.TryRead((byte)':') || (cursor.TryReadDigits(2, out seconds) && seconds < 60));
        microseconds =
            ((((Int128)hours * 60) + minutes) * 60 + seconds) * MicrosecondsPerSecond + cursor.ReadFraction();
        return isValid;
    }

    private static bool TryReadNumber(ref TextCursor cursor, out long number)
    {
        const int MaxDigits = 12;
        number = 0;
        var count = cursor.DigitCount;
        for (var i = 0; i < count && count <= MaxDigits; i++)
        {
            cursor.TryReadDigits(1, out var digit);
            number = (number * 10) + digit;
        }

        return count is > 0 and <= MaxDigits;
    }
}
