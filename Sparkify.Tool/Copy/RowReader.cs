using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy;

/// <summary>Reads the records of a format as rows. For one thread.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal abstract class RowReader(IReadOnlyList<ValueConverter> converters)
{
    private const int LargeRecordBytes = 4 << 20;

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_LOADERROR_DETAIL.html"/>
    private const int MaxDetailedFaults = 20;

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_REPLACEMENTS.html"/>
    private const int MaxReplacements = 100;

    private int detailedFaultCount;

    private readonly ReplacementCount replacements = new(converters);

    /// <summary>Records above 4 MB.</summary>
    public long LargeRecordCount { get; private set; }

    /// <summary>Rows written in which ACCEPTINVCHARS has replaced characters.</summary>
    public long ReplacedRowCount => replacements.RowCount;

    /// <summary>Rows written of a record in which a name stands twice.</summary>
    public long DuplicateNameRowCount { get; protected set; }

    /// <summary>The row that was just written, if it is one of the first in which characters were replaced.</summary>
    public Replacement? Replacement { get; private set; }

    /// <summary>Writes the next record as a row; a fault: it is none, and the sink has no row of it. False: no record is left.</summary>
    public abstract bool Read(RecordBuffer buffer, IRowSink sink, out RowFault? fault);

    /// <summary>Record: the bytes at the start of Unread, or behind an offset in it.</summary>
    protected void CountReplaced(bool isWritten, RecordBuffer buffer, Range record)
    {
        Replacement = null;
        if (replacements.Count(isWritten) is { } first && ReplacedRowCount <= MaxReplacements)
        {
            var text = buffer.Unread[record];
            Replacement = new Replacement(
                first,
                buffer.LineAt(record.End.Value - 1),
                RejectionLog.Cut(text.TrimEnd("\r\n"u8))
            );
        }
    }

    /// <summary>Whether a fault is one of the first, whose fields are told.</summary>
    protected bool TakesFields() => detailedFaultCount++ < MaxDetailedFaults;

    protected void CountLarge(int recordBytes) => LargeRecordCount += recordBytes > LargeRecordBytes ? 1 : 0;
}
