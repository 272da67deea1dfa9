namespace Sparkify.Tool.Copy.Values;

/// <summary>White space in fields: blank, tab, line feed, vertical tab, form feed, carriage return.</summary>
internal static class Blanks
{
    public static bool IsBlank(byte c) => c is (byte)' ' or (>= 9 and <= 13);

    public static bool AreAll(ReadOnlySpan<byte> text) => Trim(text).IsEmpty;

    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text)
    {
        var end = text.Length;
        while (end > 0 && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }
}
