using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Copy;

/// <summary>What one COPY did. Rejections: the first ones only; RejectedRowCount counts all.</summary>
internal sealed record CopyOutcome(
    long RowCount,
    long RejectedRowCount,
    IReadOnlyList<ObjectOutcome> Objects,
    IReadOnlyList<RejectedRow> Rejections
)
{
    /// <summary>The COPY's number in the system views; null: it read nothing, or has none.</summary>
    public long? Query { get; init; }

    /// <summary>Rows above 4 MB, which the developer guide gives as Redshift's limit while its quota page says 64 MB.</summary>
    public long LargeRowCount { get; init; }

    /// <summary>Loaded rows in which ACCEPTINVCHARS has replaced characters; Redshift lists them in STL_REPLACEMENTS.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_REPLACEMENTS.html"/>
    public long ReplacedRowCount { get; init; }

    /// <summary>Loaded rows of a record in which a name that the COPY reads stands twice: the last value was taken. No document says what Redshift takes.</summary>
    public long DuplicateNameRowCount { get; init; }
}

/// <summary>Counts are null where the engine cannot tell them by object.</summary>
internal sealed record ObjectOutcome(StoredObject Object, long? RowCount, long? RejectedRowCount);

/// <summary>
/// A row that was not loaded, with the fields of STL_LOAD_ERRORS. Line: 1-based last line of the record; Column null where the whole
/// record is at fault; Position: 0-based in the field; Code: Redshift's, such as 1204.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_LOAD_ERRORS.html"/>
internal sealed record RejectedRow(StoredObject Object, long Line, string? Column, int Code, string Reason)
{
    public string? Type { get; init; }

    public int Position { get; init; }

    /// <summary>The field's text, cut to 1,024 characters; null where there is none.</summary>
    public string? Value { get; init; }

    /// <summary>The record's text, cut to 1,024 characters.</summary>
    public string? RawLine { get; init; }
}

/// <summary>How far a COPY is. Bytes are of the objects as stored.</summary>
internal readonly record struct CopyProgress(
    long ObjectCount,
    long TotalObjectCount,
    long ByteCount,
    long TotalByteCount,
    long RowCount,
    long RejectedRowCount
);
