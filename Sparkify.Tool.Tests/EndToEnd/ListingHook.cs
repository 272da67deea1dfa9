using System.Runtime.CompilerServices;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>A real engine, with something happening in the world between the end of each COPY's listing and its reading.</summary>
internal sealed class ListingHook(IEngine engine, Action afterListing) : IEngine
{
    public string Name => engine.Name;

    public bool InTransaction => engine.InTransaction;

    public IEngine OpenSession() => engine.OpenSession();

    public void BeginExclusive(CancellationToken cancellationToken) => engine.BeginExclusive(cancellationToken);

    public IDisposable HoldLock(CancellationToken cancellationToken) => engine.HoldLock(cancellationToken);

    public Recovery RecoveryFrom(SparkifyException error) => engine.RecoveryFrom(error);

    public void Reconnect(int attempt, CancellationToken cancellationToken) =>
        engine.Reconnect(attempt, cancellationToken);

    public IReadOnlyCollection<RunningProcess> FindRunning() => engine.FindRunning();

    public void Begin() => engine.Begin();

    public void Commit() => engine.Commit();

    public void Rollback() => engine.Rollback();

    public StatementResult Run(SqlStatement statement, CancellationToken cancellationToken) =>
        engine.Run(statement, cancellationToken);

    public CopyOutcome Copy(
        SqlStatement statement,
        ObjectFilter filter,
        IProgress<CopyProgress>? progress,
        CancellationToken cancellationToken
    ) => engine.Copy(statement, listing => ListThenAct(filter(listing)), progress, cancellationToken);

    public TableDefinition? FindTable(QualifiedName name) => engine.FindTable(name);

    public void Dispose() => engine.Dispose();

    private async IAsyncEnumerable<StoredObject> ListThenAct(
        IAsyncEnumerable<StoredObject> objects,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var item in objects.WithCancellation(cancellationToken))
        {
            yield return item;
        }

        afterListing();
    }
}
