namespace Sparkify.Tool.Tests.Warehouse;

public sealed class WarehouseOracleTests
{
    [Fact]
    public void Real_data_gives_the_figures_of_the_design()
    {
        var dataset = Repository.Dataset;
        if (dataset is null)
        {
            return;
        }

        var oracle = WarehouseOracle.Read(dataset);
        var tables = oracle.Compute();

        Assert.Equal(8056, oracle.EventCount);
        Assert.Equal(6820, tables["songplays"].Rows.Count);
        Assert.Single(tables["songplays"].Rows, row => row[4] is not null);
        Assert.Equal(97, tables["users"].Rows.Count);
        Assert.Equal(71, tables["songs"].Rows.Count);
        Assert.Equal(69, tables["artists"].Rows.Count);
        Assert.Equal(6813, tables["time"].Rows.Count);
    }
}
