using Sparkify.Tool.Copy.Json;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy.Avro;

/// <summary>
/// The records of an Avro file as lines of JSON, so that a record's line is its number. Holds one block, of at most 4 MB, and the text of one record.
/// </summary>
internal sealed class AvroJsonStream(Stream stream, StoredObject item) : ForwardStream
{
    private const int BufferBytes = 64 << 10;

    private readonly BufferedStream buffered = new(stream, BufferBytes);
    private readonly JsonOutput output = new();
    private AvroFile? file;
    private int blockPosition;
    private long blockRecordCount;
    private long recordNumber;
    private int given;

    public override int Read(Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length && (given < output.Length || TryWriteRecord()))
        {
            var count = Math.Min(buffer.Length - total, output.Length - given);
            output.Written.Slice(given, count).CopyTo(buffer[total..]);
            given += count;
            total += count;
        }

        return total;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            buffered.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool TryWriteRecord()
    {
        output.Clear();
        given = 0;
        try
        {
            if (file is null && !TryOpen())
            {
                return false;
            }

            while (blockRecordCount == 0)
            {
                if (!TryTakeBlock())
                {
                    return false;
                }
            }

            WriteRecord();
            return true;
        }
        catch (InvalidDataException error)
        {
            throw Damaged(error);
        }
    }

    /// <summary>An object without a byte is one without records.</summary>
    private bool TryOpen()
    {
        var first = buffered.ReadByte();
        file = first < 0 ? null : new AvroFile(buffered, (byte)first);
        return file is not null;
    }

    private bool TryTakeBlock()
    {
        blockPosition = 0;
        return file!.TryReadBlock(out blockRecordCount)
            && (
                blockRecordCount > 0 || file.Block.IsEmpty
                    ? true
                    : throw new InvalidDataException("a block has bytes and no records")
            );
    }

    private void WriteRecord()
    {
        recordNumber++;
        var cursor = new AvroCursor(file!.Block[blockPosition..]);
        file.Type.Write(ref cursor, output, 0);
        output.Write((byte)'\n');
        blockPosition += cursor.Position;
        blockRecordCount--;
        if (blockRecordCount == 0 && blockPosition < file.Block.Length)
        {
            throw new InvalidDataException("a block has more bytes than its records");
        }
    }

    private SparkifyException Damaged(InvalidDataException error)
    {
        var place = recordNumber > 0 ? System.FormattableString.Invariant($" at record {recordNumber}") : "";
        return new SparkifyException($"{item.Location} is not Avro data that COPY reads{place}: {error.Message}", error)
        {
            Hint =
                "the object is an Avro object container file of records, with the codec null, deflate or snappy, a header of at most 1 MB and blocks of at most 4 MB",
        };
    }
}
