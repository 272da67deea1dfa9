using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>The types of computed numbers: precision and scale of DECIMAL, the wider one of integers, DOUBLE beside a float.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_numeric_computations201.html"/>
internal static class DecimalRules
{
    public const int MaxPrecision = 38;
    private const int MinQuotientScale = 4;

    public static bool IsInteger(ColumnType? type) =>
        type is { Kind: ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt };

    public static bool IsFloat(ColumnType? type) => type is { Kind: ColumnKind.Real or ColumnKind.Double };

    public static bool IsDecimal(ColumnType? type) => type is { Kind: ColumnKind.Decimal };

    /// <summary>An integer beside a decimal.</summary>
    public static ColumnType AsDecimal(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.SmallInt => Decimal(5, 0),
            ColumnKind.Integer => Decimal(10, 0),
            ColumnKind.BigInt => Decimal(19, 0),
            _ => type,
        };

    /// <summary>Of + and −.</summary>
    public static ColumnType? Sum(IReadOnlyList<ColumnType?> types) =>
        Result(
            types,
            static (a, b) =>
            {
                var scale = Math.Max(a.Scale, b.Scale);
                return Capped(Math.Max(a.Length - a.Scale, b.Length - b.Scale) + 1 + scale, scale);
            }
        );

    public static ColumnType? Product(IReadOnlyList<ColumnType?> types) =>
        Result(types, static (a, b) => Capped(a.Length + b.Length + 1, a.Scale + b.Scale));

    public static ColumnType? Quotient(IReadOnlyList<ColumnType?> types) =>
        Result(
            types,
            static (a, b) =>
            {
                var scale = Math.Max(MinQuotientScale, a.Scale + b.Length - b.Scale + 1);
                var precision = a.Length - a.Scale + b.Scale + scale;
                return precision <= MaxPrecision
                    ? Decimal(precision, scale)
                    : Decimal(MaxPrecision, Math.Max(MaxPrecision + scale - precision, MinQuotientScale));
            }
        );

    /// <summary>Of %: a remainder has no more digits before the point than the divisor, and INTEGER wins over other integers.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_MOD.html"/>
    public static ColumnType? Remainder(IReadOnlyList<ColumnType?> types) =>
        IsInteger(types[0]) && IsInteger(types[1]) && types.Any(t => t is { Kind: ColumnKind.Integer })
            ? new ColumnType(ColumnKind.Integer)
            : Result(
                types,
                static (a, b) =>
                {
                    var scale = Math.Max(a.Scale, b.Scale);
                    return Capped(Math.Max(a.Length - a.Scale, b.Length - b.Scale) + scale, scale);
                }
            );

    /// <summary>SUM: integers give BIGINT, DECIMAL all digits there are, floats DOUBLE.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SUM.html"/>
    public static ColumnType? Total(IReadOnlyList<ColumnType?> types) =>
        types[0] switch
        {
            { } type when IsInteger(type) => new ColumnType(ColumnKind.BigInt),
            { Kind: ColumnKind.Decimal } type => Decimal(MaxPrecision, type.Scale),
            { } type when IsFloat(type) => new ColumnType(ColumnKind.Double),
            var type => type,
        };

    /// <summary>
    /// MEDIAN and PERCENTILE_CONT: a value between two others has as many digits more as the percentile has. The page shows 17.5
    /// for integers and 0.5, and 2044.20 for DECIMAL(38,2), which has no room for more, and 0.6.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_PERCENTILE_CONT.html"/>
    public static ColumnType? Between(ColumnType? value, ColumnType? percentile)
    {
        if (value is not { } type || !(IsInteger(type) || IsDecimal(type)))
        {
            return IsFloat(value) ? new ColumnType(ColumnKind.Double) : value;
        }

        var exact = AsDecimal(type);
        var room = MaxPrecision - exact.Length;
        var more = Math.Min(room, percentile is { Kind: ColumnKind.Decimal } p ? p.Scale : 0);
        return Decimal(exact.Length + more, exact.Scale + more);
    }

    private static ColumnType? Result(
        IReadOnlyList<ColumnType?> types,
        Func<ColumnType, ColumnType, ColumnType> ofDecimals
    )
    {
        if (types is not [{ } left, { } right])
        {
            return types is [var a, var b] ? a ?? b : null;
        }

        if (IsFloat(left) || IsFloat(right))
        {
            return new ColumnType(
                left.Kind == ColumnKind.Real && right.Kind == ColumnKind.Real ? ColumnKind.Real : ColumnKind.Double
            );
        }

        if (IsInteger(left) && IsInteger(right))
        {
            return left.Kind > right.Kind ? left : right;
        }

        return IsNumber(left) && IsNumber(right) ? ofDecimals(AsDecimal(left), AsDecimal(right)) : null;
    }

    private static bool IsNumber(ColumnType type) => IsInteger(type) || IsDecimal(type);

    private static ColumnType Capped(int precision, int scale) =>
        Decimal(Math.Min(precision, MaxPrecision), Math.Min(scale, MaxPrecision));

    private static ColumnType Decimal(int precision, int scale) => new(ColumnKind.Decimal, precision, scale);
}
