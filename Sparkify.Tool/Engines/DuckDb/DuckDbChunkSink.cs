using System.Numerics;
using System.Runtime.CompilerServices;
using DuckDB.NET.Native;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>Writes rows into the memory of a DuckDB data chunk. How a column stores its values is chosen once.</summary>
/// <seealso href="https://duckdb.org/docs/stable/clients/c/vector"/>
internal sealed unsafe class DuckDbChunkSink : IRowSink
{
    private const int InlineTextBytes = 12;
    private const int TextPrefixBytes = 4;
    private const int TextBytes = sizeof(uint) + InlineTextBytes;
    private const int NoRow = -1;

    // duckdb_interval of duckdb.h: months, days, microseconds. duckdb_time_tz: microseconds, and how far the offset is from the greatest.
    private const int IntervalBytes = 16;
    private const int TimeTzOffsetBits = 24;
    private const int MaxTimeTzOffset = (16 * 60 * 60) - 1;

    private const int TextBlockBytes = 256 * 1024;

    private readonly Column[] chunkColumns;
    private readonly TextArena texts = new(TextBlockBytes);
    private readonly int capacity;

    // Empty where no row may be written, so that a reader's mistake is an exception and not a write beyond DuckDB's memory.
    private Column[] columns = [];

    public DuckDbChunkSink(IReadOnlyList<CopyColumn> columns, int capacity)
    {
        chunkColumns = [.. columns.Select(column => Column.Of(column.Type))];
        this.capacity = capacity;
    }

    /// <summary>Ended rows in the chunk.</summary>
    public int RowCount { get; private set; }

    /// <summary>Of the texts that are not kept in the chunk itself.</summary>
    public long UsedTextBytes => texts.UsedBytes;

    public void Begin(nint chunk)
    {
        // Without ownership: the chunk is DuckDB's.
        using var handle = new DuckDBDataChunk(chunk);
        for (var i = 0; i < chunkColumns.Length; i++)
        {
            ref var column = ref chunkColumns[i];
            column.Vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(handle, i);
            column.Data = NativeMethods.Vectors.DuckDBVectorGetData(column.Vector);
            column.Validity = NativeMethods.Vectors.DuckDBVectorGetValidity(column.Vector);
            column.TextRow = NoRow;
        }

        texts.Reset();
        RowCount = 0;
        columns = chunkColumns;
    }

    public void WriteNull(int column)
    {
        ref var target = ref columns[column];
        if (target.Validity == null)
        {
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(target.Vector);
            target.Validity = NativeMethods.Vectors.DuckDBVectorGetValidity(target.Vector);
        }

        target.Validity[RowCount >> 6] &= ~(1UL << RowCount);
    }

    public void WriteBoolean(int column, bool value) => WriteInteger(column, value ? 1 : 0);

    public void WriteInteger(int column, long value)
    {
        ref var target = ref BeginValue(column);
        target.StoreInteger(target.Data, RowCount, value);
    }

    public void WriteDecimal(int column, Int128 unscaled)
    {
        ref var target = ref BeginValue(column);
        target.StoreDecimal(target.Data, RowCount, unscaled);
    }

    public void WriteDouble(int column, double value)
    {
        ref var target = ref BeginValue(column);
        target.StoreDouble(target.Data, RowCount, value);
    }

    public void WriteText(int column, ReadOnlySpan<byte> utf8)
    {
        ref var target = ref BeginValue(column);
        if (!target.IsText)
        {
            throw Column.Mismatch();
        }

        StoreText(ref target, (byte*)target.Data + (RowCount * TextBytes), utf8);
    }

    public void WriteDate(int column, int days) => WriteInteger(column, days);

    public void WriteTime(int column, long microseconds) => WriteInteger(column, microseconds);

    public void WriteTimeTz(int column, long microseconds, int offsetSeconds) =>
        WriteInteger(column, (microseconds << TimeTzOffsetBits) | (uint)(MaxTimeTzOffset - offsetSeconds));

    public void WriteInterval(int column, int months, int days, long microseconds)
    {
        ref var target = ref BeginValue(column);
        if (!target.IsInterval)
        {
            throw Column.Mismatch();
        }

        var value = (int*)target.Data + (RowCount * (IntervalBytes / sizeof(int)));
        value[0] = months;
        value[1] = days;
        Unsafe.WriteUnaligned(value + 2, microseconds);
    }

    public void WriteTimestamp(int column, long microseconds) => WriteInteger(column, microseconds);

    public void EndRow()
    {
        if (++RowCount == capacity)
        {
            columns = [];
        }
    }

    /// <summary>Undoes a NULL that a rejected row has left at this place.</summary>
    private ref Column BeginValue(int column)
    {
        ref var target = ref columns[column];
        if (target.Validity != null)
        {
            target.Validity[RowCount >> 6] |= 1UL << RowCount;
        }

        return ref target;
    }

