using System.Globalization;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Arithmetic as PostgreSQL is sent it: its NUMERIC knows no 38 digits, and divides to as many digits as it likes.</summary>
internal static class PostgresArithmetic
{
    public static string? Sum(string sign, IReadOnlyList<ColumnType?> types) =>
        types is [{ } a, { } b] && DecimalRules.Sum(types) is { Kind: ColumnKind.Decimal, Length: 38 } result
            ? Fitting($"{{0}} {sign} {{1}}", a, b, result, Math.Max(WholeDigits(a), WholeDigits(b)) + 1 + result.Scale)
            : null;

    public static string? Product(IReadOnlyList<ColumnType?> types) =>
        types is [{ } a, { } b] && DecimalRules.Product(types) is { Kind: ColumnKind.Decimal, Length: 38 } result
            ? Fitting("{0} * {1}", a, b, result, DecimalRules.AsDecimal(a).Length + DecimalRules.AsDecimal(b).Length)
            : null;

    /// <summary>Cut to the scale of the result.</summary>
    public static string? Quotient(IReadOnlyList<ColumnType?> types) =>
        types is [{ }, { }] && DecimalRules.Quotient(types) is { Kind: ColumnKind.Decimal } result
            ? Text($"(div(CAST({{0}} AS numeric) * 1e{result.Scale}, CAST({{1}} AS numeric)) * {Unit(result.Scale)})")
            : null;

    /// <summary>The mean cut to the scale of its values.</summary>
    public static string Average(ColumnType type) =>
        DecimalRules.IsInteger(type)
            ? "CAST(trunc(avg({distinct}{0}) {filter} {over}) AS bigint)"
            : Text(
                $"(div(sum({{distinct}}{{0}}) {{filter}} {{over}} * 1e{type.Scale}, count({{distinct}}{{0}}) {{filter}} {{over}}) * {Unit(type.Scale)})"
            );

    private static string? Fitting(string value, ColumnType a, ColumnType b, ColumnType result, int digits) =>
        digits > DecimalRules.MaxPrecision ? Text($"{{lib}}.fit_decimal({value}, {result.Scale})") : null;

    private static int WholeDigits(ColumnType type) =>
        DecimalRules.AsDecimal(type).Length - DecimalRules.AsDecimal(type).Scale;

    /// <summary>A factor that makes digits a number of that scale.</summary>
    private static string Unit(int scale) => scale == 0 ? "1" : Text($"0.{new string('0', scale - 1)}1");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
