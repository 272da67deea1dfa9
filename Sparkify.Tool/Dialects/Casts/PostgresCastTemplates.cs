using Sparkify.Tool.Sql;
using static Sparkify.Tool.Dialects.Casts.CastText;

namespace Sparkify.Tool.Dialects.Casts;

/// <summary>Conversions as PostgreSQL is sent them.</summary>
internal static class PostgresCastTemplates
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

    private static string ToInteger(CastSource source, ColumnType target, CastMode mode)
    {
        if (source.Type == target && (source.IsStored || mode == CastMode.Assignment))
        {
            return "{0}";
        }

        if (source.Type is { Kind: ColumnKind.Super })
        {
            return target.Kind switch
            {
                ColumnKind.SmallInt => "{lib}.super_to_smallint({0})",
                ColumnKind.Integer => "{lib}.super_to_integer({0})",
                _ => "{lib}.super_to_bigint({0})",
            };
        }

        var value = source switch
        {
            { Type.Kind: ColumnKind.Varbyte } => "{lib}.varbyte_to_integer({0})",
            { Type.Kind: ColumnKind.Boolean } => "CAST({0} AS integer)",
            { Type.Kind: ColumnKind.Decimal, IsStored: true } when mode != CastMode.Assignment => "trunc({0})",
            _ => "{0}",
        };
        if (mode != CastMode.Try || source.Type is { Kind: ColumnKind.Boolean })
        {
            return Cast(value, target);
        }

        var number = IsText(source) ? $"{{lib}}.whole_number({value})" : $"CAST({value} AS numeric)";
        return Cast($"{{lib}}.within({number}, {Limits(target.Kind)})", target);
    }

    private static string ToDecimal(CastSource source, ColumnType target, CastMode mode)
    {
        if (source.Type is { Kind: ColumnKind.Super })
        {
            return Format($"{{lib}}.super_to_decimal({{0}}, {target.Length}, {target.Scale})");
        }

        var value = source switch
        {
            { Type: { Kind: ColumnKind.Decimal } type, IsStored: true }
                when mode != CastMode.Assignment && type.Scale > target.Scale => Format(
                $"trunc({{0}}, {target.Scale})"
            ),
            _ => "{0}",
        };
        if (mode == CastMode.Try)
        {
            var number = IsText(source) ? $"{{lib}}.number_of_text({value})" : $"CAST({value} AS numeric)";
            value = Format($"{{lib}}.decimal_or_null({number}, {target.Length}, {target.Scale})");
        }

        var cast = Cast(value, target);
        return MayExceedLong(source, target) ? $"{{lib}}.fit_long_decimal({cast}, {LongLimit(target.Scale)})" : cast;
    }

    private static string ToFloat(CastSource source, ColumnType target, CastMode mode) =>
        source.Type == target ? "{0}"
        : source.Type is { Kind: ColumnKind.Super }
            ? $"{{lib}}.{(target.Kind == ColumnKind.Real ? "super_to_real" : "super_to_double")}({{0}})"
        : mode == CastMode.Try && IsText(source) ? Cast("{lib}.number_of_text({0})", target)
        : Cast("{0}", target);

    private static string ToBoolean(CastSource source) =>
        source switch
        {
            { Type.Kind: ColumnKind.Boolean } => "{0}",
            { IsLiteral: true } => "{lib}.boolean_of_word({0})",
            { Type.Kind: ColumnKind.Super } => "{lib}.super_to_boolean({0})",
            { Type: null } => "CAST({0} AS boolean)",
            _ => "({0} <> 0)",
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
            { Type.Kind: ColumnKind.Super } => "{lib}.super_to_varchar({0})",
            { Type.Kind: ColumnKind.Varbyte } => "convert_from({0}, 'UTF8')",
            _ => "CAST({0} AS text)",
        };

    private static string ToSuper(CastSource source) =>
        source.Type switch
        {
            { Kind: ColumnKind.Super } => "{0}",
            { Kind: ColumnKind.Boolean or ColumnKind.Decimal or ColumnKind.Real or ColumnKind.Double }
            or { Kind: ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt } => "to_json({0})",
            _ => "to_json(CAST({0} AS text))",
        };

    /// <summary>CHAR with its blanks; an integer in as many bytes as it has.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_VARBYTE_type.html"/>
    private static string ToVarbyte(CastSource source) =>
        source.Type switch
        {
            { Kind: ColumnKind.Varbyte } => "{0}",
            { Kind: ColumnKind.Char } type => Format($"convert_to(rpad({{0}}, {type.Length}), 'UTF8')"),
            { Kind: ColumnKind.SmallInt } => "int2send({0})",
            { Kind: ColumnKind.Integer } => "int4send({0})",
            { Kind: ColumnKind.BigInt } => "int8send({0})",
            _ => "convert_to(CAST({0} AS text), 'UTF8')",
        };

    private static string ToTime(CastSource source, ColumnType target, CastMode mode, string reader)
    {
        var text = source switch
        {
            { IsLiteral: true } or { Type.IsCharacter: true } => "{0}",
            { Type: null } => "CAST({0} AS text)",
            { Type.Kind: ColumnKind.Super } => "{lib}.super_to_varchar({0})",
            _ => null,
        };
        return text is not null
                ? $"{{lib}}.{(mode == CastMode.Try || source.Type is { Kind: ColumnKind.Super } ? "try_" + reader["to_".Length..] : reader)}({text})"
            : source.Type == target ? "{0}"
            : Cast("{0}", target);
    }

    private static bool IsText(CastSource source) =>
        source is { IsLiteral: true } or { Type.IsCharacter: true } or { Type.Kind: ColumnKind.Super };

    private static string Limits(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.SmallInt => "-32768, 32767",
            ColumnKind.Integer => "-2147483648, 2147483647",
            _ => "-9223372036854775808, 9223372036854775807",
        };

    private static string Cast(string value, ColumnType target) => $"CAST({value} AS {NameOf(target)})";

    private static string NameOf(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.Decimal => Format($"numeric({type.Length},{type.Scale})"),
            ColumnKind.Time => "time",
            ColumnKind.TimeTz => "timetz",
            ColumnKind.Timestamp => "timestamp",
            ColumnKind.TimestampTz => "timestamptz",
            ColumnKind.Super => "json",
            ColumnKind.Varbyte => "bytea",
            _ => type.ToString(),
        };
}
