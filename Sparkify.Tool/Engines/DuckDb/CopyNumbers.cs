namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>Numbers the COPYs of all sessions on one database: those that no transaction has committed yet count too.</summary>
internal sealed class CopyNumbers
{
    private readonly Lock gate = new();
    private int? last;

    /// <summary>The database is new: nothing is recorded.</summary>
    public void Begin() => last = 0;

    /// <param name="readLast">asked once: the last number and the time of the oldest COPY</param>
    public (int Number, DateTime? OldestTime) Next(Func<(int Number, DateTime? OldestTime)> readLast)
    {
        lock (gate)
        {
            var (recorded, oldest) = last is null ? readLast() : (last.Value, null);
            last = recorded + 1;
            return (recorded + 1, oldest);
        }
    }
}
