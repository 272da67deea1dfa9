using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Copy;

/// <summary>What a COPY, finished or failed, leaves for Redshift's system views of loads. Rejections and replacements: the first ones only.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_HISTORY.html"/>
internal sealed record CopyRecord(DateTime StartedAt, DateTime EndedAt)
{
    /// <summary>The objects that were to be read.</summary>
    public int ObjectCount { get; init; }

    /// <summary>Bytes of these objects as stored.</summary>
    public long ByteCount { get; init; }

    /// <summary>0 with NOLOAD and where the COPY has failed.</summary>
    public long LoadedRowCount { get; init; }

    public long RejectedRowCount { get; init; }

    /// <summary>The objects that were read to their end, NOLOAD's too, in the order of the listing.</summary>
    public IReadOnlyList<ScannedObject> Scanned { get; init; } = [];

    /// <summary>By object and line.</summary>
    public IReadOnlyList<LoggedRejection> Rejections { get; init; } = [];

    public IReadOnlyList<ReplacedRow> Replacements { get; init; } = [];
}

/// <summary>An object that was read. Slice: the number of the worker, from 0. LineCount: those that were read. Times are UTC.</summary>
internal sealed record ScannedObject(StoredObject Object, int Slice)
{
    public long LineCount { get; init; }

    public long RowCount { get; init; }

    public long RejectedRowCount { get; init; }

    public DateTime StartedAt { get; init; }

    public DateTime EndedAt { get; init; }
}

/// <summary>A rejected row with its column (null: the whole record is at fault) and what was read up to it; no fields: too many were told already.</summary>
internal sealed record LoggedRejection(RejectedRow Row, int Slice)
{
    public CopyColumn? Column { get; init; }

    public IReadOnlyList<FieldText> Fields { get; init; } = [];
}

/// <summary>One field of a rejected record as it was read. Value: cut to 1,024 characters; null also where values are not shown.</summary>
internal readonly record struct FieldText(CopyColumn Column, string? Value, bool IsNull);

/// <summary>A loaded row in which ACCEPTINVCHARS has replaced characters, and the first column of them.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_REPLACEMENTS.html"/>
internal sealed record ReplacedRow(StoredObject Object, int Slice, long Line, CopyColumn Column, string? RawLine);

/// <summary>The same as its reader knows it.</summary>
internal sealed record Replacement(CopyColumn Column, long Line, string RawLine);
