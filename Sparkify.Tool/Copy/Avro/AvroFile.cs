using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Snappier;

namespace Sparkify.Tool.Copy.Avro;

/// <summary>An Avro object container file: a header with the schema, then blocks, each packed by itself.</summary>
/// <seealso href="https://avro.apache.org/docs/1.12.0/specification/#object-container-files"/>
internal sealed class AvroFile
{
    private const int MaxHeaderBytes = 1 << 20;
    private const int MaxBlockBytes = 4 << 20;
    private const int SyncBytes = 16;
    private const int SnappyChecksumBytes = 4;

    private readonly Stream stream;
    private readonly byte[] sync = new byte[SyncBytes];
    private string codec = "null";
    private byte[] packed = [];
    private byte[] unpacked = [];
    private byte[] block = [];
    private int blockBytes;
    private int headerBytes;

    /// <summary>Reads the header behind the file's first byte. Takes bytes one by one: the stream is a buffered one, and stays the caller's.</summary>
    /// <exception cref="InvalidDataException">the stream is no such file, or none that COPY reads</exception>
    public AvroFile(Stream stream, byte first)
    {
        this.stream = stream;
        Span<byte> magic = [first, 0, 0, 0];
        if (stream.ReadAtLeast(magic[1..], 3, throwOnEndOfStream: false) < 3 || !magic.SequenceEqual("Obj\x01"u8))
        {
            throw new InvalidDataException("it does not start as Avro files do");
        }

        Type = ReadHeader();
        ReadExactly(sync);
    }

    public AvroType Type { get; }

    /// <summary>The records of the block that was read last.</summary>
    public ReadOnlySpan<byte> Block => block.AsSpan(0, blockBytes);

    /// <summary>Reads the next block, of so many records; false: the file ends.</summary>
    public bool TryReadBlock(out long recordCount)
    {
        if (!TryReadLong(out recordCount))
        {
            return false;
        }

        var size = ReadLong();
        if (recordCount < 0 || size < 0)
        {
            throw new InvalidDataException("a block's count or size is negative");
        }

        if (size > MaxBlockBytes)
        {
            throw new InvalidDataException("a block is larger than 4 MB");
        }

        Grow(ref packed, (int)size);
        var bytes = packed.AsSpan(0, (int)size);
        ReadExactly(bytes);
        CheckSync();
        blockBytes = codec switch
        {
            "deflate" => Inflate(bytes.Length),
            "snappy" => UnpackSnappy(bytes),
            _ => bytes.Length,
        };
        block = codec == "null" ? packed : unpacked;
        return true;
    }

    private AvroType ReadHeader()
    {
        string? schema = null;
        for (var count = ReadLong(); count != 0; count = ReadLong())
        {
            if (count < 0)
            {
                ReadLong();
                count = -count;
            }

            for (; count > 0; count--)
            {
                var name = ReadText();
                var value = ReadText();
                schema = name == "avro.schema" ? value : schema;
                codec = name == "avro.codec" ? value : codec;
            }
        }

        if (codec is not ("null" or "deflate" or "snappy"))
        {
            throw new InvalidDataException($"its codec is {codec}, and COPY reads deflate, snappy and none");
        }

        return AvroSchema.Compile(schema ?? throw new InvalidDataException("its header has no schema"));
    }

    private string ReadText()
    {
        var length = ReadLong();
        headerBytes += length is >= 0 and <= MaxHeaderBytes ? (int)length : MaxHeaderBytes + 1;
        if (headerBytes > MaxHeaderBytes)
        {
            throw new InvalidDataException("its header is larger than 1 MB");
        }

        var bytes = new byte[length];
        ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private int Inflate(int packedBytes)
    {
        using var inflater = new DeflateStream(new MemoryStream(packed, 0, packedBytes), CompressionMode.Decompress);
        var length = 0;
        while (true)
        {
            Grow(ref unpacked, length + 1);
            var count = inflater.Read(unpacked.AsSpan(length));
            if (count == 0)
            {
                return length;
            }

            length += count;
            CheckUnpacked(length);
        }
    }

    private int UnpackSnappy(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < SnappyChecksumBytes)
        {
            throw new InvalidDataException("a block has no checksum");
        }

        var content = bytes[..^SnappyChecksumBytes];
        CheckUnpacked(Snappy.GetUncompressedLength(content));
        Grow(ref unpacked, Snappy.GetUncompressedLength(content));
        var length = Snappy.Decompress(content, unpacked);
        var checksum = BinaryPrimitives.ReadUInt32BigEndian(bytes[^SnappyChecksumBytes..]);
        return Crc32.HashToUInt32(unpacked.AsSpan(0, length)) == checksum
            ? length
            : throw new InvalidDataException("a block's checksum is wrong");
    }

    private static void CheckUnpacked(int length)
    {
        if (length > MaxBlockBytes)
        {
            throw new InvalidDataException("a block is larger than 4 MB when it is unpacked");
        }
    }

    private static void Grow(ref byte[] bytes, int length)
    {
        if (bytes.Length < length)
        {
            Array.Resize(ref bytes, Math.Max(length, bytes.Length * 2));
        }
    }

    private void CheckSync()
    {
        Span<byte> found = stackalloc byte[SyncBytes];
        ReadExactly(found);
        if (!found.SequenceEqual(sync))
        {
            throw new InvalidDataException("a block does not end with the file's sync marker");
        }
    }

    private long ReadLong() => TryReadLong(out var value) ? value : throw CutOff();

    private bool TryReadLong(out long value)
    {
        Span<byte> digits = stackalloc byte[10];
        var count = 0;
        value = 0;
        int next;
        while ((next = stream.ReadByte()) >= 0)
        {
            digits[count++] = (byte)next;
            if (next < 0x80 || count == digits.Length)
            {
                value = new AvroCursor(digits[..count]).ReadLong();
                return true;
            }
        }

        return count == 0 ? false : throw CutOff();
    }

    private void ReadExactly(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw CutOff();
        }
    }

    private static InvalidDataException CutOff() => new("it is cut off");
}
