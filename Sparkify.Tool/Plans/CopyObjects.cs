using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Plans;

/// <summary>What a COPY of a transform would read: its listing, less what the ledger holds. Objects are listed and not opened, but for a manifest.</summary>
internal sealed class CopyObjects(Target target, IEngine engine, Func<LedgerKey, IEnumerable<LedgerEntry>> readLedger)
{
    private const string S3Scheme = "s3://";

    private readonly List<SparkifyException> problems = [];
    private readonly List<Diagnostic> warnings = [];

    /// <summary>Why something could not be listed.</summary>
    public IReadOnlyList<SparkifyException> Problems => problems;

    /// <summary>What a load would stop at.</summary>
    public IReadOnlyList<Diagnostic> Warnings => warnings;

    public PlannedCopy Find(string transform, SqlStatement statement, CancellationToken cancellationToken)
    {
        var copy = CopyParser.Parse(statement);
        var key = LedgerKey.Of(transform, copy.Table, engine);
        var planned = new PlannedCopy(key.Table, copy.From.Value, copy.From.Span);
        if (!copy.From.Value.StartsWith(S3Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return planned with { Problem = "only objects in S3 can be listed" };
        }

        try
        {
            return CountAsync(copy, planned, new LedgerFilter(readLedger(key)), cancellationToken)
                .GetAwaiter()
                .GetResult();
        }
        catch (SparkifyException error)
        {
            var placed = error.Span is null ? error.At(copy.From.Span) : error;
            problems.Add(placed);
            return planned with { Problem = Diagnostic.From(placed).Message };
        }
    }

    private async Task<PlannedCopy> CountAsync(
        CopyStatement copy,
        PlannedCopy planned,
        LedgerFilter filter,
        CancellationToken cancellationToken
    )
    {
        using var store = new TargetStore(target.Storage, copy.Find("REGION")?.Argument?.Value);
        var source = S3Location.Parse(copy.From.Value, copy.From.Span);
        var isManifest = copy.Find("MANIFEST") is not null;
        var listing = isManifest
            ? (
                await Manifest.ReadAsync(store, source, copy.From.Span, cancellationToken).ConfigureAwait(false)
            ).ListAsync(store, cancellationToken)
            : store.ListAsync(source, cancellationToken);
        await foreach (var item in filter.Apply(listing, cancellationToken).ConfigureAwait(false))
        {
            planned =
                filter.VersionCount(item.Location) > 1
                    ? planned with
                    {
                        ChangedObjectCount = planned.ChangedObjectCount + 1,
                        ChangedByteCount = planned.ChangedByteCount + item.SizeBytes,
                    }
                    : planned with
                    {
                        NewObjectCount = planned.NewObjectCount + 1,
                        NewByteCount = planned.NewByteCount + item.SizeBytes,
                    };
        }

        return filter.ListedObjectCount > 0
            ? planned with
            {
                ListedObjectCount = filter.ListedObjectCount,
            }
            : Missing(planned);
    }

    private PlannedCopy Missing(PlannedCopy planned)
    {
        var message = $"no object starts with {planned.Source}: a load would fail";
        warnings.Add(new Diagnostic(Severity.Warning, message, planned.Place));
        return planned with { Problem = message };
    }
}
