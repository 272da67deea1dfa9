using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>The packed bytes of an object, which must start as gzip does, and then one more member.</summary>
internal sealed class GzipSource(Stream packed, StoredObject item, byte[] appended) : Stream
{
    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B];

    private readonly byte[] start = new byte[2];
    private int startCount = -1;
    private int startGiven;
    private int appendedGiven;

    public required string Hint { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (startCount < 0)
        {
            startCount = packed.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            CheckStart();
        }

        if (startGiven < startCount)
        {
            var given = Give(start.AsSpan(startGiven, startCount - startGiven), buffer);
            startGiven += given;
            return given;
        }

        var count = packed.Read(buffer);
        if (count == 0)
        {
            count = Give(appended.AsSpan(appendedGiven), buffer);
            appendedGiven += count;
        }

        return count;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static int Give(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var count = Math.Min(from.Length, to.Length);
        from[..count].CopyTo(to);
        return count;
    }

    private void CheckStart()
    {
        if (!Magic.StartsWith(start.AsSpan(0, startCount)))
        {
            throw new SparkifyException($"{item.Location} is not gzip data") { Hint = Hint };
        }
    }
}
