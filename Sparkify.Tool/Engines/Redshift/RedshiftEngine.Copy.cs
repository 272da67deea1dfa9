using System.Globalization;
using Npgsql;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Redshift;

internal sealed partial class RedshiftEngine
{
    private const int MaxShownRejections = 10;

    /// <summary>What pg_last_copy_id() gives before the session's first COPY.</summary>
    private const long NoCopy = -1;

    private long lastCopyId = NoCopy;

    public CopyOutcome Copy(
        SqlStatement statement,
        ObjectFilter filter,
        IProgress<CopyProgress>? progress,
        CancellationToken cancellationToken
    ) => Attempt(statement, () => CopyObjects(statement, filter, progress, cancellationToken), cancellationToken);

    private CopyOutcome CopyObjects(
        SqlStatement statement,
        ObjectFilter filter,
        IProgress<CopyProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var copy = CopyParser.Parse(statement);
        var region = copy.Find("REGION")?.Argument?.Value;
        var listing = List(copy, region, filter, cancellationToken);
        if (listing.Objects.Count == 0)
        {
            return new CopyOutcome(0, 0, [], []);
        }

        if (listing.FindSmallObjects() is { } warning)
        {
            options.Warn($"{copy.Table}: {warning}");
        }

        var sql = statement.Text.Text;
        if (manifests.HasPrefix)
        {
            sql = RedshiftCopyText.From(statement, manifests.Write(listing.Objects, region, cancellationToken));
        }
        else if (!listing.IsAll)
        {
            throw NoManifests(copy);
        }

        var byteCount = listing.Objects.Sum(o => o.SizeBytes);
        progress?.Report(new CopyProgress(0, listing.Objects.Count, 0, byteCount, 0, 0));
        var done = Send(copy, statement, sql, cancellationToken);
        var outcome = Judge(copy, listing.Objects, done);
        progress?.Report(
            new CopyProgress(
                listing.Objects.Count,
                listing.Objects.Count,
                byteCount,
                byteCount,
                done.RowCount,
                outcome.RejectedRowCount
            )
        );
        return outcome;
    }

    private CopyOutcome CopyAsWritten(SqlStatement statement, CancellationToken cancellationToken)
    {
        var copy = CopyParser.Parse(statement);
        return Judge(copy, [], Send(copy, statement, statement.Text.Text, cancellationToken));
    }

    private RedshiftListing List(
        CopyStatement copy,
        string? region,
        ObjectFilter filter,
        CancellationToken cancellationToken
    )
    {
        var store = stores(region);
        try
        {
            return RedshiftListing.Read(copy, store, filter, cancellationToken);
        }
        finally
        {
            (store as IDisposable)?.Dispose();
        }
    }

    /// <summary>Sends the COPY; asks the same session what it was and did.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/PG_LAST_COPY_COUNT.html"/>
    private CopyDone Send(CopyStatement copy, SqlStatement statement, string sql, CancellationToken cancellationToken)
    {
        _ = session.ProcessId;
        try
        {
            session.Send(sql, cancellationToken);
        }
        catch (PostgresException error)
            when (!cancellationToken.IsCancellationRequested && !RedshiftError.IsLost(error))
        {
            throw CopyFailure(copy, statement, error);
        }

        lastCopyId = ReadNumber("select pg_last_copy_id()");
        return new CopyDone(lastCopyId, ReadNumber("select pg_last_copy_count()"));
    }

    /// <summary>Compares what was asked for with what the system views say was done, as far as the user may read them.</summary>
    private CopyOutcome Judge(CopyStatement copy, IReadOnlyList<StoredObject> objects, CopyDone done)
    {
        var summary = loadViews.FindSummary(done.Id);
        if (summary is { } told && told.RowCount != done.RowCount)
        {
            options.Warn(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{copy.Table}: COPY loaded {done.RowCount} rows, SYS_LOAD_HISTORY says {told.RowCount}"
                )
            );
        }

        IReadOnlyList<RejectedRow> rejections =
            MaxErrorsOf(copy) == 0 || summary?.ErrorCount == 0 ? [] : loadViews.FindErrors(done.Id, target.ShowValues);
        var files = objects.Count > 0 ? loadViews.FindFiles(done.Id) : [];
        RefuseChanged(copy, objects, files);
        return new CopyOutcome(
            done.RowCount,
            summary?.ErrorCount ?? rejections.Count,
            copy.Find("NOLOAD") is null ? Outcomes(objects, files, done.RowCount, summary) : [],
            [.. rejections.Take(MaxShownRejections)]
        );
    }

    /// <summary>The ledger must not hold an ETag whose content was not loaded.</summary>
    private static void RefuseChanged(
        CopyStatement copy,
        IReadOnlyList<StoredObject> objects,
        Dictionary<string, LoadedFile> files
    )
    {
        foreach (var item in objects)
        {
            if (
                files.GetValueOrDefault(item.Location.ToString()).ETag is { Length: > 0 } etag
                && etag != item.ETag.Trim('"')
            )
            {
                throw new SparkifyException($"{item.Location} was changed while it was loaded")
                {
                    Span = copy.From.Span,
                    Hint = "load again when nobody writes the object",
                };
            }
        }
    }

    /// <summary>Lines are rows only where their sum says so; what is not told is null.</summary>
    private static IReadOnlyList<ObjectOutcome> Outcomes(
        IReadOnlyList<StoredObject> objects,
        Dictionary<string, LoadedFile> files,
        long rowCount,
        LoadSummary? summary
    )
    {
        var areRows =
            summary is { ErrorCount: 0 }
            && objects.All(o => files.ContainsKey(o.Location.ToString()))
            && files.Values.Sum(f => f.LineCount) == rowCount;
        return
        [
            .. objects.Select(o => new ObjectOutcome(
                o,
                areRows ? files[o.Location.ToString()].LineCount : null,
                summary is { ErrorCount: 0 } ? 0 : null
            )),
        ];
    }

    /// <summary>The rows that could not be loaded, where a view tells them; else what the server said.</summary>
    private SparkifyException CopyFailure(CopyStatement copy, SqlStatement statement, PostgresException error)
    {
        var rows = RedshiftError.IsConflict(error) ? [] : loadViews.FindErrors(session, lastCopyId, target.ShowValues);
        if (rows.Count == 0)
        {
            return RedshiftError.ToException(error, statement, target.ShowValues);
        }

        var log = new RejectionLog(MaxErrorsOf(copy), MaxShownRejections, MaxShownRejections, IsColumnar(copy));
        foreach (var row in rows)
        {
            log.Add(new LoggedRejection(row, 0));
        }

        return log.Failure(copy.Table.Name, copy.TableSpan, null);
    }

    private static bool IsColumnar(CopyStatement copy) =>
        copy.Format.Kind is CopyFormatKind.Parquet or CopyFormatKind.Orc;

    private static int? MaxErrorsOf(CopyStatement copy) =>
        copy.Find("IGNOREALLERRORS") is not null ? null
        : copy.Find("MAXERROR")?.Argument is { } number ? int.Parse(number.Value, CultureInfo.InvariantCulture)
        : 0;

    private static SparkifyException NoManifests(CopyStatement copy) =>
        new("a load of some of the objects under a prefix needs a place for its manifests")
        {
            Span = copy.From.Span,
            Hint = "add \"manifests\": \"s3://bucket/prefix\" to the target",
            ExitCode = ExitCode.InvalidProject,
        };

    private long ReadNumber(string sql) => Convert.ToInt64(session.Read(sql)[0][0], CultureInfo.InvariantCulture);

    private readonly record struct CopyDone(long Id, long RowCount);
}
