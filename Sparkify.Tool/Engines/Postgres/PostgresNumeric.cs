using System.Buffers.Binary;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>NUMERIC in binary: digits of base 10,000, the first one's weight, the sign and the scale, two bytes each.</summary>
internal static class PostgresNumeric
{
    /// <summary>Of 38 digits: four words, and up to eleven digits.</summary>
    public const int MaxBytes = (4 + MaxDigitCount) * sizeof(short);

    private const int MaxDigitCount = 11;
    private const int DecimalsPerDigit = 4;
    private const ushort Base = 10_000;
    private const short Negative = 0x4000;

    private static readonly ushort[] Powers = [1, 10, 100, 1000];

    /// <summary>Returns how many bytes it took.</summary>
    public static int Write(Span<byte> target, Int128 unscaled, int scale)
    {
        var rest = (UInt128)(unscaled < 0 ? -unscaled : unscaled);
        Span<ushort> digits = stackalloc ushort[MaxDigitCount];

        // From the last one on. The one that holds the last decimals may be a part of a digit.
        var count = 0;
        var lastWeight = -((scale + DecimalsPerDigit - 1) / DecimalsPerDigit);
        if (scale % DecimalsPerDigit is > 0 and var decimals)
        {
            (rest, var part) = UInt128.DivRem(rest, Powers[decimals]);
            digits[count++] = (ushort)((ushort)part * Powers[DecimalsPerDigit - decimals]);
        }

        while (rest > ulong.MaxValue)
        {
            (rest, var digit) = UInt128.DivRem(rest, Base);
            digits[count++] = (ushort)digit;
        }

        for (var small = (ulong)rest; small > 0; small /= Base)
        {
            digits[count++] = (ushort)(small % Base);
        }

        var first = digits[..count];
        var zeroCount = first.IndexOfAnyExcept((ushort)0);
        return zeroCount < 0
            ? WriteDigits(target, [], 0, 0, scale)
            : WriteDigits(
                target,
                first[zeroCount..],
                lastWeight + count - 1,
                unscaled < 0 ? Negative : (short)0,
                scale
            );
    }

    /// <summary>Digits: the last one first; its leading zeros, at the end, do not count.</summary>
    private static int WriteDigits(Span<byte> target, ReadOnlySpan<ushort> digits, int weight, short sign, int scale)
    {
        while (digits.Length > 0 && digits[^1] == 0)
        {
            digits = digits[..^1];
            weight--;
        }

        BinaryPrimitives.WriteInt16BigEndian(target, (short)digits.Length);
        BinaryPrimitives.WriteInt16BigEndian(target[2..], (short)weight);
        BinaryPrimitives.WriteInt16BigEndian(target[4..], sign);
        BinaryPrimitives.WriteInt16BigEndian(target[6..], (short)scale);
        var position = 4 * sizeof(short);
        for (var i = digits.Length - 1; i >= 0; i--, position += sizeof(short))
        {
            BinaryPrimitives.WriteUInt16BigEndian(target[position..], digits[i]);
        }

        return position;
    }
}
