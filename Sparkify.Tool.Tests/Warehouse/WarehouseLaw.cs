namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>A warehouse that is loaded from one folder, which stands for the bucket.</summary>
internal interface IWarehouse
{
    string BucketFolder { get; }

    /// <summary>Loads what is new or changed in the folder; with fullRefresh everything anew.</summary>
    void Load(bool fullRefresh);

    WarehouseTables ReadStarSchema();
}

/// <summary>
/// The law of the warehouse: whatever the order in which objects arrive, one a load or many, new or changed, the star schema is the one
/// that the rules define for the objects that are there, and a full refresh changes nothing.
/// </summary>
internal sealed class WarehouseLaw(IWarehouse warehouse)
{
    /// <summary>Loads the set in this order; then, where changes are wanted, three rounds of changed objects.</summary>
    public void Verify(ObjectSet set, IReadOnlyList<IReadOnlyList<string>> order, int? changeSeed = null)
    {
        Bucket.Prepare(warehouse.BucketFolder);
        Arrive(set, order);
        for (var round = 0; changeSeed is { } seed && round < 3; round++)
        {
            set = SyntheticObjects.Change(set, seed + (1000 * round), out var changedKeys);
            Arrive(set, LoadOrders.ShuffledBatches(changedKeys, 2, new Random(seed)));
        }

        warehouse.Load(fullRefresh: false);
        Compare("after a load of nothing new");
        warehouse.Load(fullRefresh: true);
        Compare("after a full refresh");
    }

    private void Arrive(ObjectSet set, IReadOnlyList<IReadOnlyList<string>> order)
    {
        foreach (var keys in order)
        {
            set.Write(warehouse.BucketFolder, keys);
            warehouse.Load(fullRefresh: false);
        }

        Compare($"after {string.Join("; ", order.Select(keys => string.Join(", ", keys)))}");
    }

    private void Compare(string when)
    {
        var expected = WarehouseOracle.Read(warehouse.BucketFolder).Compute();
        var differences = expected.DifferencesTo(warehouse.ReadStarSchema());
        if (differences.Count > 0)
        {
            Assert.Fail($"{when}:\n{string.Join('\n', differences)}");
        }
    }
}
