using System.Diagnostics;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Loads;

/// <summary>Runs one transform, statement by statement, and keeps the ledger of its COPYs.</summary>
internal sealed class TransformRunner(
    IEngine engine,
    ObjectLedger ledger,
    LoadOptions options,
    IProgress<LoadEvent>? progress
)
{
    private readonly HashSet<QualifiedName> temporary = [];

    /// <summary>The tables (schema.table) that COPYs of this run have filled.</summary>
    public HashSet<string> CopiedTables { get; } = [];

    /// <summary>Rows that were rejected in the transform that runs; the first ones.</summary>
    public List<RejectedRow> Rejections { get; } = [];

    public StepResult Run(Transform transform, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        Rejections.Clear();
        var step = new StepResult(transform.File.Name, TimeSpan.Zero);
        var writtenRowCount = 0L;
        foreach (var statement in transform.Statements)
        {
            if (StatementClassifier.Classify(statement) == StatementKind.Copy)
            {
                step = Copy(transform, statement, step, cancellationToken);
            }
            else if (!options.IsBaseline || TemporaryTables.Find(statement) is not null)
            {
                // A baseline runs nothing but what a COPY may need: its temporary table.
                writtenRowCount += RunStatement(statement, cancellationToken);
            }
        }

        return step with
        {
            Duration = watch.Elapsed,
            Rejections = [.. Rejections],
            RowCount = step.CopyCount > 0 ? step.RowCount : writtenRowCount,
        };
    }

    /// <summary>The rows that the statement wrote into a permanent table; deleted ones are not counted.</summary>
    private long RunStatement(SqlStatement statement, CancellationToken cancellationToken)
    {
        using var result = engine.Run(statement, cancellationToken);
        if (TemporaryTables.Find(statement) is { } created)
        {
            temporary.Add(created);
            return 0;
        }

        var writes =
            StatementClassifier.Classify(statement)
            is StatementKind.Insert
                or StatementKind.Update
                or StatementKind.Merge;
        return writes && StatementTarget.Find(statement) is { } target && !temporary.Contains(target)
            ? result.AffectedRowCount
            : 0;
    }

    private StepResult Copy(
        Transform transform,
        SqlStatement statement,
        StepResult step,
        CancellationToken cancellationToken
    )
    {
        var copy = CopyParser.Parse(statement);
        var key = LedgerKey.Of(transform.File.Name, copy.Table, engine);
        var filter = new LedgerFilter(ledger.ReadLoaded(key, options.IsFullRefresh, cancellationToken));
        var baseline = new List<StoredObject>();
        var outcome = engine.Copy(
            statement,
            listing => Select(filter, copy.Find("MANIFEST") is null ? listing : InKeyOrder(listing), baseline),
            progress is null ? null : new CopyProgressReporter(transform.File.Name, progress),
            cancellationToken
        );
        ledger.Write(key, outcome.Objects, filter.VersionCount, cancellationToken);
        ledger.WriteBaseline(key, baseline, filter.VersionCount, cancellationToken);
        CopiedTables.Add(key.Table);
        Rejections.AddRange(outcome.Rejections);
        return step with
        {
            CopyCount = step.CopyCount + 1,
            RowCount = step.RowCount + outcome.RowCount,
            RejectedRowCount = step.RejectedRowCount + outcome.RejectedRowCount,
            RejectingQuery = outcome.RejectedRowCount > 0 ? outcome.Query : step.RejectingQuery,
            ObjectCount = step.ObjectCount + outcome.Objects.Count,
            BaselineObjectCount = step.BaselineObjectCount + baseline.Count,
            ListedObjectCount = step.ListedObjectCount + filter.ListedObjectCount,
        };
    }

    private IAsyncEnumerable<StoredObject> Select(
        LedgerFilter filter,
        IAsyncEnumerable<StoredObject> listing,
        List<StoredObject> baseline
    )
    {
        var remaining = filter.Apply(listing);
        return options.IsBaseline ? Divert(remaining, baseline) : remaining;
    }

    private static async IAsyncEnumerable<StoredObject> Divert(
        IAsyncEnumerable<StoredObject> objects,
        List<StoredObject> into
    )
    {
        await foreach (var item in objects.ConfigureAwait(false))
        {
            into.Add(item);
        }

        yield break;
    }

    /// <summary>A manifest names its objects in any order.</summary>
    private static async IAsyncEnumerable<StoredObject> InKeyOrder(IAsyncEnumerable<StoredObject> listing)
    {
        var objects = new List<StoredObject>();
        await foreach (var item in listing.ConfigureAwait(false))
        {
            objects.Add(item);
        }

        foreach (
            var item in objects
                .OrderBy(o => o.Location.Bucket, ObjectKeyOrder.Instance)
                .ThenBy(o => o.Location.Key, ObjectKeyOrder.Instance)
        )
        {
            yield return item;
        }
    }

    private sealed class CopyProgressReporter(string name, IProgress<LoadEvent> progress) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => progress.Report(new LoadEvent.Copying(name, value));
    }
}
