using System.Globalization;
using System.Text;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Copy.Values;

/// <summary>
/// SMALLINT, INTEGER, BIGINT. A JSON number may have a fraction or an exponent as long as it is integral (1541033612796.0); quoted digits may not.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html"/>
internal sealed class IntegerConverter(CopyColumn column, int index) : TrimmedValueConverter(column, index)
{
    // So many digits never overflow.
    private const int SafeDigits = 18;

    private readonly (string Name, long Min, long Max) range = column.Type.Kind switch
    {
        ColumnKind.SmallInt => ("Short", short.MinValue, short.MaxValue),
        ColumnKind.Integer => ("Integer", int.MinValue, int.MaxValue),
        _ => ("Long", long.MinValue, long.MaxValue),
    };

    /// <summary>An integer, which is all of the field but for a fraction of zeros where the field is a number.</summary>
    public static bool TryParseSimple(FieldKind kind, ReadOnlySpan<byte> field, out long value)
    {
        var isNegative = field[0] == '-';
        var start = isNegative ? 1 : 0;
        var position = start;
        value = 0;
        for (; (uint)position < (uint)field.Length && (uint)(field[position] - '0') <= 9; position++)
        {
            value = unchecked((value * 10) + field[position] - '0');
        }

        if (position == start || position - start > SafeDigits)
        {
            return false;
        }

        value = isNegative ? -value : value;
        return position == field.Length
            || (
                kind == FieldKind.Number
                && field[position] == '.'
                && !field[(position + 1)..].ContainsAnyExcept((byte)'0')
            );
    }

    protected override ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        if (!TryParseSimple(kind, field, out var value) && ParseRest(kind, field, out value) is { } error)
        {
            return error;
        }

        if (value < range.Min || value > range.Max)
        {
            return Overflow();
        }

        sink.WriteInteger(Index, value);
        return null;
    }

    private ValueError? ParseRest(FieldKind kind, ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        var isNumber = ExactNumber.TryParse(field, out var number, out var position);
        var firstOther = field.IndexOfAnyExcept("+-0123456789"u8);
        if (!isNumber || (kind != FieldKind.Number && firstOther >= 0))
        {
            return InvalidDigit(field, isNumber ? firstOther : position);
        }

        if (!number.TryScale(0, out var whole, out var isExact))
        {
            return Overflow();
        }

        if (!isExact)
        {
            return InvalidDigit(field, Math.Max(0, firstOther));
        }

        value = (long)Int128.Clamp(whole, long.MinValue, long.MaxValue);
        return value == whole ? null : Overflow();
    }

    private ValueError InvalidDigit(ReadOnlySpan<byte> field, int position)
    {
        Rune.DecodeFromUtf8(field[Math.Min(position, field.Length)..], out var found, out _);
        var value = position < field.Length ? $", Value '{found}'" : "";
        var place = string.Create(CultureInfo.InvariantCulture, $", Pos {position}, Type: {range.Name}");
        return new ValueError(LoadErrorCode.Digit, $"Invalid digit{value}{place}", position)
        {
            ReasonWithoutValue = $"Invalid digit{place}",
        };
    }

    private ValueError Overflow() =>
        new(
            LoadErrorCode.Overflow,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Overflow ({range.Name} valid range {range.Min} to {range.Max})"
            )
        );
}
