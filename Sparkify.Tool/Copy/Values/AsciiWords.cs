namespace Sparkify.Tool.Copy.Values;

internal static class AsciiWords
{
    /// <summary>Whether the text is the word, in letters of any case.</summary>
    public static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        System.Text.Ascii.EqualsIgnoreCase(text, word);

    public static bool IsAny(ReadOnlySpan<byte> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(text, word))
            {
                return true;
            }
        }

        return false;
    }
}
