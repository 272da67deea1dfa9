namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>
/// Loads what a folder holds and was not loaded yet into the warehouse that belongs to this folder, and reads the star schema; with
/// fullRefresh it loads everything anew.
/// </summary>
internal delegate WarehouseTables LoadFolder(string folder, bool fullRefresh);

/// <summary>
/// The law of the warehouse: whatever the order in which objects arrive, one a load or many, new or changed, the star schema is the one
/// that the rules define for the objects that are there, and a full refresh changes nothing.
/// </summary>
internal sealed class WarehouseLaw(LoadFolder load, string workFolder)
{
    /// <summary>Loads the set in this order; then, where changes are wanted, three rounds of changed objects.</summary>
    public void Verify(ObjectSet set, IReadOnlyList<IReadOnlyList<string>> order, int? changeSeed = null)
    {
        // The bucket lies one folder down, so that a database can stand beside it.
        var folder = Path.Combine(workFolder, Guid.NewGuid().ToString("N"), "bucket");
        Bucket.Prepare(folder);
        Arrive(set, order, folder);
        for (var round = 0; changeSeed is { } seed && round < 3; round++)
        {
            set = SyntheticObjects.Change(set, seed + (1000 * round), out var changedKeys);
            Arrive(set, LoadOrders.ShuffledBatches(changedKeys, 2, new Random(seed)), folder);
        }

        Compare(folder, load(folder, fullRefresh: false), "after a load of nothing new");
        Compare(folder, load(folder, fullRefresh: true), "after a full refresh");
    }

    private void Arrive(ObjectSet set, IReadOnlyList<IReadOnlyList<string>> order, string folder)
    {
        WarehouseTables? tables = null;
        foreach (var keys in order)
        {
            set.Write(folder, keys);
            tables = load(folder, fullRefresh: false);
        }

        Compare(folder, tables!, $"after {string.Join("; ", order.Select(keys => string.Join(", ", keys)))}");
    }

    private static void Compare(string folder, WarehouseTables actual, string when)
    {
        var differences = WarehouseOracle.Read(folder).Compute().DifferencesTo(actual);
        if (differences.Count > 0)
        {
            Assert.Fail($"{when}:\n{string.Join('\n', differences)}");
        }
    }
}
