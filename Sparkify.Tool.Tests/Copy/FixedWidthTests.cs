namespace Sparkify.Tool.Tests.Copy;

/// <summary>FIXEDWIDTH: fields of so many characters, one record a line.</summary>
public sealed class FixedWidthTests : IDisposable
{
    private const string Columns = "a int, b varchar(20), c varchar(9)";
    private const string Options = "fixedwidth 'id:3, name:5,2:4'";

    private readonly CopyBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("001Rosesdata\n002Tulipmore\n", "", "1|Roses|data", "2|Tulip|more")]
    [InlineData("  1Ivy  x   \r\n", "", "1|Ivy  |x   ")]
    [InlineData("1  Rosesd\n1  Roses12", "", "1|Roses|d", "1|Roses|12")]
    [InlineData("  1Ivy  x   \n", "trimblanks", "1|Ivy|x")]
    [InlineData("   Ivy      \n", "blanksasnull", "\\N|Ivy  |\\N")]
    [InlineData("001Roséédaté\n", "", "1|Roséé|daté")]
    [InlineData("001\\N   null\n", "", "1|\\N|null")]
    [InlineData("001\"Iv\" ' x'\n", "removequotes", "1|Iv| x")]
    [InlineData("001Ros\n", "fillrecord", "1|Ros|")]
    [InlineData("\n001Rosesdata\n", "ignoreblanklines", "1|Roses|data")]
    [InlineData("abc\n001Rosesdata\n", "ignoreheader 1", "1|Roses|data")]
    public async Task Fields_have_so_many_characters(string text, string options, params string[] rows) =>
        Assert.Equal(rows, (await bench.RunTextAsync(Columns, text, $"{Options} {options}")).Rows);

    [Theory]
    [InlineData("001Rosesdata,\n", "", 1216, "Missing newline: Unexpected character 0x2c found at location 12")]
    [InlineData("001Roses\n", "", 1203, "Delimiter not found")]
    [InlineData("001'osesdata\n", "removequotes", 1214, "Delimiter not found: no quotation mark ends the field")]
    [InlineData("x01Rosesdata\n", "", 1207, "Invalid digit, Value 'x', Pos 0, Type: Integer")]
    [InlineData("\n", "", 1211, "Input line contained no data")]
    public async Task A_line_that_is_no_row_is_rejected(string text, string options, int code, string reason)
    {
        var result = await bench.RunTextAsync(Columns, $"{text}002Tulipmore\n", $"{Options} {options} maxerror 2");
        Assert.Equal(["2|Tulip|more"], result.Rows);
        var rejection = Assert.Single(result.Outcome.Rejections);
        Assert.Equal((code, reason, 1L), (rejection.Code, rejection.Reason, rejection.Line));
    }
}
