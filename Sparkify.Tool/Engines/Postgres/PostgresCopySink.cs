using System.Buffers.Binary;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>
/// Writes rows in the binary format of COPY into a buffer, and whole rows from it to the stream whenever it is full: memory is bounded by the
/// longest row. How a column's values are written is chosen once.
/// </summary>
/// <seealso href="https://www.postgresql.org/docs/current/sql-copy.html"/>
internal sealed class PostgresCopySink : IRowSink
{
    public const int DefaultBufferBytes = 64 << 10;

    // 2000-01-01, PostgreSQL's first day, in days and microseconds since 1970-01-01.
    private const int EpochDays = 10_957;
    private const long EpochMicroseconds = EpochDays * 86_400_000_000L;

    private const int LengthBytes = sizeof(int);

    private readonly Action<ReadOnlyMemory<byte>> write;
    private readonly Column[] columns;
    private readonly byte[] constants;
    private readonly short fieldCount;
    private readonly int bufferBytes;
    private byte[] buffer;
    private int rowEnd;
    private int position;

    /// <param name="columns">of the rows</param>
    /// <param name="defaults">what takes the place of NULL, by column (null: NULL stays), and, behind them, what all rows have in further columns</param>
    /// <param name="write">takes whole rows; called by the thread that writes rows</param>
    /// <param name="bufferBytes">of rows that wait for being written</param>
    public PostgresCopySink(
        IReadOnlyList<CopyColumn> columns,
        IReadOnlyList<byte[]?> defaults,
        Action<ReadOnlyMemory<byte>> write,
        int bufferBytes = DefaultBufferBytes
    )
    {
        this.write = write;
        this.columns = [.. columns.Select((column, i) => Column.Of(column.Type, defaults[i]))];
        this.bufferBytes = bufferBytes;
        constants = [.. defaults.Skip(columns.Count).SelectMany(field => field!)];
        fieldCount = (short)defaults.Count;
        buffer = new byte[bufferBytes];
    }

    public void WriteNull(int column)
    {
        var replacement = columns[column].NullReplacement;
        replacement.CopyTo(Begin(column, replacement.Length));
        position += replacement.Length;
    }

    public void WriteBoolean(int column, bool value) => WriteInteger(column, value ? 1 : 0);

    public void WriteInteger(int column, long value)
    {
        var bytes = columns[column].ValueBytes;
        var field = Begin(column, LengthBytes + sizeof(long));
        BinaryPrimitives.WriteInt32BigEndian(field, bytes);
        BinaryPrimitives.WriteInt64BigEndian(field[LengthBytes..], value << (8 * (sizeof(long) - bytes)));
        position += LengthBytes + bytes;
    }

    public void WriteDecimal(int column, Int128 unscaled)
    {
        var field = Begin(column, LengthBytes + PostgresNumeric.MaxBytes);
        var bytes = PostgresNumeric.Write(field[LengthBytes..], unscaled, columns[column].Scale);
        BinaryPrimitives.WriteInt32BigEndian(field, bytes);
        position += LengthBytes + bytes;
    }

    public void WriteDouble(int column, double value)
    {
        var bytes = columns[column].ValueBytes;
        var field = Begin(column, LengthBytes + sizeof(double));
        BinaryPrimitives.WriteInt32BigEndian(field, bytes);
        if (bytes == sizeof(double))
        {
            BinaryPrimitives.WriteDoubleBigEndian(field[LengthBytes..], value);
        }
        else
        {
            BinaryPrimitives.WriteSingleBigEndian(field[LengthBytes..], (float)value);
        }

        position += LengthBytes + bytes;
    }

    public void WriteText(int column, ReadOnlySpan<byte> utf8)
    {
        var field = Begin(column, LengthBytes + utf8.Length);
        BinaryPrimitives.WriteInt32BigEndian(field, utf8.Length);
        utf8.CopyTo(field[LengthBytes..]);
        position += LengthBytes + utf8.Length;
    }

    public void WriteDate(int column, int days) => WriteInteger(column, days - EpochDays);

    public void WriteTime(int column, long microseconds) => WriteInteger(column, microseconds);

    public void WriteTimeTz(int column, long microseconds, int offsetSeconds)
    {
        // PostgreSQL counts the seconds west of UTC.
        var field = BeginField(column, sizeof(long) + sizeof(int));
        BinaryPrimitives.WriteInt64BigEndian(field, microseconds);
        BinaryPrimitives.WriteInt32BigEndian(field[sizeof(long)..], -offsetSeconds);
    }

    public void WriteInterval(int column, int months, int days, long microseconds)
    {
        var field = BeginField(column, sizeof(long) + (2 * sizeof(int)));
        BinaryPrimitives.WriteInt64BigEndian(field, microseconds);
        BinaryPrimitives.WriteInt32BigEndian(field[sizeof(long)..], days);
        BinaryPrimitives.WriteInt32BigEndian(field[(sizeof(long) + sizeof(int))..], months);
    }

    public void WriteTimestamp(int column, long microseconds) => WriteInteger(column, microseconds - EpochMicroseconds);

    public void EndRow()
    {
        constants.CopyTo(Reserve(constants.Length));
        position += constants.Length;
        rowEnd = position;
        if (rowEnd >= bufferBytes)
        {
            Flush();
        }
    }

    /// <summary>Writes the rows that are still in the buffer.</summary>
    public void Flush()
    {
        if (rowEnd > 0)
        {
            write(buffer.AsMemory(0, rowEnd));
        }

        rowEnd = position = 0;
        if (buffer.Length > 2 * bufferBytes)
        {
            buffer = new byte[bufferBytes];
        }
    }

    /// <summary>A field of so many bytes, which the caller fills.</summary>
    private Span<byte> BeginField(int column, int byteCount)
    {
        var field = Begin(column, LengthBytes + byteCount);
        BinaryPrimitives.WriteInt32BigEndian(field, byteCount);
        position += LengthBytes + byteCount;
        return field[LengthBytes..];
    }

    /// <summary>The first column begins the row anew, over what a rejected one has left.</summary>
    private Span<byte> Begin(int column, int maxBytes)
    {
        if (column == 0)
        {
            position = rowEnd;
            BinaryPrimitives.WriteInt16BigEndian(Reserve(sizeof(short)), fieldCount);
            position += sizeof(short);
        }

        return Reserve(maxBytes);
    }

    private Span<byte> Reserve(int byteCount)
    {
        if (buffer.Length - position < byteCount)
        {
            Grow(byteCount);
        }

        return buffer.AsSpan(position);
    }

    private void Grow(int byteCount) =>
        Array.Resize(ref buffer, checked((int)Math.Max(2L * buffer.Length, (long)position + byteCount)));

    /// <summary>ValueBytes: of types with a fixed length.</summary>
    private readonly record struct Column(int ValueBytes, int Scale, byte[] NullReplacement)
    {
        private static readonly byte[] Null = [0xFF, 0xFF, 0xFF, 0xFF];

        public static Column Of(ColumnType type, byte[]? nullReplacement) =>
            new(ValueBytesOf(type.Kind), type.Scale, nullReplacement ?? Null);

        private static int ValueBytesOf(ColumnKind kind) =>
            kind switch
            {
                ColumnKind.Boolean => sizeof(bool),
                ColumnKind.SmallInt => sizeof(short),
                ColumnKind.Integer or ColumnKind.Date => sizeof(int),
                ColumnKind.Real => sizeof(float),
                _ => sizeof(long),
            };
    }
}
