using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>Bytes that a library unpacks; whatever it throws at damaged data is an error that names the object.</summary>
internal sealed class UnpackedStream(Stream packed, Func<Stream, Stream> unpack, StoredObject item, string format)
    : ForwardStream
{
    private Stream? unpacked;

    public override int Read(Span<byte> buffer)
    {
        try
        {
            unpacked ??= unpack(packed);
            return unpacked.Read(buffer);
        }
        catch (Exception error) when (error is not (SparkifyException or OperationCanceledException or IOException))
        {
            throw new SparkifyException(
                $"{item.Location} is damaged {format} data: cut off, or changed after it was packed",
                error
            )
            {
                Hint = "upload it again",
            };
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked?.Dispose();
            packed.Dispose();
        }

        base.Dispose(disposing);
    }
}
