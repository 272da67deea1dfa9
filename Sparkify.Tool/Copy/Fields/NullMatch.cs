namespace Sparkify.Tool.Copy.Fields;

/// <summary>Whether a field, as it stands in the file, is the string that NULL AS gives, which is \N by default.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html"/>
internal sealed class NullMatch(TextFormat format)
{
    // With ESCAPE, \N works as it is and with its backslash escaped.
    private static ReadOnlySpan<byte> EscapedDefault => @"\\N"u8;

    private readonly bool takesEscaped = format.HasEscapes && format.NullText.Span.SequenceEqual(Default.Span);
    private readonly bool isPadded = format.Widths is not null;

    public static ReadOnlyMemory<byte> Default { get; } = @"\N"u8.ToArray();

    public bool IsNull(ReadOnlySpan<byte> field)
    {
        var wanted = format.NullText.Span;
        var text = isPadded ? field.TrimEnd((byte)' ') : field;
        return text.SequenceEqual(wanted) || (takesEscaped && text.SequenceEqual(EscapedDefault));
    }
}
