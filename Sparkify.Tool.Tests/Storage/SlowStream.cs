namespace Sparkify.Tool.Tests.Storage;

/// <summary>Gives at most so many bytes a read, as a network does.</summary>
internal sealed class SlowStream(byte[] content, int chunkBytes) : MemoryStream(content)
{
    public override int Read(byte[] buffer, int offset, int count) =>
        base.Read(buffer, offset, Math.Min(count, chunkBytes));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunkBytes)]);
}
