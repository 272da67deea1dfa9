namespace Sparkify.Tool.Tests.Warehouse;

public sealed class CsvRowsTests
{
    [Fact]
    public void Null_and_the_empty_string_are_told_apart() =>
        Assert.Equal(
            [
                ["a", null, ""],
                [null, "b\"c,\n", null],
            ],
            CsvRows.Parse("x,y,z\na,,\"\"\n,\"b\"\"c,\n\",\n")
        );
}
