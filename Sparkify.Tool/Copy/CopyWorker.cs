using Sparkify.Tool.Copy.Values;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Copy;

/// <summary>Reads one object after the other from the job's queue. For one thread at a time.</summary>
internal sealed class CopyWorker(CopyJob job, ObjectReader rows, CopySettings settings, int slice) : IDisposable
{
    /// <summary>By auto or by its paths, such a file would be rows of nothing but NULLs.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
    private static readonly RowFault JsonPathsFileFault = new(
        new ValueError(LoadErrorCode.Line, "the object is this COPY's jsonpaths file, not data"),
        Line: 1
    );

    private CopyObject? current;
    private long rowCount;
    private long rejectedRowCount;
    private long reportedByteCount;
    private DateTime startedAt;
    private bool isDisposed;

    /// <summary>Rows above 4 MB.</summary>
    public long LargeRowCount => rows.LargeRowCount;

    /// <summary>Loaded rows in which ACCEPTINVCHARS has replaced characters.</summary>
    public long ReplacedRowCount => rows.ReplacedRowCount;

    /// <summary>Loaded rows of a record in which a name stands twice.</summary>
    public long DuplicateNameRowCount => rows.DuplicateNameRowCount;

    /// <summary>Fits the delegate <see cref="Copy.ReadRows"/>. With NOLOAD the sink gets nothing and all is read at once.</summary>
    public int ReadRows(IRowSink sink, int maxRowCount)
    {
        while (job.Options.IsCheckOnly && Read(DiscardingSink.Instance, maxRowCount) > 0) { }

        var count = job.Options.IsCheckOnly ? 0 : Read(sink, maxRowCount);
        if (count > 0)
        {
            job.AddRows(count);
        }

        return count;
    }

    private int Read(IRowSink sink, int maxRowCount)
    {
        var count = 0;
        try
        {
            while (count < maxRowCount && (current is not null || OpenNext()))
            {
                job.ThrowIfStopped();
                count += ReadRow(sink) ? 1 : 0;
            }
        }
        catch (Exception error)
        {
            Dispose();
            throw job.Fail(error);
        }

        return count;
    }

    public void Dispose()
    {
        if (!isDisposed)
        {
            isDisposed = true;
            rows.Dispose();
        }
    }

    private bool OpenNext()
    {
        while (!isDisposed && job.TakeObject() is { } next)
        {
            current = next;
            rowCount = rejectedRowCount = reportedByteCount = 0;
            startedAt = DateTime.UtcNow;
            if (job.IsJsonPathsFile(next.Item))
            {
                Reject(JsonPathsFileFault);
            }
            else if (rows.Open(job.Open(next), next.Item) is { } fault)
            {
                Reject(fault);
            }
            else
            {
                return true;
            }

            CloseObject();
        }

        Dispose();
        return false;
    }

    private bool ReadRow(IRowSink sink)
    {
        if (!rows.Read(sink, out var fault))
        {
            CloseObject();
            return false;
        }

        ReportBytes(job.IsPacked ? 0 : rows.ByteCount);
        if (fault is null)
        {
            rowCount++;
            TellReplacement();
            return true;
        }

        Reject(fault);
        return false;
    }

    private void Reject(RowFault fault)
    {
        rejectedRowCount++;
        job.Reject(
            new LoggedRejection(RejectedRowOf(fault), slice)
            {
                Column = fault.Column,
                Fields = settings.ShowValues
                    ? fault.Fields
                    : [.. fault.Fields.Select(field => field with { Value = null })],
            }
        );
    }

    private void TellReplacement()
    {
        if (rows.Replacement is { } row)
        {
            var text = settings.ShowValues ? row.RawLine : null;
            job.Replaced(new ReplacedRow(current!.Item, slice, row.Line, row.Column, text));
        }
    }

    private RejectedRow RejectedRowOf(RowFault fault) =>
        new(
            current!.Item,
            fault.Line,
            fault.Column?.Name,
            fault.Error.Code,
            settings.ShowValues ? fault.Error.Reason : fault.Error.ReasonWithoutValue
        )
        {
            Type = fault.Column?.Type.ToString(),
            Position = fault.Error.Position,
            Value = settings.ShowValues ? fault.Value : null,
            RawLine = settings.ShowValues ? fault.RawLine : null,
        };

    private void CloseObject()
    {
        var lineCount = rows.LineCount;
        rows.Close();
        ReportBytes(current!.Item.SizeBytes);
        job.Complete(
            current,
            new ScannedObject(current.Item, slice)
            {
                LineCount = lineCount,
                RowCount = rowCount,
                RejectedRowCount = rejectedRowCount,
                StartedAt = startedAt,
                EndedAt = DateTime.UtcNow,
            }
        );
        current = null;
    }

    private void ReportBytes(long byteCount)
    {
        if (byteCount > reportedByteCount)
        {
            job.AddBytes(byteCount - reportedByteCount);
            reportedByteCount = byteCount;
        }
    }
}

/// <summary>An object and its place in the listing.</summary>
internal sealed record CopyObject(int Index, StoredObject Item);
