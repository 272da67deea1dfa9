using System.Globalization;
using System.Numerics;

namespace Sparkify.Tool.Copy.Values;

/// <summary>
/// DECIMAL(p, s). Digits beyond the scale are cut off, or with ROUNDEC rounded half away from zero. A JSON number goes through binary
/// floating point first, as the guide warns, so that 0.29 at scale 2 becomes 0.28; quoted digits are taken as they are.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html"/>
internal sealed class DecimalConverter(CopyColumn column, int index, bool rounds) : TrimmedValueConverter(column, index)
{
    private const int MantissaBits = 52;

    // 10^22 and a double's 53 bits fit 128 bits together.
    private const int MaxFastScale = 22;

    private readonly int scale = column.Type.Scale;
    private readonly Int128 limit = (Int128)PowersOfTen.Get(column.Type.Length);

    /// <summary>Numbers without a point or an exponent are no floating point ones: a long of Avro.</summary>
    public bool HasExactIntegers { get; init; }

    protected override ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        Int128 unscaled;
        bool fits;
        if (HasExactIntegers && kind == FieldKind.Number && !field.ContainsAny(".eE"u8))
        {
            kind = FieldKind.Text;
        }

        if (kind == FieldKind.Number)
        {
            fits = TryScale(FloatText.Parse(field), out unscaled);
        }
        else if (kind == FieldKind.Text && ExactNumber.TryParse(field, out var number, out _))
        {
            fits = rounds ? number.TryRound(scale, out unscaled) : number.TryScale(scale, out unscaled, out _);
        }
        else
        {
            return new ValueError(LoadErrorCode.Decimal, $"Invalid decimal value, Type: {Column.Type}");
        }

        if (!fits || unscaled >= limit || unscaled <= -limit)
        {
            return new ValueError(
                LoadErrorCode.TooLong,
                string.Create(CultureInfo.InvariantCulture, $"Overflow for NUMERIC({Column.Type.Length},{scale})")
            );
        }

        sink.WriteDecimal(Index, unscaled);
        return null;
    }

    /// <summary>The double's exact value times ten to the scale, cut toward zero or rounded half away from it.</summary>
    private bool TryScale(double value, out Int128 unscaled)
    {
        unscaled = 0;
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var biased = (int)((bits >> MantissaBits) & 0x7FF);
        if (biased == 0x7FF)
        {
            return false;
        }

        var mantissa = (bits & ((1UL << MantissaBits) - 1)) | (biased == 0 ? 0 : 1UL << MantissaBits);
        var exponent = Math.Max(biased, 1) - 1023 - MantissaBits;
        Int128 magnitude;
        if (scale <= MaxFastScale && exponent <= 0)
        {
            // The last bit that is shifted out is one half.
            var scaled = (UInt128)mantissa * PowersOfTen.Get(scale);
            var half = rounds && exponent is < 0 and > -128 ? (scaled >> (-exponent - 1)) & 1 : 0;
            magnitude = exponent <= -128 ? 0 : (Int128)((scaled >> -exponent) + half);
        }
        else
        {
            var exact = mantissa * (BigInteger)PowersOfTen.Get(scale);
            exact =
                exponent >= 0 ? exact << exponent
                : rounds ? ((exact >> (-exponent - 1)) + 1) >> 1
                : exact >> -exponent;
            if (exact >= (BigInteger)limit)
            {
                return false;
            }

            magnitude = (Int128)exact;
        }

        unscaled = value < 0 ? -magnitude : magnitude;
        return true;
    }
}
