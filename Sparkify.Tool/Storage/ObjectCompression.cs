using System.IO.Compression;
using ICSharpCode.SharpZipLib.BZip2;
using ZstdSharp;

namespace Sparkify.Tool.Storage;

internal enum ObjectCompression
{
    None,
    Gzip,
    Bzip2,
    Zstd,
}

/// <summary>What the compressions that UNLOAD writes are on disk.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal static class ObjectCompressions
{
    /// <summary>What a compressed object's name ends with: ".gz".</summary>
    public static string Extension(this ObjectCompression compression) =>
        compression switch
        {
            ObjectCompression.Gzip => ".gz",
            ObjectCompression.Bzip2 => ".bz2",
            ObjectCompression.Zstd => ".zst",
            _ => "",
        };

    /// <summary>A stream that packs into the target, which stays open.</summary>
    public static Stream Pack(this ObjectCompression compression, Stream target) =>
        compression switch
        {
            ObjectCompression.Gzip => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true),
            ObjectCompression.Bzip2 => new BZip2OutputStream(target) { IsStreamOwner = false },
            ObjectCompression.Zstd => new CompressionStream(target, leaveOpen: true),
            _ => target,
        };
}
