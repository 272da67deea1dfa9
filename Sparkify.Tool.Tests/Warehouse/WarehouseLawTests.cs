namespace Sparkify.Tool.Tests.Warehouse;

public sealed class WarehouseLawTests
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Objects_in_any_order_new_or_changed_give_the_same_star_schema(int seed)
    {
        var random = new Random(seed);
        var set = SyntheticObjects.Create(seed, logCount: 5, songCount: 8);
        var order = (seed % 4) switch
        {
            0 => LoadOrders.AllAtOnce(set.Keys),
            1 => LoadOrders.NewestEventsFirstAndSongsLast(set.Keys),
            2 => LoadOrders.ShuffledBatches(set.Keys, 4, random),
            _ => LoadOrders.ShuffledOneByOne(set.Keys, random),
        };
        using var warehouse = new ToolWarehouse();

        new WarehouseLaw(warehouse).Verify(set, order, changeSeed: seed);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 8)];

    [Theory]
    [InlineData("all at once")]
    [InlineData("songs last, newest events first")]
    [InlineData("batches")]
    public void Sample_objects_in_any_order_give_the_same_star_schema(string order) =>
        Verify(Path.Combine(Repository.Root, "sample"), order);

    [Theory]
    [InlineData("all at once")]
    [InlineData("songs last, newest events first")]
    [InlineData("batches")]
    public void Real_objects_in_any_order_give_the_same_star_schema(string order)
    {
        if (Repository.Dataset is not null)
        {
            Verify(Repository.Dataset, order);
        }
    }

    [Fact]
    public void Newer_version_wins_although_the_clock_went_back()
    {
        var set = SyntheticObjects.Create(seed: 1);
        using var warehouse = new ToolWarehouse();
        set.Write(warehouse.BucketFolder);
        warehouse.Load(fullRefresh: false);
        warehouse.Execute("update staging_events set loaded_at = '2999-01-01'");
        warehouse.Execute("update staging_songs set loaded_at = '2999-01-01'");

        new WarehouseLaw(warehouse).Verify(SyntheticObjects.Change(set, seed: 1, out var changedKeys), [changedKeys]);
    }

    private static void Verify(string folder, string orderName)
    {
        var set = ObjectSet.FromFolder(folder, _ => true);
        var order = orderName switch
        {
            "all at once" => LoadOrders.AllAtOnce(set.Keys),
            "batches" => LoadOrders.ShuffledBatches(set.Keys, 6, new Random(1)),
            _ => LoadOrders.NewestEventsFirstAndSongsLast(set.Keys),
        };
        using var warehouse = new ToolWarehouse();

        new WarehouseLaw(warehouse).Verify(set, order);
    }
}
