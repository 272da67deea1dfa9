using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Copy.Values;

/// <summary>REAL and DOUBLE PRECISION.</summary>
internal sealed class FloatConverter(CopyColumn column, int index) : TrimmedValueConverter(column, index)
{
    private readonly bool isReal = column.Type.Kind == ColumnKind.Real;

    protected override ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        var value = 0.0;
        if (kind == FieldKind.Number)
        {
            value = FloatText.Parse(field);
        }
        else if (kind != FieldKind.Text || !FloatText.TryParse(field, out value))
        {
            return new ValueError(LoadErrorCode.Float, $"Invalid floating point value, Type: {Column.Type}");
        }

        var narrowed = isReal ? (float)value : value;
        if (double.IsInfinity(narrowed) && !char.IsAsciiLetter((char)field[^1]))
        {
            return new ValueError(LoadErrorCode.Float, $"Overflow, Type: {Column.Type}");
        }

        sink.WriteDouble(Index, narrowed);
        return null;
    }
}
