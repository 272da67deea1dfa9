namespace Sparkify.Tool.Tests.Warehouse;

public sealed class WarehouseLawTests
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Objects_in_any_order_new_or_changed_give_the_same_star_schema(int seed)
    {
        var random = new Random(seed);
        var set = SyntheticObjects.Create(seed);
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

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory]
    [InlineData("all at once")]
    [InlineData("songs last, newest events first")]
    [InlineData("batches")]
    public void Real_objects_in_any_order_give_the_same_star_schema(string name)
    {
        if (Repository.Dataset is null)
        {
            return;
        }

        var set = ObjectSet.FromFolder(Repository.Dataset, _ => true);
        var order = name switch
        {
            "all at once" => LoadOrders.AllAtOnce(set.Keys),
            "batches" => LoadOrders.ShuffledBatches(set.Keys, 6, new Random(1)),
            _ => LoadOrders.NewestEventsFirstAndSongsLast(set.Keys),
        };
        using var warehouse = new ToolWarehouse();

        new WarehouseLaw(warehouse).Verify(set, order);
    }
}
