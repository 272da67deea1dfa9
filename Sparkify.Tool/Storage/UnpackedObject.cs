using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.ZStandard;
using Snappier;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>An object's bytes as they were before packing: of no bytes it is empty data, of several packed parts all of them in sequence.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-file-compression.html"/>
internal static class UnpackedObject
{
    // The library reads bzip2 byte by byte.
    private const int BufferBytes = 64 << 10;

    /// <summary>Takes the stream over. IsNamed: the object's name, and not the COPY, tells how it is packed.</summary>
    /// <exception cref="SparkifyException">the object does not start as the compression does</exception>
    public static Stream Open(Stream stream, StoredObject item, Compression compression, bool isNamed = false) =>
        compression switch
        {
            Compression.None => stream,
            Compression.Gzip => new GzipObjectStream(stream, item, HintOf("GZIP", isNamed)),
            Compression.Snappy => Open(
                stream,
                item,
                new Format("snappy", UnpackSnappy, HintOf("SNAPPY", isNamed)),
                SnappyStart
            ),
            Compression.Bzip2 => Open(
                stream,
                item,
                new Format("bzip2", UnpackBzip2, HintOf("BZIP2", isNamed)),
                "BZh"u8
            ),
            _ => Open(stream, item, new Format("zstd", UnpackZstd, HintOf("ZSTD", isNamed)), [0x28, 0xB5, 0x2F, 0xFD]),
        };

    private static ReadOnlySpan<byte> SnappyStart => [0xFF, 0x06, 0x00, 0x00, (byte)'s', (byte)'N'];

    private static SnappyStream UnpackSnappy(Stream packed) =>
        new(packed, System.IO.Compression.CompressionMode.Decompress);

    private static Stream UnpackBzip2(Stream packed) =>
        BZip2Stream.Create(
            new BufferedStream(packed, BufferBytes),
            CompressionMode.Decompress,
            decompressConcatenated: true
        );

    private static DecompressionStream UnpackZstd(Stream packed) => new(packed);

    private static ForwardStream Open(Stream stream, StoredObject item, Format format, ReadOnlySpan<byte> magic)
    {
        var packed = new PackedStream(stream, magic.Length);
        if (packed.Start.IsEmpty)
        {
            return packed;
        }

        if (magic.StartsWith(packed.Start))
        {
            return new UnpackedStream(packed, format.Unpack, item, format.Name);
        }

        packed.Dispose();
        throw new SparkifyException($"{item.Location} is not {format.Name} data") { Hint = format.Hint };
    }

    private static string HintOf(string keyword, bool isNamed) =>
        isNamed
            ? "the object's extension says that it is packed: rename it, or pack it so"
            : $"leave {keyword} out of the COPY, or load packed and plain objects by two COPY statements";

    private readonly record struct Format(string Name, Func<Stream, Stream> Unpack, string Hint);
}
