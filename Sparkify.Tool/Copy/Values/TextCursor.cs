namespace Sparkify.Tool.Copy.Values;

/// <summary>Reads dates and times piece by piece. A method that returns false has not moved, but over a year 0000.</summary>
internal ref struct TextCursor(ReadOnlySpan<byte> text)
{
    private static readonly string[] Months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    private ReadOnlySpan<byte> rest = text;

    public readonly bool IsAtEnd => rest.IsEmpty;

    public readonly byte Current => rest.IsEmpty ? (byte)0 : rest[0];

    public readonly int DigitCount
    {
        get
        {
            var end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            return end < 0 ? rest.Length : end;
        }
    }

    public readonly int LetterCount
    {
        get
        {
            var count = 0;
            while (count < rest.Length && char.IsAsciiLetter((char)rest[count]))
            {
                count++;
            }

            return count;
        }
    }

    public bool TryRead(byte wanted)
    {
        if (rest.IsEmpty || rest[0] != wanted)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    public bool TryReadAnyOf(ReadOnlySpan<byte> wanted, out byte found)
    {
        found = Current;
        return !rest.IsEmpty && wanted.Contains(found) && TryRead(found);
    }

    public void SkipBlanks()
    {
        while (!rest.IsEmpty && Blanks.IsBlank(rest[0]))
        {
            rest = rest[1..];
        }
    }

    /// <summary>A number of exactly so many digits, or of the first so many of more.</summary>
    public bool TryReadDigits(int count, out int value)
    {
        value = 0;
        if (rest.Length < count)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            var digit = (uint)(rest[i] - '0');
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + (int)digit;
        }

        rest = rest[count..];
        return true;
    }

    /// <summary>Four digits but 0000: 1 BC comes before the year 1.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Datetime_types.html"/>
    public bool TryReadYear(out int year) => TryReadDigits(4, out year) && year > 0;

    /// <summary>A number of at least one and at most so many digits (9 or fewer), with no digit after it.</summary>
    public bool TryReadNumber(int maxDigits, out int value)
    {
        var count = DigitCount;
        value = 0;
        return count >= 1 && count <= maxDigits && TryReadDigits(count, out value);
    }

    /// <summary>A point and digits; those beyond microseconds are cut off. Nothing there is 0.</summary>
    public int ReadFraction()
    {
        if (rest.Length < 2 || rest[0] != '.' || !char.IsAsciiDigit((char)rest[1]))
        {
            return 0;
        }

        rest = rest[1..];
        var count = DigitCount;
        var microseconds = 0;
        for (var i = 0; i < 6; i++)
        {
            microseconds = (microseconds * 10) + (i < count ? rest[i] - '0' : 0);
        }

        rest = rest[count..];
        return microseconds;
    }

    /// <summary>A month's name, short or whole, in any case.</summary>
    public bool TryReadMonth(out int month)
    {
        var count = LetterCount;
        for (month = 1; month <= Months.Length; month++)
        {
            var name = Months[month - 1];
            if (
                count >= 3
                && (count == 3 || count == name.Length || (count == 4 && month == 9))
                && IsStartOf(name, count)
            )
            {
                rest = rest[count..];
                return true;
            }
        }

        return false;
    }

    /// <summary>A run of letters that is the word, in any case.</summary>
    public bool TryReadWord(string word)
    {
        if (LetterCount != word.Length || !IsStartOf(word, word.Length))
        {
            return false;
        }

        rest = rest[word.Length..];
        return true;
    }

    private readonly bool IsStartOf(string word, int count) =>
        System.Text.Ascii.EqualsIgnoreCase(rest[..count], word.AsSpan(0, count));
}
