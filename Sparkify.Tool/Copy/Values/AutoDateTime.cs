namespace Sparkify.Tool.Copy.Values;

/// <summary>The dates and times that 'auto' knows. Epoch numbers are none of them.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/automatic-recognition.html"/>
internal static class AutoDateTime
{
    private const int MonthsPerYear = 12;

    public static bool TryRead(ReadOnlySpan<byte> text, ref DateTimeParts parts)
    {
        var cursor = new TextCursor(text);
        return TryReadDate(ref cursor, ref parts) && TryReadRest(ref cursor, ref parts);
    }

    /// <summary>HH:MI, HH:MI:SS, HH:MI:SS.ffffff, HHMISS, each with AM or PM after it or without.</summary>
    public static bool TryReadTime(ref TextCursor cursor, ref DateTimeParts parts)
    {
        if (cursor.DigitCount is 6)
        {
            cursor.TryReadDigits(2, out parts.Hour);
            cursor.TryReadDigits(2, out parts.Minute);
            cursor.TryReadDigits(2, out parts.Second);
        }
        else if (
            !cursor.TryReadNumber(2, out parts.Hour)
            || !cursor.TryRead((byte)':')
            || !cursor.TryReadDigits(2, out parts.Minute)
            || (cursor.TryRead((byte)':') && !cursor.TryReadDigits(2, out parts.Second))
        )
        {
            return false;
        }

        parts.Microsecond = cursor.ReadFraction();
        cursor.SkipBlanks();
        return (cursor.Current | 0x20) is not ('a' or 'p')
            || cursor.LetterCount != 2
            || DateTimePattern.TryReadHalfDay(ref cursor, ref parts);
    }

    /// <summary>What may follow a date: a time, a zone, BC.</summary>
    public static bool TryReadRest(ref TextCursor cursor, ref DateTimeParts parts)
    {
        var hasSeparator = cursor.TryReadAnyOf("T "u8, out _);
        cursor.SkipBlanks();
        if (char.IsAsciiDigit((char)cursor.Current) && (!hasSeparator || !TryReadTime(ref cursor, ref parts)))
        {
            return false;
        }

        // "DD Mon HH:MI:SS YYYY": the year stands after the time.
        cursor.SkipBlanks();
        if (parts.IsYearLater && !cursor.TryReadYear(out parts.Year))
        {
            return false;
        }

        return TryReadEra(ref cursor, ref parts)
            && TimeZones.TryRead(ref cursor, ref parts)
            && TryReadEra(ref cursor, ref parts)
            && cursor.IsAtEnd;
    }

    private static bool TryReadEra(ref TextCursor cursor, ref DateTimeParts parts)
    {
        cursor.SkipBlanks();
        if (!cursor.TryReadWord("bc"))
        {
            return true;
        }

        // 1 BC is the year 0 of the calendar; an era makes two digits a year of its own: 95 BC, not 1995 BC.
        var year = parts.ShortYear ?? parts.Year;
        var isValid = year > 0 && !parts.HasEra;
        parts.Year = 1 - year;
        parts.HasEra = true;
        return isValid;
    }

    private static bool TryReadDate(ref TextCursor cursor, ref DateTimeParts parts)
    {
        if ((cursor.Current | 0x20) == 'j' && cursor.LetterCount == 1)
        {
            cursor.TryRead(cursor.Current);
            var isJulian = cursor.TryReadNumber(9, out var julianDay);
            parts.SetJulianDay(julianDay);
            return isJulian;
        }

        if (cursor.LetterCount > 0)
        {
            return TryReadMonthFirst(ref cursor, ref parts);
        }

        return cursor.DigitCount switch
        {
            8 or 14 => TryReadRun(4, ref cursor, ref parts),
            6 => TryReadRun(2, ref cursor, ref parts),
            4 => TryReadYearFirst(ref cursor, ref parts),
            1 or 2 => TryReadDayOrMonthFirst(ref cursor, ref parts),
            _ => false,
        };
    }

