namespace Sparkify.Tool.Copy.Json;

/// <summary>The names of the object read before, by their place in it, and what they lead to.</summary>
internal sealed class JsonNameOrder
{
    // Objects with more or longer names than these are looked up name by name.
    private const int MaxNames = 1024;
    private const int MaxNameBytes = 256;

    private Entry[] entries = new Entry[32];

    public Entry At(int index) => index < entries.Length ? entries[index] : default;

    /// <param name="nameAndQuote">the name as written, with its closing quote</param>
    public void Remember(int index, ReadOnlySpan<byte> nameAndQuote, JsonPathNode? node)
    {
        if (index >= MaxNames || nameAndQuote.Length > MaxNameBytes)
        {
            return;
        }

        if (index >= entries.Length)
        {
            Array.Resize(ref entries, Math.Max(index + 1, entries.Length * 2));
        }

        entries[index] = new Entry(nameAndQuote.ToArray(), node);
    }

    /// <summary>Node null: no path goes on here.</summary>
    internal readonly record struct Entry(byte[]? NameAndQuote, JsonPathNode? Node);
}
