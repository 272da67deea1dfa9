namespace Sparkify.Tool.Copy.Values;

/// <summary>
/// A decimal number as written: Digits times ten to the Exponent. IsCut: digits beyond the 38th, not all zero, were left out; HalfIsCut: they
/// were a half of the 38th or more.
/// </summary>
internal readonly record struct ExactNumber(bool IsNegative, UInt128 Digits, int Exponent, bool IsCut, bool HalfIsCut)
{
    public const int MaxDigits = 38;

    // Far beyond any type's range, so that sums of exponents cannot overflow.
    private const int ExponentLimit = 1_000_000;

    /// <summary>[+-] digits [. digits] [e [+-] digits]; false: position is the first byte that does not fit.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ExactNumber number, out int position)
    {
        var isNegative = text.Length > 0 && text[0] == '-';
        position = isNegative || (text.Length > 0 && text[0] == '+') ? 1 : 0;
        var digits = new DigitReader();
        var digitCount = digits.Read(text, ref position, isFraction: false);
        if (position < text.Length && text[position] == '.')
        {
            position++;
            digitCount += digits.Read(text, ref position, isFraction: true);
        }

        var exponent = 0;
        var isValid = digitCount > 0 && ReadExponent(text, ref position, out exponent) && position == text.Length;
        number = new ExactNumber(isNegative, digits.Value, digits.Exponent + exponent, digits.IsCut, digits.HalfIsCut);
        return isValid;
    }

    /// <summary>The number times ten to the scale, cut toward zero; false: it has more than 38 digits. IsExact: nothing was cut.</summary>
    public bool TryScale(int scale, out Int128 scaled, out bool isExact)
    {
        var shift = Exponent + scale;
        scaled = 0;
        isExact = Digits == 0;
        if (Digits == 0 || shift < -MaxDigits)
        {
            return true;
        }

        var value = Digits;
        if (shift >= 0)
        {
            if (shift > MaxDigits || value >= PowersOfTen.Get(MaxDigits) / PowersOfTen.Get(shift))
            {
                return false;
            }

            value *= PowersOfTen.Get(shift);
            isExact = !IsCut;
        }
        else
        {
            (value, var rest) = UInt128.DivRem(value, PowersOfTen.Get(-shift));
            isExact = rest == 0 && !IsCut;
        }

        scaled = IsNegative ? -(Int128)value : (Int128)value;
        return true;
    }

    /// <summary>The number times ten to the scale, rounded half away from zero; false: it has more than 38 digits.</summary>
    public bool TryRound(int scale, out Int128 scaled)
    {
        var shift = Exponent + scale;
        if (shift >= 0 || shift < -MaxDigits)
        {
            var fits = TryScale(scale, out scaled, out _);
            scaled += shift == 0 && HalfIsCut ? (IsNegative ? -1 : 1) : 0;
            return fits;
        }

        var unit = PowersOfTen.Get(-shift);
        var (value, rest) = UInt128.DivRem(Digits, unit);
        value += rest >= unit / 2 ? (UInt128)1 : 0;
        scaled = IsNegative ? -(Int128)value : (Int128)value;
        return true;
    }

    private static bool ReadExponent(ReadOnlySpan<byte> text, ref int position, out int exponent)
    {
        exponent = 0;
        if (position >= text.Length || (text[position] | 0x20) != 'e')
        {
            return true;
        }

        position++;
        var isNegative = position < text.Length && text[position] == '-';
        position += isNegative || (position < text.Length && text[position] == '+') ? 1 : 0;
        var start = position;
        for (; position < text.Length && char.IsAsciiDigit((char)text[position]); position++)
        {
            exponent = Math.Min(ExponentLimit, (exponent * 10) + text[position] - '0');
        }

        exponent = isNegative ? -exponent : exponent;
        return position > start;
    }

    private struct DigitReader
    {
        public UInt128 Value { get; private set; }

        public int Exponent { get; private set; }

        public bool IsCut { get; private set; }

        public bool HalfIsCut { get; private set; }

        private bool hasCut;

        /// <summary>Returns how many digits stand at the position.</summary>
        public int Read(ReadOnlySpan<byte> text, ref int position, bool isFraction)
        {
            var start = position;
            for (; position < text.Length && char.IsAsciiDigit((char)text[position]); position++)
            {
                var digit = (uint)(text[position] - '0');
                if (Value >= PowersOfTen.Get(MaxDigits - 1))
                {
                    HalfIsCut |= !hasCut && digit >= 5;
                    hasCut = true;
                    IsCut |= digit != 0;
                    Exponent += isFraction ? 0 : 1;
                }
                else
                {
                    Value = (Value * 10) + digit;
                    Exponent -= isFraction ? 1 : 0;
                }
            }

            return position - start;
        }
    }
}
