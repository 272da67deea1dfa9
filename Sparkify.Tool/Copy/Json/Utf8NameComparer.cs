namespace Sparkify.Tool.Copy.Json;

/// <summary>Compares names as UTF-8 bytes; ignoring case means ASCII letters, the only ones that Redshift folds in a column's name.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_names.html"/>
internal sealed class Utf8NameComparer(bool ignoreCase)
    : IEqualityComparer<byte[]>,
        IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public bool Equals(byte[]? x, byte[]? y) => Equals(x.AsSpan(), y!);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) =>
        ignoreCase ? EqualsFolded(alternate, other) : alternate.SequenceEqual(other);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = 2166136261u;
        foreach (var c in alternate)
        {
            hash = (hash ^ (ignoreCase ? Fold(c) : c)) * 16777619;
        }

        return (int)hash;
    }

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    private static bool EqualsFolded(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        if (x.Length != y.Length)
        {
            return false;
        }

        for (var i = 0; i < x.Length; i++)
        {
            if (Fold(x[i]) != Fold(y[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static byte Fold(byte c) => c is >= (byte)'A' and <= (byte)'Z' ? (byte)(c | 0x20) : c;
}
