using System.IO.Compression;
using System.Security.Cryptography;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>
/// Unpacks an object of one or more gzip members. GZipStream takes the end of a cut-off file for the end of its data and passes over
/// what follows the last member: so a member with a mark of our own is appended to what it reads. Only after whole members does the mark
/// come out, as the last bytes; they are held back and compared. An object of no bytes is empty data.
/// </summary>
internal sealed class GzipObjectStream : Stream
{
    private const int MarkBytes = 16;

    private readonly StoredObject item;
    private readonly Stream packed;
    private readonly GZipStream unpacked;
    private readonly byte[] mark = RandomNumberGenerator.GetBytes(MarkBytes);
    private readonly byte[] held = new byte[MarkBytes];
    private int heldCount;
    private bool ended;

    /// <param name="hint">to whom the object is no gzip data</param>
    public GzipObjectStream(Stream packed, StoredObject item, string hint)
    {
        this.item = item;
        this.packed = packed;
        unpacked = new GZipStream(new GzipSource(packed, item, Pack(mark)) { Hint = hint }, CompressionMode.Decompress);
    }

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

    /// <summary>Gives what was held back before, and holds back the last bytes of what it has now.</summary>
    public override int Read(Span<byte> buffer)
    {
        while (!ended && buffer.Length > 0)
        {
            var count = ReadUnpacked(buffer);
            if (count == 0)
            {
                CheckMark();
                ended = true;
            }
            else if (PassOn(buffer, count) is > 0 and var given)
            {
                return given;
            }
        }

        return 0;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
            packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] data)
    {
        var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(data);
        }

        return member.ToArray();
    }

    private int ReadUnpacked(Span<byte> buffer)
    {
        try
        {
            return unpacked.Read(buffer);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(error);
        }
    }

    /// <summary>Turns held + the new bytes into bytes to give, at the buffer's start, and new held ones.</summary>
    private int PassOn(Span<byte> buffer, int count)
    {
        Span<byte> last = stackalloc byte[MarkBytes];
        var kept = Math.Min(count, MarkBytes);
        buffer.Slice(count - kept, kept).CopyTo(last);

        // Of the old held bytes as many leave as new ones come in above what the mark needs.
        var released = Math.Max(0, heldCount + kept - MarkBytes);
        var given = released + count - kept;
        buffer[..(count - kept)].CopyTo(buffer[released..]);
        held.AsSpan(0, released).CopyTo(buffer);
        held.AsSpan(released, heldCount - released).CopyTo(held);
        last[..kept].CopyTo(held.AsSpan(heldCount - released));
        heldCount += kept - released;
        return given;
    }

    private void CheckMark()
    {
        if (heldCount != MarkBytes || !held.AsSpan().SequenceEqual(mark))
        {
            throw Damaged(null);
        }
    }

    private SparkifyException Damaged(Exception? inner) =>
        new($"{item.Location} is damaged gzip data: cut off, or changed after it was packed", inner)
        {
            Hint = "upload it again",
        };
}
