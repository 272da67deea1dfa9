using Sparkify.Tool.Copy;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>One COPY that statements on the database can read, until disposed. Source: what stands behind their FROM.</summary>
internal sealed class CopyRegistration(string source, IReadOnlyList<CopyColumn> columns, Func<ReadRows> openWorker)
    : IDisposable
{
    private Exception? error;

    public string Source { get; } = source;

    public IReadOnlyList<CopyColumn> Columns { get; } = columns;

    public required int MaxThreads { get; init; }

    public required Action Removed { get; init; }

    /// <summary>The first exception of a worker: the reason for the statement's failure, of which DuckDB has only the text.</summary>
    public Exception? Error => Volatile.Read(ref error);

    public CopyThread OpenWorker() => new(this, openWorker());

    public void Fail(Exception exception) => Interlocked.CompareExchange(ref error, exception, null);

    public void Dispose() => Removed();
}
