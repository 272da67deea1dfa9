using System.Buffers.Binary;

namespace Sparkify.Tool.Tests.Redshift.Double.Wire;

/// <summary>Messages over a stream. What is written waits until it is flushed.</summary>
internal sealed class WireStream(Stream stream) : IAsyncDisposable
{
    private readonly BufferedStream writer = new(stream, 1 << 16);
    private readonly byte[] input = new byte[1 << 16];
    private int inputOffset;
    private int inputCount;

    public Stream Inner => stream;

    /// <summary>A message, or nothing when the other side is gone.</summary>
    public async Task<WireMessage?> ReadAsync(CancellationToken cancellationToken)
    {
        var head = new byte[5];
        if (!await FillAsync(head, cancellationToken))
        {
            return null;
        }

        var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4];
        return await FillAsync(body, cancellationToken) ? new WireMessage((char)head[0], body) : null;
    }

    /// <summary>The body of a first packet, which has no type.</summary>
    public async Task<byte[]?> ReadPacketAsync(CancellationToken cancellationToken)
    {
        var head = new byte[4];
        if (!await FillAsync(head, cancellationToken))
        {
            return null;
        }

        var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head) - 4];
        return await FillAsync(body, cancellationToken) ? body : null;
    }

    public void Write(WireMessage message)
    {
        writer.WriteByte((byte)message.Type);
        WritePacket(message.Body);
    }

    public void WritePacket(byte[] body)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length + 4);
        writer.Write(length);
        writer.Write(body);
    }

    public void WriteByte(char value) => writer.WriteByte((byte)value);

    public Task FlushAsync(CancellationToken cancellationToken) => writer.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<bool> FillAsync(byte[] target, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < target.Length)
        {
            if (inputOffset == inputCount)
            {
                inputOffset = 0;
                inputCount = await stream.ReadAsync(input, cancellationToken);
                if (inputCount == 0)
                {
                    return false;
                }
            }

            var count = Math.Min(target.Length - filled, inputCount - inputOffset);
            input.AsSpan(inputOffset, count).CopyTo(target.AsSpan(filled));
            inputOffset += count;
            filled += count;
        }

        return true;
    }
}
