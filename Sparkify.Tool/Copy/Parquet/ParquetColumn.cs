using System.Globalization;
using Sparkify.Tool.Copy.Json;
using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Parquet;

/// <summary>Writes one column's values, row by row, from the leaves of a file. The converter is the column's: it knows what NULL becomes.</summary>
internal abstract class ParquetColumn(ValueConverter converter)
{
    public ValueConverter Converter => converter;

    /// <summary>The value at fault, as text; null where it is none.</summary>
    public virtual string? ValueText => null;

    /// <summary>Writes the next row's value, or returns why it cannot.</summary>
    public abstract ValueError? Write(IRowSink sink);

    protected ValueError? WriteNull(IRowSink sink) => converter.Write(FieldKind.Null, default, sink);
}

/// <summary>FILLRECORD: a column that the file does not have.</summary>
internal sealed class MissingParquetColumn(ValueConverter converter) : ParquetColumn(converter)
{
    public override ValueError? Write(IRowSink sink) => WriteNull(sink);
}

internal sealed class FlatParquetColumn<T>(
    ValueConverter converter,
    ParquetLeaf<T> leaf,
    Func<T, IRowSink, ValueError?> write
) : ParquetColumn(converter)
    where T : struct
{
    private T current;

    public override string? ValueText =>
        current is ReadOnlyMemory<byte> text ? RejectionLog.Cut(text.Span)
        : current is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture)
        : null;

    public override ValueError? Write(IRowSink sink)
    {
        if (leaf.IsNull)
        {
            leaf.MoveNext();
            return WriteNull(sink);
        }

        current = leaf.Value;
        leaf.MoveNext();
        return write(current, sink);
    }
}

/// <summary>SERIALIZETOJSON: any value as SUPER.</summary>
internal sealed class SuperParquetColumn(ValueConverter converter, ParquetNode node) : ParquetColumn(converter)
{
    private readonly JsonOutput output = new();

    public override string? ValueText => RejectionLog.Cut(output.Written);

    public override ValueError? Write(IRowSink sink)
    {
        output.Clear();
        node.Write(output);
        return output.Written.SequenceEqual("null"u8)
            ? WriteNull(sink)
            : Converter.Write(FieldKind.Object, output.Written, sink);
    }
}
