using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// How the values of a result's columns are read, chosen once a column. A value of a Redshift type that has no .NET value (38 digits,
/// infinity, years before Christ) is its text.
/// </summary>
internal static class DuckDbValues
{
    private const int MaxDecimalScale = 28;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private static readonly BigInteger MaxDecimalBits = (BigInteger.One << 96) - 1;

    /// <exception cref="SparkifyException">a column is of a type that Redshift does not have, such as a list</exception>
    public static Func<DuckDBDataReader, int, object> ReaderOf(DuckDBDataReader reader, int column) =>
        reader.GetDataTypeName(column) switch
        {
            "Decimal" => ReadDecimal,
            "Date" => static (row, i) => OfDate(row.GetFieldValue<DuckDBDateOnly>(i)),
            "Time" => static (row, i) => OfTime(row.GetFieldValue<DuckDBTimeOnly>(i)),
            "TimeTz" => static (row, i) => OfTimeTz(row.GetFieldValue<DuckDBTimeTz>(i)),
            "Timestamp" or "TimestampS" or "TimestampMs" or "TimestampNs" => static (row, i) =>
                OfTimestamp(row.GetFieldValue<DuckDBTimestamp>(i), DateTimeKind.Unspecified),
            "TimestampTz" => static (row, i) => OfTimestamp(row.GetFieldValue<DuckDBTimestamp>(i), DateTimeKind.Utc),
            "Interval" => static (row, i) => OfInterval(row.GetFieldValue<DuckDBInterval>(i)),
            "Blob" => static (row, i) => OfBlob(row.GetStream(i)),
            "Uuid" => static (row, i) => row.GetGuid(i).ToString(),
            "TinyInt" => static (row, i) => (short)row.GetFieldValue<sbyte>(i),
            "UnsignedTinyInt" => static (row, i) => (short)row.GetFieldValue<byte>(i),
            "UnsignedSmallInt" => static (row, i) => (int)row.GetFieldValue<ushort>(i),
            "UnsignedInteger" => static (row, i) => (long)row.GetFieldValue<uint>(i),
            "UnsignedBigInt" => static (row, i) => (BigInteger)row.GetFieldValue<ulong>(i),
            "Boolean"
            or "SmallInt"
            or "Integer"
            or "BigInt"
            or "HugeInt"
            or "UnsignedHugeInt"
            or "VarInt"
            or "Float"
            or "Double"
            or "Varchar"
            or "Enum"
            or "Bit" => static (row, i) => row.GetValue(i),
            var type => throw NoSuchType(reader.GetName(column), type),
        };

    private static SparkifyException NoSuchType(string column, string type) =>
        new($"column \"{column}\" is of DuckDB's type {type.ToUpperInvariant()}, which Redshift does not have")
        {
            Code = "0A000",
        };

    private static object ReadDecimal(DuckDBDataReader row, int column)
    {
        var value = row.GetFieldValue<DuckDBDecimal>(column);
        var digits = value.Value.ToBigInteger();
        var bits = BigInteger.Abs(digits);
        if (bits > MaxDecimalBits || value.Scale > MaxDecimalScale)
        {
            return ToText(digits, value.Scale);
        }

        var (low, middle) = ((uint)(bits & uint.MaxValue), (uint)(bits >> 32 & uint.MaxValue));
        return new decimal((int)low, (int)middle, (int)(uint)(bits >> 64), digits.Sign < 0, value.Scale);
    }

    private static string ToText(BigInteger digits, int scale)
    {
        var text = BigInteger.Abs(digits).ToString(Culture).PadLeft(scale + 1, '0');
        var sign = digits.Sign < 0 ? "-" : "";
        return scale == 0 ? sign + text : $"{sign}{text[..^scale]}.{text[^scale..]}";
    }

    private static object OfDate(DuckDBDateOnly date) =>
        Infinity(date.IsPositiveInfinity, date.IsNegativeInfinity)
        ?? (object)(date.Year is >= 1 and <= 9999 ? date.ToDateOnly() : DateText(date) + Era(date));

    private static object OfTime(DuckDBTimeOnly time) =>
        time.Hour < 24 ? new TimeOnly(time.Ticks) : RedshiftText.FormatTime(time.Ticks);

    private static object OfTimeTz(DuckDBTimeTz time) =>
        RedshiftText.FormatTime(time.Time.Ticks) + RedshiftText.FormatZone(TimeSpan.FromSeconds(time.Offset));

    private static object OfTimestamp(DuckDBTimestamp timestamp, DateTimeKind kind)
    {
        if (Infinity(timestamp.IsPositiveInfinity, timestamp.IsNegativeInfinity) is { } infinity)
        {
            return infinity;
        }

        if (timestamp.Date.Year is >= 1 and <= 9999)
        {
            return DateTime.SpecifyKind(timestamp.ToDateTime(), kind);
        }

        var zone = kind == DateTimeKind.Utc ? "+00" : "";
        return $"{DateText(timestamp.Date)} {RedshiftText.FormatTime(timestamp.Time.Ticks)}{zone}{Era(timestamp.Date)}";
    }

    private static string? Infinity(bool isPositive, bool isNegative) =>
        isPositive ? "infinity"
        : isNegative ? "-infinity"
        : null;

    /// <summary>Year 0 is the one before Christ's first.</summary>
    private static string DateText(DuckDBDateOnly date) =>
        string.Create(Culture, $"{(date.Year > 0 ? date.Year : 1 - date.Year):0000}-{date.Month:00}-{date.Day:00}");

    private static string Era(DuckDBDateOnly date) => date.Year > 0 ? "" : " BC";

    /// <summary>DuckDB.NET has the signed microseconds as an unsigned number.</summary>
    private static object OfInterval(DuckDBInterval interval) =>
        new Interval(interval.Months, interval.Days, unchecked((long)interval.Micros));

    private static byte[] OfBlob(Stream stream)
    {
        using var source = stream;
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }
}
