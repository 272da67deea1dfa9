using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.ZStandard;

namespace Sparkify.Tool.Storage;

/// <summary>How UNLOAD packs what it writes.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal static class PackedObject
{
    private const int ZstdLevel = 3;

    /// <summary>What a packed object's name ends with: ".gz".</summary>
    public static string ExtensionOf(Compression compression) =>
        compression switch
        {
            Compression.Gzip => ".gz",
            Compression.Bzip2 => ".bz2",
            Compression.Zstd => ".zst",
            _ => "",
        };

    /// <summary>A stream that packs into the target, which stays open; of no compression the target itself.</summary>
    public static Stream Open(Stream target, Compression compression) =>
        compression switch
        {
            Compression.Gzip => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true),
            Compression.Bzip2 => BZip2Stream.Create(
                target,
                SharpCompress.Compressors.CompressionMode.Compress,
                decompressConcatenated: false,
                leaveOpen: true
            ),
            Compression.Zstd => new CompressionStream(target, ZstdLevel, leaveOpen: true),
            _ => target,
        };
}
