namespace Sparkify.Tool.Tests.Copy;

/// <summary>CSV: quotes, blanks around them, and what is no CSV.</summary>
public sealed class CsvTests : IDisposable
{
    private const string Columns = "a int, b varchar(40), c varchar(20)";

    private readonly CopyBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("1,x,y\n2,,\n", "csv", "1|x|y", "2||")]
    [InlineData("1,\"a, b\",\"say \"\"hi\"\"\"\r\n", "format as csv", "1|a, b|say \"hi\"")]
    [InlineData("1,\"two\nlines\",\"two\r\nlines\"\n2,x,y", "csv", "1|two\nlines|two\r\nlines", "2|x|y")]
    [InlineData("1, \"x\" ,\t\"y\"\t\n", "csv", "1|x|y")]
    [InlineData("1, x , y\n", "csv", "1| x | y")]
    [InlineData("1,\"\",\"\"\"\"\n", "csv", "1||\"")]
    [InlineData("1,\"\",\n", "csv emptyasnull", "1|\\N|\\N")]
    [InlineData("\"1\",\"\\N\",\\N\n", "csv", "1|\\N|\\N")]
    [InlineData("1,x,y,\n", "csv", "1|x|y")]
    [InlineData("1,%a \"quoted\" word%,%50%% off%\n", "csv quote as '%'", "1|a \"quoted\" word|50% off")]
    [InlineData("1;x,1;\"y;\"\n", "csv delimiter ';'", "1|x,1|y;")]
    [InlineData("1\t\"x\t\"\t\"y\"\n", "csv delimiter '\\t'", "1|x\t|y")]
    [InlineData("1\t\t\"y\"\n", "delimiter '\\t' csv", "1||y")]
    [InlineData("1||\"x||\"||\"y\"\n", "csv delimiter '||'", "1|x|||y")]
    [InlineData("a,b,c\n1,x,y\n", "csv ignoreheader 1", "1|x|y")]
    [InlineData("1,x,y\n\n2,x,y\n", "csv ignoreblanklines", "1|x|y", "2|x|y")]
    [InlineData("1,x\n", "csv fillrecord", "1|x|")]
    [InlineData("1,\"x\"", "csv fillrecord", "1|x|")]
    [InlineData("1,none,\"none\"\n", "csv null as 'none'", "1|\\N|\\N")]
    public async Task A_quoted_field_holds_delimiters_line_ends_and_doubled_quotes(
        string text,
        string options,
        params string[] rows
    ) => Assert.Equal(rows, (await bench.RunTextAsync(Columns, text, options)).Rows);

    [Theory]
    [InlineData("1,\"a\"b,c\n", 1214)]
    [InlineData("1,a\"b,c\n", 1214)]
    [InlineData("1,\"a\" \"b\",c\n", 1214)]
    [InlineData("1,x\n", 1203)]
    [InlineData("1\n", 1201)]
    [InlineData("1,x,y,z\n", 1202)]
    [InlineData("\n", 1211)]
    public async Task A_record_that_is_no_row_is_rejected_and_the_next_line_is_read(string text, int code)
    {
        var result = await bench.RunTextAsync(Columns, $"7,x,y\n{text}8,x,y\n", "csv maxerror 2");
        Assert.Equal(["7|x|y", "8|x|y"], result.Rows);
        var rejection = Assert.Single(result.Outcome.Rejections);
        Assert.Equal((code, 2L, text.TrimEnd()), (rejection.Code, rejection.Line, rejection.RawLine));
    }

    [Fact]
    public async Task A_quote_without_its_end_costs_its_own_line_only()
    {
        var result = await bench.RunTextAsync(Columns, "7,x,y\n1,\"a,c\n8,x,y\n9,x,y\n", "csv maxerror 2");
        Assert.Equal(["7|x|y", "8|x|y", "9|x|y"], result.Rows);
        Assert.Equal((1214, 2L), (result.Outcome.Rejections[0].Code, result.Outcome.Rejections[0].Line));
    }

    [Fact]
    public async Task A_rejection_has_the_value_without_its_quotes()
    {
        var result = await bench.RunTextAsync("a int, b varchar(9)", "\"1\"\"2\",x\n", "csv maxerror 2");
        Assert.Equal(("1\"2", 1), (result.Outcome.Rejections[0].Value, result.Outcome.Rejections[0].Position));
    }

    [Theory]
    [InlineData("\"{\"\"a\"\": [1, 2]}\"", "{\"a\":[1,2]}")]
    [InlineData("\"[true,null]\"", "[true,null]")]
    [InlineData("\"\"\"abc\"\"\"", "\"abc\"")]
    [InlineData("5", "5")]
    [InlineData("true", "true")]
    [InlineData("null", "\\N")]
    [InlineData("", "\\N")]
    [InlineData("abc", null)]
    [InlineData("\"1 2\"", null)]
    [InlineData("\"{\"\"a\"\":}\"", null)]
    public async Task A_super_column_takes_one_json_value(string field, string? value)
    {
        var result = await bench.RunTextAsync("a int, b super", $"1,{field}\n", "csv maxerror 2");
        Assert.Equal(value is null ? [] : [$"1|{value}"], result.Rows);
        Assert.Equal(value is null ? [1224] : [], result.Outcome.Rejections.Select(r => r.Code));
    }
}
