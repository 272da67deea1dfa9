using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Fields;

internal enum SplitStatus : byte
{
    Record,

    /// <summary>The bytes end inside a record, and more may come.</summary>
    Incomplete,

    /// <summary>Not a record of the format: Error, and Resume, where the rest of the line at fault starts.</summary>
    Faulty,
}

/// <summary>Finds the fields of one record after the other in a text format. For one thread.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal abstract class RecordSplitter(int maxFieldCount)
{
    private readonly FieldSpan[] fields = new FieldSpan[maxFieldCount];

    /// <summary>Fields of the record; those beyond the most that were asked for are counted but not kept.</summary>
    public int FieldCount { get; private set; }

    /// <summary>Offsets are into the bytes given.</summary>
    public ReadOnlySpan<FieldSpan> Fields => fields.AsSpan(0, Math.Min(FieldCount, fields.Length));

    /// <summary>Of the record with its line end.</summary>
    public int RecordBytes { get; private set; }

    public ValueError? Error { get; private set; }

    public int Resume { get; private set; }

    /// <summary>Splits the record at the start of the bytes, of which there is at least one. IsFinal: no more bytes come after these.</summary>
    public SplitStatus Split(ReadOnlySpan<byte> data, bool isFinal)
    {
        FieldCount = 0;
        Error = null;
        return SplitRecord(data, isFinal);
    }

    protected abstract SplitStatus SplitRecord(ReadOnlySpan<byte> data, bool isFinal);

    protected void Add(FieldSpan field)
    {
        if (FieldCount < fields.Length)
        {
            fields[FieldCount] = field;
        }

        FieldCount++;
    }

    protected SplitStatus End(int recordBytes)
    {
        RecordBytes = recordBytes;
        return SplitStatus.Record;
    }

    protected SplitStatus Fail(int resume, ValueError error)
    {
        Resume = resume;
        Error = error;
        return SplitStatus.Faulty;
    }

    /// <summary>Where the line's text ends: before the carriage return of a line end of Windows.</summary>
    protected static int TextEnd(ReadOnlySpan<byte> data, int start, int lineFeed) =>
        lineFeed > start && data[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
}
