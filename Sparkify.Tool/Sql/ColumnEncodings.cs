namespace Sparkify.Tool.Sql;

/// <summary>The compression encodings that ENCODE takes.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Compression_encodings.html"/>
internal static class ColumnEncodings
{
    private static readonly string[] Names =
    [
        "raw",
        "az64",
        "bytedict",
        "delta",
        "delta32k",
        "lzo",
        "mostly8",
        "mostly16",
        "mostly32",
        "runlength",
        "text255",
        "text32k",
        "zstd",
    ];

    /// <summary>The encoding that stands here, in lower case.</summary>
    public static string Expect(TokenCursor cursor)
    {
        foreach (var name in Names)
        {
            if (cursor.Take(name))
            {
                return name;
            }
        }

        throw cursor.Expected($"an encoding: {string.Join(", ", Names).ToUpperInvariant()}");
    }
}
