using System.Globalization;
using Parquet.Schema;
using Sparkify.Tool.Copy.Values;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy.Parquet;

/// <summary>Which type of a file a column takes: its own, without any conversion.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html"/>
internal sealed class ParquetColumns(
    IReadOnlyDictionary<DataField, ParquetLeaf> leaves,
    IReadOnlyDictionary<DataField, ParquetType> types,
    CopyOptions options,
    StoredObject item
)
{
    private const string ScanErrorCode = "15007";
    private const int MinDays = -2_440_550;
    private const int MaxDays = 106_751_990;

    /// <exception cref="SparkifyException">the column cannot take the field's values</exception>
    public ParquetColumn Of(ValueConverter converter, int index, Field field)
    {
        var column = converter.Column;
        if (column.Type.Kind == ColumnKind.Super)
        {
            return options.SerializesToJson && ParquetNode.Of(field, leaves) is { } node
                ? new SuperParquetColumn(converter, node)
                : throw Incompatible(
                    column,
                    field,
                    options.SerializesToJson ? null : "SERIALIZETOJSON loads columns of the file into SUPER"
                );
        }

        if (field is not DataField { IsArray: false } data)
        {
            throw Incompatible(column, field, "nested columns go into SUPER, with SERIALIZETOJSON");
        }

        return leaves.TryGetValue(data, out var leaf) && Flat(converter, index, leaf) is { } flat
            ? flat
            : throw Incompatible(column, field, "COPY from columnar files converts no types");
    }

    /// <summary>Null: the column is of another type than the leaf.</summary>
    private static ParquetColumn? Flat(ValueConverter converter, int index, ParquetLeaf leaf) =>
        (converter.Column.Type.Kind, leaf.Type.Kind) switch
        {
            (ColumnKind.SmallInt, ParquetKind.Int32) => Column<int>(converter, leaf, (v, s) => WriteShort(v, index, s)),
            (ColumnKind.Integer, ParquetKind.Int32) => Column<int>(converter, leaf, (v, s) => Done(s, index, v)),
            (ColumnKind.BigInt, ParquetKind.Int64) => Column<long>(converter, leaf, (v, s) => Done(s, index, v)),
            (ColumnKind.Real, ParquetKind.Float) => Column<float>(converter, leaf, (v, s) => WriteDouble(s, index, v)),
            (ColumnKind.Double, ParquetKind.Double) => Column<double>(
                converter,
                leaf,
                (v, s) => WriteDouble(s, index, v)
            ),
            (ColumnKind.Boolean, ParquetKind.Boolean) => Column<bool>(
                converter,
                leaf,
                (v, s) =>
                {
                    s.WriteBoolean(index, v);
                    return null;
                }
            ),
            (ColumnKind.Decimal, ParquetKind.Decimal) when leaf.Type.Scale == converter.Column.Type.Scale => Decimals(
                converter,
                index,
                leaf
            ),
            (ColumnKind.Date, ParquetKind.Date) => Column<int>(converter, leaf, (v, s) => WriteDate(v, index, s)),
            (ColumnKind.Timestamp or ColumnKind.TimestampTz, _) => Timestamps(converter, index, leaf),
            (ColumnKind.Char or ColumnKind.Varchar, ParquetKind.Text or ParquetKind.Binary) => Column<
                ReadOnlyMemory<byte>
            >(converter, leaf, (v, s) => converter.Write(FieldKind.Text, v.Span, s)),
            (ColumnKind.Varbyte, ParquetKind.Binary) => Column<ReadOnlyMemory<byte>>(
                converter,
                leaf,
                (v, s) => WriteBytes(v.Span, converter.Column, index, s)
            ),
            _ => null,
        };

    private static FlatParquetColumn<T> Column<T>(
        ValueConverter converter,
        ParquetLeaf leaf,
        Func<T, IRowSink, ValueError?> write
    )
        where T : struct => new(converter, (ParquetLeaf<T>)leaf, write);

    private static ParquetColumn Decimals(ValueConverter converter, int index, ParquetLeaf leaf)
    {
        var limit = (Int128)PowersOfTen.Get(converter.Column.Type.Length);
        return leaf switch
        {
            ParquetLeaf<int> => Column<int>(converter, leaf, (v, s) => Write(v, s)),
            ParquetLeaf<long> => Column<long>(converter, leaf, (v, s) => Write(v, s)),
            _ => Column<ReadOnlyMemory<byte>>(converter, leaf, (v, s) => Write(ParquetLeaves.UnscaledOf(v), s)),
        };

        ValueError? Write(Int128 unscaled, IRowSink sink)
        {
            if (unscaled >= limit || unscaled <= -limit)
            {
                return new ValueError(LoadErrorCode.TooLong, $"Overflow for {converter.Column.Type}");
            }

            sink.WriteDecimal(index, unscaled);
            return null;
        }
    }

    private static ParquetColumn? Timestamps(ValueConverter converter, int index, ParquetLeaf leaf) =>
        leaf.Type.Kind switch
        {
            ParquetKind.TimestampMillis => Column<long>(
                converter,
                leaf,
                (v, s) => WriteTimestamp(v, TimeSpan.MicrosecondsPerMillisecond, index, s)
            ),
            ParquetKind.TimestampMicros => Column<long>(converter, leaf, (v, s) => WriteTimestamp(v, 1, index, s)),
            ParquetKind.Int96 => Column<DateTime>(
                converter,
                leaf,
                (v, s) => WriteTimestamp(ParquetLeaves.MicrosecondsOf(v), 1, index, s)
            ),
            _ => null,
        };

    private static ValueError? Done(IRowSink sink, int index, long value)
    {
        sink.WriteInteger(index, value);
        return null;
    }

    private static ValueError? WriteDouble(IRowSink sink, int index, double value)
    {
        sink.WriteDouble(index, value);
        return null;
    }

    private static ValueError? WriteShort(int value, int index, IRowSink sink) =>
        value is >= short.MinValue and <= short.MaxValue
            ? Done(sink, index, value)
            : new ValueError(
                LoadErrorCode.Overflow,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Overflow (Short valid range {short.MinValue} to {short.MaxValue})"
                )
            );

    private static ValueError? WriteDate(int days, int index, IRowSink sink)
    {
        if (days is < MinDays or > MaxDays)
        {
            return new ValueError(LoadErrorCode.Date, "the date is out of range");
        }

        sink.WriteDate(index, days);
        return null;
    }

    private static ValueError? WriteTimestamp(long count, long unit, int index, IRowSink sink)
    {
        if (
            count < MinDays * TimeSpan.MicrosecondsPerDay / unit
            || count >= MaxDays * TimeSpan.MicrosecondsPerDay / unit
        )
        {
            return new ValueError(LoadErrorCode.Timestamp, "the timestamp is out of range");
        }

        sink.WriteTimestamp(index, count * unit);
        return null;
    }

    private static ValueError? WriteBytes(ReadOnlySpan<byte> value, CopyColumn column, int index, IRowSink sink)
    {
        if (value.Length > column.Type.Length)
        {
            return new ValueError(LoadErrorCode.TooLong, "Varbyte length exceeds DDL length");
        }

        sink.WriteText(index, value);
        return null;
    }

    private SparkifyException Incompatible(CopyColumn column, Field field, string? hint)
    {
        var found =
            field is DataField data && types.TryGetValue(data, out var type) ? type.Text : $"nested {field.Name}";
        return new SparkifyException(
            $"{item.Location} has an incompatible Parquet schema for column \"{column.Name}\". Column type: {column.Type}, Parquet schema: {found}"
        )
        {
            Code = ScanErrorCode,
            Hint = hint,
        };
    }
}
