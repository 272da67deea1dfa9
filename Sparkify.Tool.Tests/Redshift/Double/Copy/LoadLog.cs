namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

/// <summary>The rows of Redshift's views about loads. They stay whatever becomes of the load's transaction.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_HISTORY.html"/>
internal sealed class LoadLog
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Dictionary<string, object?>>> rows = [];
    private long lastQueryId = 1000;

    public long NextQueryId() => Interlocked.Increment(ref lastQueryId);

    public void Add(string view, Dictionary<string, object?> row)
    {
        lock (gate)
        {
            if (!rows.TryGetValue(view, out var list))
            {
                rows[view] = list = [];
            }

            list.Add(row);
        }
    }

    public IReadOnlyList<Dictionary<string, object?>> Rows(string view)
    {
        lock (gate)
        {
            return [.. rows.GetValueOrDefault(view, [])];
        }
    }
}
