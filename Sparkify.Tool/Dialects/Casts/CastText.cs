using System.Globalization;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Casts;

/// <summary>What the templates of both engines share.</summary>
internal static class CastText
{
    /// <summary>The DECIMAL whose digits are stored in 64 bits and end there.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html"/>
    public const int LongDigits = 19;

    /// <summary>The library's reader of that type's text; null: none is needed.</summary>
    public static string? ReaderOf(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Date => "to_date_value",
            ColumnKind.Time => "to_time_value",
            ColumnKind.TimeTz => "to_timetz_value",
            ColumnKind.Timestamp => "to_timestamp_value",
            ColumnKind.TimestampTz => "to_timestamptz_value",
            ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond => "to_interval_value",
            _ => null,
        };

    /// <summary>The greatest number of DECIMAL(19, scale).</summary>
    public static string LongLimit(int scale)
    {
        var digits = long.MaxValue.ToString(CultureInfo.InvariantCulture);
        return scale == 0 ? digits : $"{digits[..^scale].PadLeft(1, '0')}.{digits[^scale..]}";
    }

    public static bool IsInteger(ColumnType? type) =>
        type is { Kind: ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt };

    public static bool MayExceedLong(CastSource source, ColumnType target) =>
        target.Length == LongDigits
        && !(source.IsStored && source.Type == target)
        && source.Type is not { Kind: ColumnKind.Decimal, Length: < LongDigits }
        && !(IsInteger(source.Type) && target.Scale == 0);

    public static bool IsFloat(ColumnType? type) => type is { Kind: ColumnKind.Real or ColumnKind.Double };

    public static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
