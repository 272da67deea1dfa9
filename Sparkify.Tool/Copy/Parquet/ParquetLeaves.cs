using System.Buffers.Binary;
using System.Globalization;
using Parquet.Schema;
using Sparkify.Tool.Copy.Json;

namespace Sparkify.Tool.Copy.Parquet;

/// <summary>How each type of a leaf is read, and written as JSON.</summary>
internal static class ParquetLeaves
{
    private const int MaxDecimalBytes = 16;
    private const string TimestampFormat = "yyyy-MM-dd HH:mm:ss.FFFFFF";

    /// <summary>Null: COPY has no use for the type.</summary>
    public static ParquetLeaf? Of(DataField field, ParquetType type) =>
        type.Kind switch
        {
            ParquetKind.Boolean => new ParquetLeaf<bool>(
                field,
                type,
                static (v, o) => o.Write(v ? "true"u8 : "false"u8)
            ),
            ParquetKind.Int32 => new ParquetLeaf<int>(field, type, static (v, o) => o.WriteInteger(v)),
            ParquetKind.Int64 => new ParquetLeaf<long>(field, type, static (v, o) => o.WriteInteger(v)),
            ParquetKind.Float => new ParquetLeaf<float>(field, type, static (v, o) => o.WriteFloat(v)),
            ParquetKind.Double => new ParquetLeaf<double>(field, type, static (v, o) => o.WriteFloat(v)),
            ParquetKind.Text or ParquetKind.Binary => new ParquetLeaf<ReadOnlyMemory<byte>>(
                field,
                type,
                static (v, o) => o.WriteString(v.Span)
            ),
            ParquetKind.Date => new ParquetLeaf<int>(field, type, static (v, o) => WriteTime(v, 1, "yyyy-MM-dd", o)),
            ParquetKind.TimestampMillis => new ParquetLeaf<long>(
                field,
                type,
                static (v, o) => WriteTime(v, TimeSpan.MillisecondsPerDay, TimestampFormat, o)
            ),
            ParquetKind.TimestampMicros => new ParquetLeaf<long>(
                field,
                type,
                static (v, o) => WriteTime(v, TimeSpan.MicrosecondsPerDay, TimestampFormat, o)
            ),
            ParquetKind.Int96 => new ParquetLeaf<DateTime>(
                field,
                type,
                static (v, o) => WriteTime(MicrosecondsOf(v), TimeSpan.MicrosecondsPerDay, TimestampFormat, o)
            ),
            ParquetKind.Decimal when field.ClrType == typeof(int) => new ParquetLeaf<int>(
                field,
                type,
                (v, o) => o.WriteDecimal(v, type.Scale)
            ),
            ParquetKind.Decimal when field.ClrType == typeof(long) => new ParquetLeaf<long>(
                field,
                type,
                (v, o) => o.WriteDecimal(v, type.Scale)
            ),
            ParquetKind.Decimal => new ParquetLeaf<ReadOnlyMemory<byte>>(
                field,
                type,
                (v, o) => o.WriteDecimal(UnscaledOf(v), type.Scale)
            ),
            _ => null,
        };

    /// <summary>A two's complement number, its first byte first.</summary>
    public static Int128 UnscaledOf(ReadOnlyMemory<byte> bytes)
    {
        var digits = bytes.Span;
        while (digits.Length > MaxDecimalBytes)
        {
            if (digits[0] is not (0 or 0xFF) || (digits[0] ^ digits[1]) >= 0x80)
            {
                throw new InvalidDataException("a decimal has more than 38 digits");
            }

            digits = digits[1..];
        }

        Span<byte> whole = stackalloc byte[MaxDecimalBytes];
        whole.Fill(digits.Length > 0 && digits[0] >= 0x80 ? (byte)0xFF : (byte)0);
        digits.CopyTo(whole[(MaxDecimalBytes - digits.Length)..]);
        return BinaryPrimitives.ReadInt128BigEndian(whole);
    }

    public static long MicrosecondsOf(DateTime time) =>
        (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static void WriteTime(long count, long countPerDay, string format, JsonOutput output)
    {
        var days = Math.DivRem(count, countPerDay, out var rest);
        if (days is < -719_162 or > 2_932_896)
        {
            throw new InvalidDataException("a time within a nested value is not in the years 1 to 9999");
        }

        var time = DateTime.UnixEpoch.AddDays(days).AddTicks(rest * (TimeSpan.TicksPerDay / countPerDay));
        Span<byte> text = stackalloc byte[32];
        time.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        output.WriteString(text[..length].TrimEnd((byte)'.'));
    }
}
