namespace Sparkify.Tool.Storage;

/// <summary>
/// The order in which S3 lists keys: by their UTF-8 bytes. Ordinal UTF-16 order differs from it where one key has a
/// surrogate (above U+FFFF) and the other a character from U+E000 to U+FFFF.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ListingKeysUsingAPIs.html"/>
internal sealed class ObjectKeyOrder : IComparer<string>
{
    public static ObjectKeyOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        var same = left.CommonPrefixLength(right);
        return same < left.Length && same < right.Length
            ? Rank(left[same]).CompareTo(Rank(right[same]))
            : left.Length.CompareTo(right.Length);
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
