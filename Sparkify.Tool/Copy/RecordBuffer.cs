using System.Buffers;
using System.Globalization;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy;

/// <summary>
/// A window over one object's bytes, which moves on record by record. It grows only while one record is larger than it, and up to
/// Redshift's limit of 64 MB.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/mgmt/amazon-redshift-limits.html"/>
internal sealed class RecordBuffer(int bufferBytes) : IDisposable
{
    public const int MaxRecordBytes = 64 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    // The pool rounds up: what was asked for is what is used, so that small buffers have the edges that tests look for.
    private int capacity = bufferBytes;
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(bufferBytes);
    private Stream? stream;
    private StoredObject? item;
    private int start;
    private int end;
    private long linesBefore;
    private bool endsInLine;

    /// <summary>The bytes that are read and not yet done with.</summary>
    public ReadOnlySpan<byte> Unread => bytes.AsSpan(start, end - start);

    /// <summary>The object starts with the byte order mark of UTF-16.</summary>
    public bool IsUtf16 => Unread is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    /// <summary>Nothing comes after Unread.</summary>
    public bool IsFinal { get; private set; }

    public long ByteCount { get; private set; }

    /// <summary>The lines that were read so far; 0 where no object is open.</summary>
    public long LineCount =>
        stream is null ? 0 : linesBefore + bytes.AsSpan(0, end).Count((byte)'\n') + (endsInLine ? 1 : 0);

    public void Open(Stream newStream, StoredObject newItem)
    {
        stream = newStream;
        item = newItem;
        start = end = 0;
        linesBefore = 0;
        endsInLine = false;
        ByteCount = 0;
        IsFinal = false;
        while (!IsFinal && Unread.Length < ByteOrderMark.Length)
        {
            Fill();
        }

        start += Unread.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
    }

    /// <summary>
    /// Reads on behind Unread, which stays, and as much again as there is: a record that is not yet whole is scanned anew each time, and small reads
    /// would make that quadratic.
    /// </summary>
    public void Fill()
    {
        MakeRoom();
        var room = bytes.AsSpan(end, capacity - end);
        var wanted = Math.Clamp(Unread.Length, 1, room.Length);
        int count;
        try
        {
            count = stream!.ReadAtLeast(room, wanted, throwOnEndOfStream: false);
        }
        catch (IOException error)
        {
            throw new SparkifyException($"cannot read {item!.Location}: {error.Message.TrimEnd('.')}", error);
        }

        end += count;
        ByteCount += count;
        endsInLine = count > 0 ? bytes[end - 1] != '\n' : endsInLine;
        IsFinal = count < wanted;
    }

    /// <summary>Done with so many bytes of Unread.</summary>
    public void Advance(int count) => start += count;

    /// <summary>Done with everything up to and with the next line feed at or behind the offset in Unread.</summary>
    public void AdvanceOverLine(int offset)
    {
        Advance(offset);
        int lineFeed;
        while ((lineFeed = Unread.IndexOf((byte)'\n')) < 0 && !IsFinal)
        {
            Advance(Unread.Length);
            Fill();
        }

        Advance(lineFeed < 0 ? Unread.Length : lineFeed + 1);
    }

    public void SkipLines(int count)
    {
        for (; count > 0 && !(IsFinal && Unread.IsEmpty); count--)
        {
            AdvanceOverLine(0);
        }
    }

    /// <summary>The 1-based line of the byte at this offset in Unread.</summary>
    public long LineAt(int offset) => 1 + linesBefore + bytes.AsSpan(0, start + offset).Count((byte)'\n');

    /// <summary>Whether nothing but blanks stands between a line break in Unread and this offset in it.</summary>
    public bool IsFirstInLine(int offset) => Unread[..offset].TrimEnd(" \t\r"u8) is [.., (byte)'\n'];

    public void Close()
    {
        stream?.Dispose();
        stream = null;
    }

    public void Dispose()
    {
        Close();
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = [];
        }
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            linesBefore += bytes.AsSpan(0, start).Count((byte)'\n');
            Unread.CopyTo(bytes);
            end -= start;
            start = 0;
        }

        if (end < capacity)
        {
            return;
        }

        if (capacity == MaxRecordBytes)
        {
            throw new SparkifyException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{item!.Location} line {LineAt(0)}: a record is larger than 64 MB"
                )
            );
        }

        capacity = Math.Min(capacity * 2, MaxRecordBytes);
        if (capacity > bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(capacity);
            Unread.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
    }
}
