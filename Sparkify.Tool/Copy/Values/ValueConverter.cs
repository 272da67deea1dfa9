namespace Sparkify.Tool.Copy.Values;

/// <summary>Writes one column's fields into a sink as its type; chosen once for a COPY, used by one thread. The column is the sink's index of it.</summary>
internal abstract class ValueConverter(CopyColumn column, int index)
{
    private static readonly ValueError MissingData = new(LoadErrorCode.MissingData, "Missing data for not-null field");

    public CopyColumn Column { get; } = column;

    protected int Index { get; } = index;

    /// <summary>Writes the field, decoded already (no EscapedText), or returns why it cannot. Text that means nothing is NULL by the column's rules.</summary>
    public ValueError? Write(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink) =>
        kind <= FieldKind.Null ? WriteNull(sink) : Convert(kind, field, sink);

    protected abstract ValueError? Convert(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink);

    /// <summary>A NULL for a NOT NULL column with a default becomes the default, which the engine puts in.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html"/>
    protected ValueError? WriteNull(IRowSink sink)
    {
        if (Column is { NotNull: true, ReplacesNull: false })
        {
            return MissingData;
        }

        sink.WriteNull(Index);
        return null;
    }
}

/// <summary>Of every type but CHAR and VARCHAR: a field without anything but blanks is NULL, and blanks around a value do not count.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html"/>
internal abstract class TrimmedValueConverter(CopyColumn column, int index) : ValueConverter(column, index)
{
    protected sealed override ValueError? Convert(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        var trimmed = kind == FieldKind.Text ? Blanks.Trim(field) : field;
        return trimmed.IsEmpty ? WriteNull(sink) : ConvertTrimmed(kind, trimmed, sink);
    }

    protected abstract ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink);
}
