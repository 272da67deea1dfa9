using System.Globalization;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>
/// Arithmetic as DuckDB is sent it. Its decimals of up to 18 digits overflow at 18, its division of decimals is one of doubles, and an
/// integer literal is as small as it can be beside a SMALLINT: all three are put right here, exactly and without a look at the values.
/// </summary>
internal static class DuckDbArithmetic
{
    private const int NarrowDigits = 18;

    /// <summary>How large a sum's scale may be while its digits are shifted in DECIMAL(38): beyond, they are cut out of its text.</summary>
    private const int MaxShiftedScale = 6;

    public static string? Sum(string sign, IReadOnlyList<ColumnType?> types) =>
        Infix(sign, types, DecimalRules.Sum(types));

    public static string? Product(IReadOnlyList<ColumnType?> types) => Infix("*", types, DecimalRules.Product(types));

    public static string Quotient(IReadOnlyList<ColumnType?> types)
    {
        if (types is not [{ } left, { } right] || DecimalRules.Quotient(types) is not { } result)
        {
            return "{lib}.quotient({0}, {1})";
        }

        if (result.Kind != ColumnKind.Decimal)
        {
            return $"{{lib}}.quotient({Operand(0, left, result)}, {Operand(1, right, result)})";
        }

        var (a, b) = (DecimalRules.AsDecimal(left), DecimalRules.AsDecimal(right));
        var shift = result.Scale + b.Scale - a.Scale;
        var numerator = Digits("{0}", a) + (shift < 0 ? " // " : " * ") + PowerOfTen(Math.Abs(shift));
        return Scaled($"{{lib}}.quotient({numerator}, {Digits("{1}", b)})", result);
    }

    /// <summary>The mean cut to the scale of its values.</summary>
    public static string Average(ColumnType type)
    {
        const string Count = "nullif(count({distinct}{0}) {filter} {over}, 0)";
        const string Sum = "sum({distinct}{0}) {filter} {over}";
        if (type.Scale == 0)
        {
            return $"CAST(CAST({Sum} AS HUGEINT) // {Count} AS {(DecimalRules.IsInteger(type) ? "BIGINT" : "DECIMAL(38,0)")})";
        }

        var digits =
            type.Scale <= MaxShiftedScale
                ? $"CAST(({Sum}) * {PowerOfTen(type.Scale)} AS HUGEINT)"
                : DigitsOfText(Sum, DecimalRules.MaxPrecision, type.Scale);
        return Scaled(
            $"{digits} // {Count}",
            new ColumnType(ColumnKind.Decimal, DecimalRules.MaxPrecision, type.Scale)
        );
    }

    private static string? Infix(string sign, IReadOnlyList<ColumnType?> types, ColumnType? result)
    {
        if (types is not [{ } left, { } right] || result is not { } type)
        {
            return null;
        }

        if (type.Kind != ColumnKind.Decimal)
        {
            return $"{Operand(0, left, type)} {sign} {Operand(1, right, type)}";
        }

        var scale = DecimalRules.AsDecimal(left).Scale;
        var isCutShort =
            type.Length > NarrowDigits
            && Math.Max(DecimalRules.AsDecimal(left).Length, DecimalRules.AsDecimal(right).Length) <= NarrowDigits;
        return isCutShort ? Text($"CAST({{0}} AS DECIMAL(38,{scale})) {sign} {{1}}") : null;
    }

    /// <summary>SMALLINT beside a literal would stay one, and REAL beside an integer too.</summary>
    private static string Operand(int index, ColumnType type, ColumnType result)
    {
        var isNarrower = type.Kind is ColumnKind.SmallInt or ColumnKind.Real && type.Kind != result.Kind;
        return isNarrower ? Text($"CAST({{{index}}} AS {DuckDb.DuckDbTypes.Find(result)})") : Text($"{{{index}}}");
    }

    /// <summary>A decimal without its point, as HUGEINT.</summary>
    private static string Digits(string value, ColumnType type) =>
        type.Scale == 0 ? $"CAST({value} AS HUGEINT)"
        : type.Length + type.Scale < NarrowDigits ? $"CAST({value} * {PowerOfTen(type.Scale)} AS HUGEINT)"
        : type.Length + type.Scale <= DecimalRules.MaxPrecision
            ? Text($"CAST(CAST({value} AS DECIMAL(38,{type.Scale})) * {PowerOfTen(type.Scale)} AS HUGEINT)")
        : DigitsOfText(value, type.Length, type.Scale);

    private static string DigitsOfText(string value, int precision, int scale) =>
        Text($"CAST(replace(CAST(CAST({value} AS DECIMAL({precision},{scale})) AS VARCHAR), '.', '') AS HUGEINT)");

    /// <summary>A HUGEINT of digits as a decimal.</summary>
    private static string Scaled(string digits, ColumnType type) =>
        type.Scale == 0
            ? Text($"CAST({digits} AS DECIMAL({type.Length},0))")
            : Text(
                $"CAST(CAST({digits} AS DECIMAL(38,0)) * 0.{new string('0', type.Scale - 1)}1 AS DECIMAL({type.Length},{type.Scale}))"
            );

    private static string PowerOfTen(int exponent) => "1" + new string('0', exponent);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
