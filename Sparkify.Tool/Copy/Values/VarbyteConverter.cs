namespace Sparkify.Tool.Copy.Values;

/// <summary>VARBYTE(n): at most n bytes, of which the file holds two hexadecimal digits each.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_VARBYTE_type.html"/>
internal sealed class VarbyteConverter(CopyColumn column, int index) : TrimmedValueConverter(column, index)
{
    private byte[] scratch = [];

    protected override ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        var wrong = field.IndexOfAnyExcept("0123456789abcdefABCDEF"u8);
        if (wrong >= 0 || field.Length % 2 != 0)
        {
            return new ValueError(
                LoadErrorCode.HexDigit,
                wrong >= 0 ? "Invalid hexadecimal digit" : "Odd number of hexadecimal digits",
                Math.Max(0, wrong)
            );
        }

        var length = field.Length / 2;
        if (length > Column.Type.Length)
        {
            return new ValueError(LoadErrorCode.TooLong, "Varbyte length exceeds DDL length");
        }

        if (scratch.Length < length)
        {
            scratch = new byte[length];
        }

        System.Convert.FromHexString(field, scratch, out _, out _);
        sink.WriteText(Index, scratch.AsSpan(0, length));
        return null;
    }
}
