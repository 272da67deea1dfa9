namespace Sparkify.Tool.Copy.Values;

/// <summary>A point in time as read, on the proleptic Gregorian calendar; year 0 is 1 BC. OffsetSeconds: east of UTC, null where no zone was written.</summary>
internal struct DateTimeParts
{
    // 4713 BC to 294276 AD: https://docs.aws.amazon.com/redshift/latest/dg/r_Datetime_types.html
    private const int MinYear = -4712;
    private const int MaxYear = 294276;
    private const int EpochJulianDay = 2440588;
    private const long MicrosecondsPerSecond = 1_000_000;
    private const long MicrosecondsPerDay = 86_400 * MicrosecondsPerSecond;

    public int Year;

    /// <summary>The year as written where it was written with two digits.</summary>
    public int? ShortYear;

    /// <summary>The year is still to come, behind the time.</summary>
    public bool IsYearLater;

    /// <summary>Nothing may say BC any more.</summary>
    public bool HasEra;
    public int Month = 1;
    public int Day = 1;
    public int Hour;
    public int Minute;
    public int Second;
    public int Microsecond;
    public int? OffsetSeconds;

    public DateTimeParts() { }

    public readonly bool HasValidDate =>
        Year is >= MinYear and <= MaxYear && Month is >= 1 and <= 12 && Day >= 1 && Day <= DaysInMonth(Year, Month);

    public readonly bool HasValidTime => Hour is >= 0 and < 24 && Minute is >= 0 and < 60 && Second is >= 0 and < 60;

    public readonly long MicrosecondOfDay =>
        ((((Hour * 60L) + Minute) * 60) + Second) * MicrosecondsPerSecond + Microsecond;

    /// <summary>Days since 1970-01-01.</summary>
    public readonly int Days => DaysOf(Year, Month, Day);

    /// <summary>Microseconds since 1970-01-01 00:00:00, without regard to the zone.</summary>
    public readonly long Microseconds => (Days * MicrosecondsPerDay) + MicrosecondOfDay;

    public void SetDays(long days)
    {
        // Counts years from March, so that the leap day is a year's last.
        var shifted = days + 719_468;
        var era = Math.DivRem(shifted, 146_097, out var dayOfEra);
        if (dayOfEra < 0)
        {
            era--;
            dayOfEra += 146_097;
        }

        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var month = ((5 * dayOfYear) + 2) / 153;
        Day = (int)(dayOfYear - (((153 * month) + 2) / 5) + 1);
        Month = (int)(month < 10 ? month + 3 : month - 9);
        Year = (int)(yearOfEra + (era * 400) + (Month <= 2 ? 1 : 0));
    }

    public void SetJulianDay(long julianDay)
    {
        SetDays(julianDay - EpochJulianDay);
        HasEra = true;
    }

    /// <summary>The day of the year that is set; false: the year has no such day.</summary>
    public bool SetDayOfYear(int dayOfYear)
    {
        SetDays(DaysOf(Year, 1, 1) + dayOfYear - 1L);
        return dayOfYear is >= 1 and <= 366 && (dayOfYear < 366 || Month == 12);
    }

    private static int DaysInMonth(int year, int month) =>
        month == 2
            ? (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28)
            : 30 + ((month + (month >> 3)) & 1);

    private static int DaysOf(int year, int month, int day)
    {
        var shiftedYear = month <= 2 ? year - 1 : year;
        var era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400;
        var yearOfEra = shiftedYear - (era * 400);
        var dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097) + dayOfEra - 719_468;
    }
}