    /// <summary>YYYYMMDD, YYYYMMDDHHMISS, YYMMDD</summary>
    private static bool TryReadRun(int yearDigits, ref TextCursor cursor, ref DateTimeParts parts)
    {
        var hasTime = cursor.DigitCount == 14;
        cursor.TryReadDigits(yearDigits, out parts.Year);
        parts.Year = yearDigits == 2 ? DateTimePattern.WholeYear(parts.Year) : parts.Year;
        cursor.TryReadDigits(2, out parts.Month);
        cursor.TryReadDigits(2, out parts.Day);
        return parts.Year > 0 && (!hasTime || TryReadTime(ref cursor, ref parts));
    }

    /// <summary>YYYY.DDD, YYYY-MM-DD, YYYY/MM/DD</summary>
    private static bool TryReadYearFirst(ref TextCursor cursor, ref DateTimeParts parts)
    {
        if (!cursor.TryReadYear(out parts.Year) || !cursor.TryReadAnyOf("-/."u8, out var separator))
        {
            return false;
        }

        if (separator == '.' && cursor.DigitCount == 3)
        {
            cursor.TryReadDigits(3, out var dayOfYear);
            return parts.SetDayOfYear(dayOfYear);
        }

        return (cursor.TryReadNumber(2, out parts.Month) || cursor.TryReadMonth(out parts.Month))
            && cursor.TryRead(separator)
            && cursor.TryReadNumber(2, out parts.Day);
    }

    /// <summary>MM/DD/YYYY, DD.MM.YYYY, DD-Mon-YYYY, DD Mon YYYY, DD Mon (the year comes later)</summary>
    private static bool TryReadDayOrMonthFirst(ref TextCursor cursor, ref DateTimeParts parts)
    {
        cursor.TryReadNumber(2, out var first);
        if (!cursor.TryReadAnyOf("/.- "u8, out var separator))
        {
            return false;
        }

        if (separator is (byte)'/')
        {
            parts.Month = first;
            return cursor.TryReadNumber(2, out parts.Day)
                && cursor.TryRead(separator)
                && TryReadYear(ref cursor, ref parts);
        }

        parts.Day = first;
        if (separator is (byte)'.')
        {
            var isRead =
                cursor.TryReadNumber(2, out parts.Month)
                && cursor.TryRead(separator)
                && TryReadYear(ref cursor, ref parts);
            if (parts.Month > MonthsPerYear)
            {
                // The guide's own example of DD.MM.YYYY is 12.17.1997.
                (parts.Day, parts.Month) = (parts.Month, parts.Day);
            }

            return isRead;
        }

        return cursor.TryReadMonth(out parts.Month)
            && (
                separator == ' '
                    ? TryReadYearHereOrLater(ref cursor, ref parts)
                    : cursor.TryRead(separator) && TryReadYear(ref cursor, ref parts)
            );
    }

    /// <summary>Mon-DD-YY, Mon DD, YYYY, Month DD YYYY</summary>
    private static bool TryReadMonthFirst(ref TextCursor cursor, ref DateTimeParts parts)
    {
        if (
            !cursor.TryReadMonth(out parts.Month)
            || !cursor.TryReadAnyOf("- "u8, out var separator)
            || !cursor.TryReadNumber(2, out parts.Day)
        )
        {
            return false;
        }

        var isSeparated =
            separator == ' ' ? cursor.TryRead((byte)',') | cursor.TryRead((byte)' ') : cursor.TryRead(separator);
        cursor.SkipBlanks();
        return isSeparated && TryReadYear(ref cursor, ref parts);
    }

    /// <summary>"DD Mon YYYY", or "DD Mon HH:MI:SS YYYY", whose year comes after the time.</summary>
    private static bool TryReadYearHereOrLater(ref TextCursor cursor, ref DateTimeParts parts)
    {
        var ahead = cursor;
        if (ahead.TryRead((byte)' ') && ahead.DigitCount == 4)
        {
            cursor = ahead;
            return TryReadYear(ref cursor, ref parts);
        }

        parts.IsYearLater = true;
        return true;
    }

    private static bool TryReadYear(ref TextCursor cursor, ref DateTimeParts parts)
    {
        if (cursor.DigitCount == 4)
        {
            return cursor.TryReadYear(out parts.Year);
        }

        if (cursor.DigitCount != 2 || !cursor.TryReadDigits(2, out var shortYear))
        {
            return false;
        }

        parts.ShortYear = shortYear;
        parts.Year = DateTimePattern.WholeYear(shortYear);
        return true;
    }
}
