namespace Sparkify.Tool.Tests.Copy;

/// <summary>Text with a delimiter: which fields a record has, and which are NULL.</summary>
public sealed class DelimitedTextTests : IDisposable
{
    private const string Columns = "a int, b varchar(20), c varchar(20)";

    private readonly CopyBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("1|x|y\n2||\n", "", "1|x|y", "2||")]
    [InlineData("1|x|y|\n2|x|y", "", "1|x|y", "2|x|y")]
    [InlineData("1|x|y\r\n2|x|y\r\n", "", "1|x|y", "2|x|y")]
    [InlineData("1|x|\r\n", "", "1|x|")]
    [InlineData("1|x|y\rz\n", "", "1|x|y\rz")]
    [InlineData(" 1 | x | y \n|x|y\n", "", "1| x | y ", "\\N|x|y")]
    [InlineData("1,x,y\n", "delimiter ','", "1|x|y")]
    [InlineData("1\tx\ty\n", "delimiter as '\\t'", "1|x|y")]
    [InlineData("1\tx\ty\n", "delimiter '\\011'", "1|x|y")]
    [InlineData("1\tx\ty\n", "delimiter '\\\\t'", "1|x|y")]
    [InlineData("1\\x\\y\n", "delimiter '\\\\'", "1|x|y")]
    [InlineData("1'x'y\n", "delimiter ''''", "1|x|y")]
    [InlineData("1|~|x|~|y|z|~|\n", "delimiter '|~|'", "1|x|y|z")]
    [InlineData("1¦ìx¦ìy\n", "delimiter '\\302\\246\\303\\254'", "1|x|y")]
    [InlineData("1¦ìx¦ìy\n", "delimiter '\\\\302\\\\246\\\\303\\\\254'", "1|x|y")]
    [InlineData("1¦ìx¦ìy\n", "delimiter '¦ì'", "1|x|y")]
    [InlineData("1|\"x|y\"\n", "", "1|\"x|y\"")]
    [InlineData("\uFEFF1|x|y\n", "", "1|x|y")]
    [InlineData("", "")]
    public async Task Fields_stand_between_delimiters(string text, string options, params string[] rows) =>
        Assert.Equal(rows, (await bench.RunTextAsync(Columns, text, options)).Rows);

    [Theory]
    [InlineData("1|a\\|b|c\n", "1|a|b|c")]
    [InlineData("1|a\\\nb|c\n", "1|a\nb|c")]
    [InlineData("1|a\\\\|\\012\n", "1|a\\|012")]
    [InlineData("1|a\\\r\\\nb|c\r\n", "1|a\r\nb|c")]
    [InlineData("1|a|c\\\r\n", "1|a|c\r")]
    [InlineData("1|\\N|\\\\N\n", "1|\\N|\\N")]
    [InlineData("1|\\'a\\'|c\\", "1|'a'|c\\")]
    [InlineData("1|a|c\\\\", "1|a|c\\")]
    [InlineData("1|\\é|\\n\n", "1|é|n")]
    public async Task With_escape_a_backslash_makes_the_next_character_literal(string text, string row) =>
        Assert.Equal([row], (await bench.RunTextAsync(Columns, text, "escape")).Rows);

    [Theory]
    [InlineData("1|\"x|y\"|'z'\n", "1|x|y|z")]
    [InlineData("\"1\"|x'|y\"z\n", "1|x'|y\"z")]
    [InlineData("1|''x''|''\n", "1|'x'|")]
    [InlineData("1|' '|\"\"\r\n", "1| |")]
    [InlineData("1|\"a\"b\"|' a' '\n", "1|a\"b| a' ")]
    [InlineData("1|\"\\N\"|\"x\"", "1|\\N|x")]
    public async Task With_removequotes_a_surrounding_pair_is_left_out(string text, string row) =>
        Assert.Equal([row], (await bench.RunTextAsync(Columns, text, "removequotes")).Rows);

    [Theory]
    [InlineData("1|'it\\'s'|\"a\\\"|b\"\n", "1|it's|a\"|b")]
    [InlineData("1|\\'x'|'x\\\\'\n", "1|'x'|x\\")]
    [InlineData("1|'x\\\ny'|z\n", "1|x\ny|z")]
    public async Task Escape_keeps_quotes_from_removequotes(string text, string row) =>
        Assert.Equal([row], (await bench.RunTextAsync(Columns, text, "escape removequotes")).Rows);

    [Theory]
    [InlineData("1|'x|y\n", "removequotes", 1214, "Delimiter not found: no quotation mark ends the field")]
    [InlineData("1|\"x'|y\n", "removequotes", 1214)]
    [InlineData("1|'x\\'|y\n", "removequotes escape", 1214)]
    [InlineData("1|'\n", "removequotes", 1214)]
    [InlineData("1|x|y|z\n", "", 1202, "Extra column(s) found")]
    [InlineData("1|x|y||\n", "", 1202)]
    [InlineData("1|x\n", "", 1203, "Delimiter not found")]
    [InlineData("1\n", "", 1201, "Delimiter not found")]
    [InlineData("1|x|y\\|z\n", "", 1202)]
    [InlineData("\n", "", 1211, "Input line contained no data")]
    [InlineData("\r\n", "", 1211)]
    [InlineData("a|x|y\n", "", 1207, "Invalid digit, Value 'a', Pos 0, Type: Integer")]
    [InlineData("1.5|x|y\n", "", 1207, "Invalid digit, Value '.', Pos 1, Type: Integer")]
    [InlineData("1|a text that is too long|y\n", "", 1204, "String length exceeds DDL length")]
    public async Task A_record_that_is_no_row_is_rejected_and_the_next_one_is_read(
        string text,
        string options,
        int code,
        string? reason = null
    )
    {
        var result = await bench.RunTextAsync(Columns, $"7|x|y\n{text}8|x|y\n", $"{options} maxerror 2");
        Assert.Equal(["7|x|y", "8|x|y"], result.Rows);
        var rejection = Assert.Single(result.Outcome.Rejections);
        Assert.Equal((code, 2L, text.TrimEnd()), (rejection.Code, rejection.Line, rejection.RawLine));
        Assert.Equal(reason ?? rejection.Reason, rejection.Reason);
    }

    [Fact]
    public async Task A_rejection_has_the_last_line_of_its_record_its_column_and_its_decoded_value()
    {
        var result = await bench.RunTextAsync("a varchar(9), b int", "x\\\ny|1\nx\\\ny|1\\2a\n", "escape maxerror 2");
        var rejection = Assert.Single(result.Outcome.Rejections);
        Assert.Equal((4L, "b", "integer", "12a"), (rejection.Line, rejection.Column, rejection.Type, rejection.Value));
        Assert.Equal((2, "x\\\ny|1\\2a"), (rejection.Position, rejection.RawLine));
    }

    [Theory]
    [InlineData("1|\\N|\n", "", "1|\\N|")]
    [InlineData("\\N|\\n|NULL\n", "", "\\N|\\n|NULL")]
    [InlineData("NULL|NULL|\\N\n", "null as 'NULL'", "\\N|\\N|\\N")]
    [InlineData("1|\\N|x\n", "null as '\\\\N'", "1|\\N|x")]
    [InlineData("1|\\N|x\n", "null '\\N'", "1|\\N|x")]
    [InlineData("1|| \n", "null as ''", "1|\\N| ")]
    [InlineData("1|| \n", "emptyasnull", "1|\\N| ")]
    [InlineData("1|| \t \n", "blanksasnull", "1|\\N|\\N")]
    [InlineData("1|\0|a\0\n", "null as '\\0'", "1|\\N|a\0")]
    [InlineData("1|\0|a\0b\n", "null as '\\000'", "1|\\N|a\0b")]
    [InlineData("1|a\0b|c\n", "", "1|a\0b|c")]
    [InlineData("1|ab  |  \n", "trimblanks", "1|ab|")]
    [InlineData("1| ab\t|  \n", "trimblanks emptyasnull", "1| ab|\\N")]
    [InlineData("1|0123456789012345678901234|y\n", "truncatecolumns", "1|01234567890123456789|y")]
    [InlineData("1|0123456789012345678       |y\n", "trimblanks", "1|0123456789012345678|y")]
    public async Task Conversion_parameters_decide_what_is_null(string text, string options, string row) =>
        Assert.Equal([row], (await bench.RunTextAsync(Columns, text, options)).Rows);

    [Theory]
    [InlineData("1|x\n", "fillrecord", "1|x|")]
    [InlineData("1\n", "fillrecord", "1||")]
    [InlineData("1|x\n", "fillrecord emptyasnull", "1|x|\\N")]
    public async Task Fillrecord_fills_what_a_record_lacks_at_its_end(string text, string options, string row) =>
        Assert.Equal([row], (await bench.RunTextAsync(Columns, text, options)).Rows);

    [Fact]
    public async Task Fillrecord_fills_other_types_with_nulls_and_never_a_not_null_column()
    {
        var filled = await bench.RunTextAsync("a int, b int, c char(3), d date", "1\n", "fillrecord");
        Assert.Equal(["1|\\N|\\N|\\N"], filled.Rows);

        var refused = await bench.RunTextAsync("a int, b int not null", "1\n", "fillrecord maxerror 2");
        Assert.Equal((1213, "b"), (refused.Outcome.Rejections[0].Code, refused.Outcome.Rejections[0].Column));
    }

    [Theory]
    [InlineData("\n1|x|y\n\r\n\n2|x|y\n\n", "ignoreblanklines", "1|x|y", "2|x|y")]
    [InlineData("a|b|c\n\n1|x|y\n", "ignoreheader 2", "1|x|y")]
    [InlineData("a|b|c", "ignoreheader as 1")]
    [InlineData("a|b|c\n", "ignoreheader 2147483647")]
    public async Task Lines_without_data_are_passed_over(string text, string options, params string[] rows) =>
        Assert.Equal(rows, (await bench.RunTextAsync(Columns, text, options)).Rows);

    [Fact]
    public async Task Headers_are_passed_over_in_every_object_and_count_as_lines()
    {
        bench.With("d/1", "h\n1\nx\n").With("d/2", "h\n2\n");
        var result = await bench.RunAsync("create table t (a int)", "copy t from 's3://b/d' ignoreheader 1 maxerror 2");
        Assert.Equal(["1", "2"], result.Rows);
        Assert.Equal(3, result.Outcome.Rejections[0].Line);
    }

    [Fact]
    public async Task The_order_of_a_column_list_is_the_order_of_the_fields()
    {
        bench.With("d", "x|1|\n");
        var result = await bench.RunAsync(
            "create table t (a int, b varchar(5) default 'z', c varchar(5))",
            "copy t (c, a) from 's3://b/d'"
        );
        Assert.Equal(["x|1"], result.Rows);
    }
}
