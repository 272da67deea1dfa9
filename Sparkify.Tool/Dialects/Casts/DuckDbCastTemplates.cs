using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Sql;
using static Sparkify.Tool.Dialects.Casts.CastText;

namespace Sparkify.Tool.Dialects.Casts;

/// <summary>Conversions as DuckDB is sent them.</summary>
internal static class DuckDbCastTemplates
{
    /// <summary>No number, date or time has a longer text.</summary>
    private const int LongestScalarText = 48;

    public static string Find(CastSource source, ColumnType target, CastMode mode) =>
        target.Kind switch
        {
            ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt => ToInteger(source, target, mode),
            ColumnKind.Decimal => ToDecimal(source, target, mode),
            ColumnKind.Real or ColumnKind.Double => ToFloat(source, target, mode),
            ColumnKind.Boolean => ToBoolean(source),
            ColumnKind.Char or ColumnKind.Varchar => ToText(source, target, mode),
            ColumnKind.Super => ToSuper(source),
            ColumnKind.Varbyte => ToVarbyte(source),
            _ when ReaderOf(target.Kind) is { } reader => ToTime(source, target, mode, reader),
            _ => "{0}",
        };

    private static string ToInteger(CastSource source, ColumnType target, CastMode mode) =>
        source switch
        {
            { Type: var type } when type == target && (source.IsStored || mode == CastMode.Assignment) => "{0}",
            { IsLiteral: true } or { Type.IsCharacter: true } => Cast("{lib}.integer_digits({0})", target, mode),
            { Type.Kind: ColumnKind.Super } => FromSuper(target),
            { Type.Kind: ColumnKind.Varbyte } => Cast("{lib}.varbyte_to_integer({0})", target, mode),
            { Type.Kind: ColumnKind.Decimal, IsStored: true } when mode != CastMode.Assignment => Cast(
                "trunc({0})",
                target,
                mode
            ),
            _ => Cast("{0}", target, mode),
        };

    /// <summary>What is no such number becomes NULL.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
    private static string FromSuper(ColumnType target) => Cast("{lib}.super_number_text({0})", target, CastMode.Try);

    private static string ToDecimal(CastSource source, ColumnType target, CastMode mode)
    {
        if (source.Type is { Kind: ColumnKind.Super })
        {
            return FromSuper(target);
        }

        var value = source switch
        {
            { Type: { Kind: ColumnKind.Decimal } type, IsStored: true }
                when mode != CastMode.Assignment && type.Scale > target.Scale => Format(
                $"trunc({{0}}, {target.Scale})"
            ),
            _ => "{0}",
        };
        var cast = Cast(value, target, mode);
        return MayExceedLong(source, target) ? $"{{lib}}.fit_long_decimal({cast}, {LongLimit(target.Scale)})" : cast;
    }

    private static string ToFloat(CastSource source, ColumnType target, CastMode mode) =>
        source.Type == target ? "{0}"
        : source.Type is { Kind: ColumnKind.Super } ? FromSuper(target)
        : Cast("{0}", target, mode);

    private static string ToBoolean(CastSource source) =>
        source switch
        {
            { Type.Kind: ColumnKind.Boolean } => "{0}",
            { IsLiteral: true } => "{lib}.boolean_of_word({0})",
            { Type.Kind: ColumnKind.Super } => "{lib}.super_to_boolean({0})",
            _ => "CAST({0} AS BOOLEAN)",
        };

    private static string ToText(CastSource source, ColumnType target, CastMode mode)
    {
        var text = TextOf(source);
        if (mode == CastMode.Assignment)
        {
            return Format(
                $"{{lib}}.{(target.Kind == ColumnKind.Char ? "fit_char" : "fit_varchar")}({text}, {target.Length})"
            );
        }

        var fits = source switch
        {
            { IsLiteral: true } or { Type: null } or { Type.Kind: ColumnKind.Super or ColumnKind.Varbyte } => false,
            { Type: { IsCharacter: true } type } => type.Length <= target.Length,
            _ => target.Length >= LongestScalarText,
        };
        var cut =
            fits || target.Length >= ColumnType.MaxVarcharBytes
                ? text
                : Format($"{{lib}}.cut_varchar({text}, {target.Length})");
        return target.Kind == ColumnKind.Char ? $"rtrim({cut}, ' ')" : cut;
    }

    private static string TextOf(CastSource source) =>
        source switch
        {
            { Type.IsCharacter: true } => "{0}",
            { IsLiteral: true } => "CAST({0} AS VARCHAR)",
            { Type.Kind: ColumnKind.Double } => "{lib}.float_text({0})",
            { Type.Kind: ColumnKind.Real } => "{lib}.real_text({0})",
            { Type.Kind: ColumnKind.Super } => "{lib}.super_to_varchar({0})",
            { Type.Kind: ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond } =>
                "{lib}.interval_text({0})",
            { Type.Kind: ColumnKind.Varbyte } => "decode({0})",
            _ => "CAST({0} AS VARCHAR)",
        };

    /// <summary>A number by its digits: DuckDB's to_json makes a double of a decimal.</summary>
    private static string ToSuper(CastSource source) =>
        source.Type switch
        {
            { Kind: ColumnKind.Super } => "{0}",
            { Kind: ColumnKind.Decimal } or { Kind: ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt } =>
                "CAST(CAST({0} AS VARCHAR) AS JSON)",
            { Kind: ColumnKind.Real or ColumnKind.Double or ColumnKind.Boolean } => "to_json({0})",
            _ => "to_json(CAST({0} AS VARCHAR))",
        };

    /// <summary>CHAR with its blanks; an integer in as many bytes as it has.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_VARBYTE_type.html"/>
    private static string ToVarbyte(CastSource source) =>
        source.Type switch
        {
            { Kind: ColumnKind.Varbyte } => "{0}",
            { Kind: ColumnKind.Char } type => Format($"encode(rpad({{0}}, {type.Length}, ' '))"),
            { Kind: ColumnKind.SmallInt } => "unhex(printf('%04x', CAST({0} AS BIGINT) & 65535))",
            { Kind: ColumnKind.Integer } => "unhex(printf('%08x', CAST({0} AS BIGINT) & 4294967295))",
            { Kind: ColumnKind.BigInt } => "unhex(printf('%016x', CAST({0} AS BIGINT)))",
            _ => "encode(CAST({0} AS VARCHAR))",
        };

    private static string ToTime(CastSource source, ColumnType target, CastMode mode, string reader)
    {
        var text = source switch
        {
            { IsLiteral: true } or { Type.IsCharacter: true } => "{0}",
            { Type: null } => "CAST({0} AS VARCHAR)",
            { Type.Kind: ColumnKind.Super } => "{lib}.super_to_varchar({0})",
            _ => null,
        };
        return text is not null
            ? mode == CastMode.Try || source.Type is { Kind: ColumnKind.Super }
                ? $"TRY({{lib}}.{reader}({text}))"
                : $"{{lib}}.{reader}({text})"
            : source.Type == target
                ? "{0}"
                : source.Type is { Kind: ColumnKind.Time } && target.Kind == ColumnKind.IntervalDayToSecond
                    ? "to_microseconds(CAST(epoch_us({0}) AS BIGINT))"
                    : Cast("{0}", target, mode);
    }

    private static string Cast(string value, ColumnType target, CastMode mode) =>
        $"{(mode == CastMode.Try ? "TRY_CAST" : "CAST")}({value} AS {DuckDbTypes.Find(target)})";
}
