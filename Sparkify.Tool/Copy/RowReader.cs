using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy;

/// <summary>Reads the records of a format as rows. For one thread.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal abstract class RowReader(IReadOnlyList<ValueConverter> converters)
{
    private const int LargeRecordBytes = 4 << 20;

    private readonly ReplacementCount replacements = new(converters);

    /// <summary>Records above 4 MB.</summary>
    public long LargeRecordCount { get; private set; }

    /// <summary>Rows written in which ACCEPTINVCHARS has replaced characters.</summary>
    public long ReplacedRowCount => replacements.RowCount;

    /// <summary>Rows written of a record in which a name stands twice.</summary>
    public long DuplicateNameRowCount { get; protected set; }

    /// <summary>Writes the next record as a row; a fault: it is none, and the sink has no row of it. False: no record is left.</summary>
    public abstract bool Read(RecordBuffer buffer, IRowSink sink, out RowFault? fault);

    protected void CountReplaced(bool isWritten) => replacements.Count(isWritten);

    protected void CountLarge(int recordBytes) => LargeRecordCount += recordBytes > LargeRecordBytes ? 1 : 0;
}
