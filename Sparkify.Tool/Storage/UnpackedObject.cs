using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.ZStandard;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>An object's bytes as they were before packing: of no bytes it is empty data, of several packed parts all of them in sequence.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-file-compression.html"/>
internal static class UnpackedObject
{
    // The library reads bzip2 byte by byte.
    private const int BufferBytes = 64 << 10;

    /// <summary>Takes the stream over.</summary>
    /// <exception cref="SparkifyException">the object does not start as the compression does</exception>
    public static Stream Open(Stream stream, StoredObject item, Compression compression) =>
        compression switch
        {
            Compression.None => stream,
            Compression.Gzip => new GzipObjectStream(stream, item),
            Compression.Bzip2 => Open(stream, item, "bzip2", "BZh"u8, UnpackBzip2),
            _ => Open(stream, item, "zstd", [0x28, 0xB5, 0x2F, 0xFD], UnpackZstd),
        };

    private static Stream UnpackBzip2(Stream packed) =>
        BZip2Stream.Create(
            new BufferedStream(packed, BufferBytes),
            CompressionMode.Decompress,
            decompressConcatenated: true
        );

    private static DecompressionStream UnpackZstd(Stream packed) => new(packed);

    private static ForwardStream Open(
        Stream stream,
        StoredObject item,
        string format,
        ReadOnlySpan<byte> magic,
        Func<Stream, Stream> unpack
    )
    {
        var packed = new PackedStream(stream, magic.Length);
        if (packed.Start.IsEmpty)
        {
            return packed;
        }

        if (magic.StartsWith(packed.Start))
        {
            return new UnpackedStream(packed, unpack, item, format);
        }

        packed.Dispose();
        var keyword = format.ToUpperInvariant();
        throw new SparkifyException($"{item.Location} is not {format} data")
        {
            Hint = $"leave {keyword} out of the COPY, or load packed and plain objects by two COPY statements",
        };
    }
}
