namespace Sparkify.Tool.Copy.Values;

/// <summary>BOOLEAN, by true and false or the words for them.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Boolean_type.html"/>
internal sealed class BooleanConverter(CopyColumn column, int index) : TrimmedValueConverter(column, index)
{
    protected override ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        var isTrue = kind == FieldKind.True || AsciiWords.IsAny(field, "true", "t", "yes", "y", "1");
        if (!isTrue && kind != FieldKind.False && !AsciiWords.IsAny(field, "false", "f", "no", "n", "0"))
        {
            return new ValueError(LoadErrorCode.Boolean, "Unknown boolean format");
        }

        sink.WriteBoolean(Index, isTrue);
        return null;
    }
}