    // duckdb_string_t of duckdb.h: the length, then up to 12 bytes of text, or 4 bytes and a pointer to all of it.
    private void StoreText(ref Column column, byte* target, ReadOnlySpan<byte> utf8)
    {
        *(uint*)target = (uint)utf8.Length;
        var inline = new Span<byte>(target + sizeof(uint), InlineTextBytes);
        if (utf8.Length <= InlineTextBytes)
        {
            inline.Clear();
            utf8.CopyTo(inline);
            return;
        }

        var bytes = TakeText(ref column, utf8.Length);
        utf8.CopyTo(new Span<byte>(bytes, utf8.Length));
        utf8[..TextPrefixBytes].CopyTo(inline);
        *(byte**)(target + sizeof(uint) + TextPrefixBytes) = bytes;
    }

    /// <summary>A row begun again takes its texts' memory again, lest many rejected rows in sequence pile up.</summary>
    private byte* TakeText(ref Column column, int lengthBytes)
    {
        var isAgain = column.TextRow == RowCount;
        if (!isAgain || column.TextCapacityBytes < lengthBytes)
        {
            column.TextRow = RowCount;
            column.TextCapacityBytes = isAgain ? (int)BitOperations.RoundUpToPowerOf2((uint)lengthBytes) : lengthBytes;
            column.Text = texts.Take(column.TextCapacityBytes);
        }

        return column.Text;
    }

    private struct Column
    {
        public nint Vector;
        public void* Data;
        public ulong* Validity;
        public bool IsText;
        public bool IsInterval;

        // The last text that is not inline: its row, memory and size.
        public int TextRow;
        public byte* Text;
        public int TextCapacityBytes;

        public delegate* <void*, int, long, void> StoreInteger;
        public delegate* <void*, int, Int128, void> StoreDecimal;
        public delegate* <void*, int, double, void> StoreDouble;

        public static Column Of(ColumnType type)
        {
            var column = new Column
            {
                StoreInteger = &RefuseInteger,
                StoreDecimal = &RefuseDecimal,
                StoreDouble = &RefuseDouble,
            };
            switch (type.Kind)
            {
                case ColumnKind.Boolean:
                    column.StoreInteger = &StoreByte;
                    break;
                case ColumnKind.SmallInt:
                    column.StoreInteger = &StoreInt16;
                    break;
                case ColumnKind.Integer or ColumnKind.Date:
                    column.StoreInteger = &StoreInt32;
                    break;
                case ColumnKind.BigInt
                or ColumnKind.Time
                or ColumnKind.TimeTz
                or ColumnKind.Timestamp
                or ColumnKind.TimestampTz:
                    column.StoreInteger = &StoreInt64;
                    break;
                case ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond:
                    column.IsInterval = true;
                    break;
                case ColumnKind.Real:
                    column.StoreDouble = &StoreSingle;
                    break;
                case ColumnKind.Double:
                    column.StoreDouble = &StoreDoubleValue;
                    break;
                case ColumnKind.Decimal:
                    column.StoreDecimal = DecimalStore(type.Length);
                    break;
                default:
                    column.IsText = true;
                    break;
            }

            return column;
        }

        public static InvalidOperationException Mismatch() => new("the value written is not of the column's type");

        // The widths in which DuckDB stores decimals: https://duckdb.org/docs/stable/sql/data_types/numeric
        private static delegate* <void*, int, Int128, void> DecimalStore(int digits) =>
            digits switch
            {
                <= 4 => &StoreDecimal16,
                <= 9 => &StoreDecimal32,
                <= 18 => &StoreDecimal64,
                _ => &StoreDecimal128,
            };

        private static void StoreByte(void* data, int row, long value) => ((byte*)data)[row] = (byte)value;

        private static void StoreInt16(void* data, int row, long value) => ((short*)data)[row] = (short)value;

        private static void StoreInt32(void* data, int row, long value) => ((int*)data)[row] = (int)value;

        private static void StoreInt64(void* data, int row, long value) => ((long*)data)[row] = value;

        private static void StoreSingle(void* data, int row, double value) => ((float*)data)[row] = (float)value;

        private static void StoreDoubleValue(void* data, int row, double value) => ((double*)data)[row] = value;

        private static void StoreDecimal16(void* data, int row, Int128 value) => ((short*)data)[row] = (short)value;

        private static void StoreDecimal32(void* data, int row, Int128 value) => ((int*)data)[row] = (int)value;

        private static void StoreDecimal64(void* data, int row, Int128 value) => ((long*)data)[row] = (long)value;

        // DuckDB's memory is aligned to 8 bytes, an Int128 wants 16.
        private static void StoreDecimal128(void* data, int row, Int128 value) =>
            Unsafe.WriteUnaligned((byte*)data + (row * sizeof(Int128)), value);

        private static void RefuseInteger(void* data, int row, long value) => throw Mismatch();

        private static void RefuseDecimal(void* data, int row, Int128 value) => throw Mismatch();

        private static void RefuseDouble(void* data, int row, double value) => throw Mismatch();
    }
}
