using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using Avro;
using Avro.File;
using Avro.Generic;
using Avro.IO;
using Snappier;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>Avro files as Apache's library writes them, or put together here, block by block.</summary>
internal static class AvroData
{
    private static readonly byte[] Sync = [.. Enumerable.Range(0, 16).Select(i => (byte)(i * 7))];

    public static byte[] Write(string schema, string codec, IEnumerable<object?[]> rows)
    {
        var parsed = (RecordSchema)Schema.Parse(schema);
        var stream = new MemoryStream();
        using (
            var writer = DataFileWriter<GenericRecord>.OpenWriter(
                new GenericDatumWriter<GenericRecord>(parsed),
                stream,
                Codec.CreateCodec(codec == "deflate" ? Codec.Type.Deflate : Codec.Type.Null),
                leaveOpen: true
            )
        )
        {
            foreach (var row in rows)
            {
                writer.Append(Record(parsed, row));
            }
        }

        return stream.ToArray();
    }

    public static GenericRecord Record(RecordSchema schema, params object?[] values)
    {
        var record = new GenericRecord(schema);
        for (var i = 0; i < values.Length; i++)
        {
            record.Add(i, values[i]);
        }

        return record;
    }

    /// <summary>A file of one block; whatever it holds.</summary>
    public static byte[] File(string schema, string codec, long recordCount, byte[] block)
    {
        var file = new MemoryStream();
        file.Write(Header(schema, codec));
        var encoder = new BinaryEncoder(file);
        encoder.WriteLong(recordCount);
        encoder.WriteBytes(Pack(codec, block));
        file.Write(Sync);
        return file.ToArray();
    }

    public static byte[] Header(string schema, string codec)
    {
        var file = new MemoryStream();
        file.Write("Obj\x01"u8);
        var encoder = new BinaryEncoder(file);
        encoder.WriteLong(2);
        encoder.WriteString("avro.schema");
        encoder.WriteBytes(System.Text.Encoding.UTF8.GetBytes(schema));
        encoder.WriteString("avro.codec");
        encoder.WriteBytes(System.Text.Encoding.UTF8.GetBytes(codec));
        encoder.WriteLong(0);
        file.Write(Sync);
        return file.ToArray();
    }

    public static byte[] Encode(string schema, params object?[][] rows)
    {
        var parsed = (RecordSchema)Schema.Parse(schema);
        var stream = new MemoryStream();
        var writer = new GenericDatumWriter<GenericRecord>(parsed);
        foreach (var row in rows)
        {
            writer.Write(Record(parsed, row), new BinaryEncoder(stream));
        }

        return stream.ToArray();
    }

    private static byte[] Pack(string codec, byte[] block)
    {
        if (codec == "snappy")
        {
            var checksum = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc32.HashToUInt32(block));
            return [.. Snappy.CompressToArray(block), .. checksum];
        }

        if (codec != "deflate")
        {
            return block;
        }

        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(block);
        }

        return packed.ToArray();
    }
}
