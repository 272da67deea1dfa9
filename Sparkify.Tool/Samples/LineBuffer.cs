using System.Buffers.Text;

namespace Sparkify.Tool.Samples;

/// <summary>UTF-8 bytes that are put together and written again and again in one buffer, which grows to the longest.</summary>
internal sealed class LineBuffer(int bufferBytes)
{
    /// <summary>Digits of the longest 64-bit number and its sign.</summary>
    private const int MaxNumberBytes = 20;

    private byte[] buffer = new byte[bufferBytes];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public LineBuffer Add(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(Length));
        Length += bytes.Length;
        return this;
    }

    public LineBuffer Add(long number)
    {
        Reserve(MaxNumberBytes);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(Length), out var written);
        Length += written;
        return this;
    }

    private void Reserve(int more)
    {
        if (Length + more > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + more));
        }
    }
}
