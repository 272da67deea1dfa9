using System.Buffers.Binary;

namespace Sparkify.Tool.Copy.Avro;

/// <summary>Reads Avro's binary encoding from the bytes of one block.</summary>
/// <exception cref="InvalidDataException">the bytes are no such encoding</exception>
internal ref struct AvroCursor(ReadOnlySpan<byte> data)
{
    private const int MaxVarintShift = 63;

    private readonly ReadOnlySpan<byte> data = data;

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position == data.Length;

    /// <summary>A zigzag number of 1 to 10 bytes.</summary>
    public long ReadLong()
    {
        var value = 0UL;
        for (var shift = 0; shift <= MaxVarintShift; shift += 7)
        {
            var next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }

        throw new InvalidDataException("a number has more than 10 bytes");
    }

    public int ReadInt()
    {
        var value = ReadLong();
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new InvalidDataException("an int has more than 32 bits");
    }

    public bool ReadBoolean() =>
        ReadByte() switch
        {
            0 => false,
            1 => true,
            _ => throw new InvalidDataException("a boolean is neither 0 nor 1"),
        };

    public float ReadFloat() => BinaryPrimitives.ReadSingleLittleEndian(Read(sizeof(float)));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Read(sizeof(double)));

    /// <summary>Of bytes and string: the length, then so many bytes.</summary>
    public ReadOnlySpan<byte> ReadBytes() => Read(ReadLong());

    public ReadOnlySpan<byte> Read(long count)
    {
        if (count < 0 || count > data.Length - Position)
        {
            throw new InvalidDataException("a value goes on behind the end of its block");
        }

        var bytes = data.Slice(Position, (int)count);
        Position += (int)count;
        return bytes;
    }

    /// <summary>How many items come next in an array or map; 0: it ends. A negative count has the bytes that the items take behind it.</summary>
    public long ReadItemCount()
    {
        var count = ReadLong();
        if (count < 0)
        {
            ReadLong();
            count = -count;
        }

        return count >= 0 ? count : throw new InvalidDataException("an array has too many items");
    }

    private byte ReadByte() => Read(1)[0];
}
