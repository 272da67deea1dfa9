namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>Counts the committed changes of table definitions, for all sessions on one database: what a session remembers holds while it stands.</summary>
internal sealed class CatalogChanges
{
    private long count;

    public long Count => Interlocked.Read(ref count);

    public long Add() => Interlocked.Increment(ref count);
}
