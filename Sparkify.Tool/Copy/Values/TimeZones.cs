namespace Sparkify.Tool.Copy.Values;

/// <summary>Zones at the end of a timestamp: Z, +h, +hh, +hhmm, +hh:mm and the common abbreviations, in seconds east of UTC.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/time-zone-names.html"/>
internal static class TimeZones
{
    private static readonly (string Name, int Hours)[] Abbreviations =
    [
        ("z", 0),
        ("utc", 0),
        ("gmt", 0),
        ("wet", 0),
        ("cet", 1),
        ("west", 1),
        ("bst", 1),
        ("cest", 2),
        ("eet", 2),
        ("eest", 3),
        ("msk", 3),
        ("edt", -4),
        ("est", -5),
        ("cdt", -5),
        ("cst", -6),
        ("mdt", -6),
        ("mst", -7),
        ("pdt", -7),
        ("pst", -8),
        ("jst", 9),
    ];

    /// <summary>Reads a zone, if one stands there; false: something else does.</summary>
    public static bool TryRead(ref TextCursor cursor, ref DateTimeParts parts)
    {
        cursor.SkipBlanks();
        if (cursor.IsAtEnd)
        {
            return true;
        }

        if (cursor.TryReadAnyOf("+-"u8, out var sign))
        {
            return TryReadOffset(ref cursor, sign == '-' ? -1 : 1, ref parts);
        }

        foreach (var (name, hours) in Abbreviations)
        {
            if (cursor.TryReadWord(name))
            {
                parts.OffsetSeconds = hours * 3600;
                return true;
            }
        }

        return false;
    }

    private static bool TryReadOffset(ref TextCursor cursor, int sign, ref DateTimeParts parts)
    {
        var minutes = 0;
        var isValid =
            (cursor.DigitCount == 1 ? cursor.TryReadDigits(1, out var hours) : cursor.TryReadDigits(2, out hours))
            && (
                cursor.TryRead((byte)':')
                    ? cursor.TryReadDigits(2, out minutes)
                    : cursor.DigitCount == 0 || cursor.TryReadDigits(2, out minutes)
            );
        parts.OffsetSeconds = sign * ((hours * 60) + minutes) * 60;
        return isValid && hours <= 15 && minutes < 60;
    }
}
