namespace Sparkify.Tool.Copy.Fields;

/// <summary>Fields without what is in them for the format only. Targets are at least as long as the text; the length is returned.</summary>
internal static class FieldEscapes
{
    /// <summary>Each backslash gives way to the character behind it.</summary>
    public static int Unescape(ReadOnlySpan<byte> text, Span<byte> target) => Leave(text, (byte)'\\', target);

    /// <summary>Of two quotes one stays.</summary>
    public static int Undouble(ReadOnlySpan<byte> text, byte quote, Span<byte> target) => Leave(text, quote, target);

    /// <summary>Leaves out each such character and keeps the one behind it, whatever it is; the last one of the text stays.</summary>
    private static int Leave(ReadOnlySpan<byte> text, byte marker, Span<byte> target)
    {
        var length = 0;
        while (text.IndexOf(marker) is >= 0 and var next && next + 1 < text.Length)
        {
            text[..next].CopyTo(target[length..]);
            target[length + next] = text[next + 1];
            length += next + 1;
            text = text[(next + 2)..];
        }

        text.CopyTo(target[length..]);
        return length + text.Length;
    }
}
