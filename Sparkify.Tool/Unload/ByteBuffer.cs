using System.Text;

namespace Sparkify.Tool.Unload;

/// <summary>Bytes on their way into a file; what was written last can be taken back.</summary>
internal sealed class ByteBuffer
{
    private byte[] bytes = new byte[1 << 16];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public void Append(byte value)
    {
        Reserve(1);
        bytes[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> values)
    {
        Reserve(values.Length);
        values.CopyTo(bytes.AsSpan(Length));
        Length += values.Length;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
    }

    public void Fill(byte value, int count)
    {
        Reserve(count);
        bytes.AsSpan(Length, count).Fill(value);
        Length += count;
    }

    public void Clear() => Length = 0;

    /// <summary>Takes back what stands from that offset on.</summary>
    public void Truncate(int length) => Length = length;

    private void Reserve(int count)
    {
        if (bytes.Length - Length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }
    }
}
