using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Terminal;

/// <summary>
/// Standard output or error, whose other end may be a full disk. That the result cannot be written is an error of the run, once; nobody can be told
/// that standard error cannot. What comes after is dropped. A reader that went away is none: the runtime passes over it.
/// </summary>
internal sealed class ConsoleStream(Stream stream, bool holdsResult) : Stream
{
    private bool hasFailed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <exception cref="SparkifyException">the result cannot be written</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (hasFailed)
        {
            return;
        }

        try
        {
            stream.Write(buffer);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            hasFailed = true;
            if (holdsResult)
            {
                throw new SparkifyException($"cannot write the result to standard output: {error.Message}", error);
            }
        }
    }

    public override void Flush()
    {
        // The console's own streams hold nothing back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
