using System.Text;

namespace Sparkify.Tool.Copy.Values;

/// <summary>A DATEFORMAT or TIMEFORMAT string, taken apart. HH means 24 hours, unlike in TO_TIMESTAMP.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_DATEFORMAT_and_TIMEFORMAT_strings.html"/>
internal sealed class DateTimePattern
{
    private static readonly (string Text, Part Part)[] Parts =
    [
        ("YYYY", Part.Year),
        ("YY", Part.ShortYear),
        ("MONTH", Part.MonthName),
        ("MON", Part.MonthName),
        ("MM", Part.Month),
        ("MI", Part.Minute),
        ("DD", Part.Day),
        ("HH24", Part.Hour),
        ("HH12", Part.Hour12),
        ("HH", Part.Hour),
        ("SS", Part.Second),
        ("AM", Part.HalfDay),
        ("PM", Part.HalfDay),
    ];

    private readonly List<Piece> pieces = [];

    // Where the pieces of the date end: a text may end there and is midnight then.
    private readonly int dateEnd;

    private DateTimePattern(string format)
    {
        for (var position = 0; position < format.Length; )
        {
            position += Add(format, position);
        }

        dateEnd =
            1
            + pieces.FindLastIndex(p =>
                p.Part is Part.Year or Part.ShortYear or Part.Month or Part.MonthName or Part.Day
            );
    }

    private enum Part
    {
        Literal,
        Year,
        ShortYear,
        Month,
        MonthName,
        Day,
        Hour,
        Hour12,
        Minute,
        Second,
        HalfDay,
    }

    /// <summary>The pattern, or null and what is wrong with it.</summary>
    public static DateTimePattern? TryCompile(string format, out string? problem)
    {
        var pattern = new DateTimePattern(format);
        problem =
            !pattern.Has(Part.Year, Part.ShortYear) ? "no year (YYYY or YY)"
            : !pattern.Has(Part.Month, Part.MonthName) ? "no month (MM or MON)"
            : !pattern.Has(Part.Day, Part.Day) ? "no day (DD)"
            : pattern.Has(Part.Hour12, Part.Hour12) && !pattern.Has(Part.HalfDay, Part.HalfDay)
                ? "HH12 without AM or PM"
            : format.Contains("TZ", StringComparison.OrdinalIgnoreCase)
            || format.Contains("OF", StringComparison.OrdinalIgnoreCase)
                ? "TZ or OF, which only 'auto' reads"
            : null;
        return problem is null ? pattern : null;
    }

    /// <summary>Reads the text from its start; what the pattern leaves is left to the caller.</summary>
    public bool TryRead(ref TextCursor cursor, ref DateTimeParts parts)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i >= dateEnd && cursor.IsAtEnd)
            {
                return i == dateEnd;
            }

            if (!TryRead(pieces[i], ref cursor, ref parts))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryRead(Piece piece, ref TextCursor cursor, ref DateTimeParts parts)
    {
        switch (piece.Part)
        {
            case Part.Literal:
                return cursor.TryRead(piece.Literal);
            case Part.Year:
                return cursor.TryReadYear(out parts.Year);
            case Part.ShortYear:
                var isRead = cursor.TryReadDigits(2, out parts.Year);
                parts.Year = WholeYear(parts.Year);
                return isRead;
            case Part.Month:
                return cursor.TryReadDigits(2, out parts.Month);
            case Part.MonthName:
                return cursor.TryReadMonth(out parts.Month);
            case Part.Day:
                return cursor.TryReadDigits(2, out parts.Day);
            case Part.Hour:
            case Part.Hour12:
                return cursor.TryReadDigits(2, out parts.Hour);
            case Part.Minute:
                return cursor.TryReadDigits(2, out parts.Minute);
            case Part.Second:
                var isSecond = cursor.TryReadDigits(2, out parts.Second);
                parts.Microsecond = isSecond ? cursor.ReadFraction() : 0;
                return isSecond;
            default:
                return TryReadHalfDay(ref cursor, ref parts);
        }
    }

    /// <summary>70 to 99 are of the last century.</summary>
    internal static int WholeYear(int shortYear) => shortYear + (shortYear >= 70 ? 1900 : 2000);

    internal static bool TryReadHalfDay(ref TextCursor cursor, ref DateTimeParts parts)
    {
        var isAfternoon = cursor.TryReadWord("pm");
        if ((!isAfternoon && !cursor.TryReadWord("am")) || parts.Hour is < 1 or > 12)
        {
            return false;
        }

        parts.Hour = (parts.Hour % 12) + (isAfternoon ? 12 : 0);
        return true;
    }

    private bool Has(Part one, Part other) => pieces.Exists(p => p.Part == one || p.Part == other);

    private int Add(string format, int position)
    {
        var rest = format.AsSpan(position);
        foreach (var (text, part) in Parts)
        {
            if (rest.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            {
                pieces.Add(new Piece(part, 0));
                return text.Length + (part == Part.Second ? FractionLength(rest[text.Length..]) : 0);
            }
        }

        Rune.DecodeFromUtf16(rest, out var character, out var used);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var literal in utf8[..character.EncodeToUtf8(utf8)])
        {
            pieces.Add(new Piece(Part.Literal, literal));
        }

        return used;
    }

    /// <summary>SS takes a fraction by itself; ".SSS" after it says no more.</summary>
    private static int FractionLength(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith(".S", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var end = rest[1..].IndexOfAnyExcept('S', 's');
        return end < 0 ? rest.Length : end + 1;
    }

    private readonly record struct Piece(Part Part, byte Literal);
}
