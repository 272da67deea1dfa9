using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Tests.Copy.Properties;

/// <summary>Gives the content in pieces of the sizes that are asked of readBytes, one a read.</summary>
internal sealed class ChoppyStream(byte[] content, Func<int> readBytes) : ForwardStream
{
    private int position;

    /// <summary>From one to so many bytes a read, as a seed has it.</summary>
    public static ChoppyStream Random(byte[] content, int maxReadBytes, int seed)
    {
        var random = new Random(seed);
        return new ChoppyStream(content, () => random.Next(1, maxReadBytes + 1));
    }

    /// <summary>So many bytes, then all others.</summary>
    public static ChoppyStream InTwo(byte[] content, int firstBytes)
    {
        var next = firstBytes;
        return new ChoppyStream(
            content,
            () =>
            {
                var count = next;
                next = int.MaxValue;
                return count;
            }
        );
    }

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(Math.Min(buffer.Length, readBytes()), content.Length - position);
        content.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }
}
