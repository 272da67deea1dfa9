namespace Sparkify.Tool.Storage;

/// <summary>An object's bytes, of which the first ones have been looked at.</summary>
internal sealed class PackedStream : ForwardStream
{
    private readonly Stream packed;
    private readonly byte[] start;
    private readonly int startCount;
    private int startGiven;

    public PackedStream(Stream packed, int startBytes)
    {
        this.packed = packed;
        start = new byte[startBytes];
        startCount = packed.ReadAtLeast(start, startBytes, throwOnEndOfStream: false);
    }

    /// <summary>Fewer bytes than asked for: the object has no more.</summary>
    public ReadOnlySpan<byte> Start => start.AsSpan(0, startCount);

    public override int Read(Span<byte> buffer)
    {
        if (startGiven == startCount)
        {
            return packed.Read(buffer);
        }

        var count = Math.Min(startCount - startGiven, buffer.Length);
        start.AsSpan(startGiven, count).CopyTo(buffer);
        startGiven += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            packed.Dispose();
        }

        base.Dispose(disposing);
    }
}
