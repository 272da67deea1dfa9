using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>One JSON value into one column: what is stored, or Redshift's code and reason.</summary>
public sealed partial class ValueTests : IDisposable
{
    private readonly CopyBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("int", "12", "12")]
    [InlineData("int", "-2147483648", "-2147483648")]
    [InlineData("int", "\" +7 \"", "7")]
    [InlineData("int", "\"007\"", "7")]
    [InlineData("int", "1e3", "1000")]
    [InlineData("int", "12.50e1", "125")]
    [InlineData("int", "-0", "0")]
    [InlineData("int", "1e-400", null, 1207)]
    [InlineData("int", "0e400", "0")]
    [InlineData("int", "1.000000000000000000000000000000000000000000000", "1")]
    [InlineData("bigint", "1541033612796.0", "1541033612796")]
    [InlineData("bigint", "9223372036854775807", "9223372036854775807")]
    [InlineData("bigint", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("bigint", "9007199254740993", "9007199254740993")]
    [InlineData("bigint", "9223372036854775808", null, 1222)]
    [InlineData("bigint", "1e400", null, 1222)]
    [InlineData("smallint", "32767", "32767")]
    [InlineData("smallint", "32768", null, 1222, "Overflow (Short valid range -32768 to 32767)")]
    [InlineData("int", "2147483648", null, 1222, "Overflow (Integer valid range -2147483648 to 2147483647)")]
    [InlineData("int", "1.5", null, 1207, "Invalid digit, Value '.', Pos 1, Type: Integer")]
    [InlineData("bigint", "\"1541033612796.0\"", null, 1207, "Invalid digit, Value '.', Pos 13, Type: Long")]
    [InlineData("int", "\"a1\"", null, 1207, "Invalid digit, Value 'a', Pos 0, Type: Integer")]
    [InlineData("int", "\"-\"", null, 1207, "Invalid digit, Pos 1, Type: Integer")]
    [InlineData("int", "true", null, 1207, "Invalid digit, Value 't', Pos 0, Type: Integer")]
    [InlineData("int", "{\"b\":1}", null, 1207)]
    [InlineData("int", "[1]", null, 1207)]
    [InlineData("int", "\"\"", "\\N")]
    [InlineData("int", "\" \\t\\n\"", "\\N")]
    [InlineData("int", "null", "\\N")]
    [InlineData("real", "1.1", "1.100000023841858")]
    [InlineData("real", "1e39", null, 1208)]
    [InlineData("double precision", "277.15873", "277.15873")]
    [InlineData("double precision", "-0.5", "-0.5")]
    [InlineData("double precision", "123456789012345678", "1.2345678901234568E+17")]
    [InlineData("double precision", "\" 1e-7 \"", "1E-07")]
    [InlineData("double precision", "\"NaN\"", "NaN")]
    [InlineData("double precision", "\"-inf\"", "-Infinity")]
    [InlineData("double precision", "1e999", null, 1208)]
    [InlineData("double precision", "\"1,5\"", null, 1208)]
    [InlineData("boolean", "true", "t")]
    [InlineData("boolean", "false", "f")]
    [InlineData("boolean", "\"Yes\"", "t")]
    [InlineData("boolean", "\" n \"", "f")]
    [InlineData("boolean", "1", "t")]
    [InlineData("boolean", "0", "f")]
    [InlineData("boolean", "\"\"", "\\N")]
    [InlineData("boolean", "2", null, 1210)]
    public async Task Numbers_and_booleans(
        string type,
        string json,
        string? row,
        int code = 0,
        string? reason = null
    ) => await CheckAsync(type, json, "", (row, code, reason));

    [Theory]
    [InlineData("decimal(8,2)", "20.259", "2025u")]
    [InlineData("decimal(8,2)", "0.29", "28u")]
    [InlineData("decimal(8,2)", "\"0.29\"", "29u")]
    [InlineData("decimal(8,2)", "\" -20.259 \"", "-2025u")]
    [InlineData("decimal(8,2)", "-20.259", "-2025u")]
    [InlineData("decimal(8,2)", "\"1e3\"", "100000u")]
    [InlineData("decimal(4,2)", "\"99.999\"", "9999u")]
    [InlineData("decimal(4,2)", "\"100\"", null, 1204, "Overflow for NUMERIC(4,2)")]
    [InlineData("decimal(4,2)", "100", null, 1204, "Overflow for NUMERIC(4,2)")]
    [InlineData("decimal(4,2)", "-1e300", null, 1204)]
    [InlineData("decimal(4,2)", "1e-300", "0u")]
    [InlineData(
        "decimal(38,0)",
        "\"99999999999999999999999999999999999999\"",
        "99999999999999999999999999999999999999u"
    )]
    [InlineData(
        "decimal(38,37)",
        "\"1.0000000000000000000000000000000000001\"",
        "10000000000000000000000000000000000001u"
    )]
    [InlineData("decimal(38,37)", "0.5", "5000000000000000000000000000000000000u")]
    [InlineData("decimal(38,0)", "1e30", "1000000000000000019884624838656u")]
    [InlineData("decimal(18,0)", "12345.0", "12345u")]
    [InlineData("decimal(8,2)", "\"\"", "\\N")]
    [InlineData("decimal(8,2)", "\"x\"", null, 1209)]
    [InlineData("decimal(8,2)", "true", null, 1209)]
    public async Task Decimals_are_cut_to_their_scale(
        string type,
        string json,
        string? row,
        int code = 0,
        string? reason = null
    ) => await CheckAsync(type, json, "", (row, code, reason));

    [Theory]
    [InlineData("varchar(5)", "\"\"", "", "")]
    [InlineData("varchar(5)", "\"\"", "emptyasnull", "\\N")]
    [InlineData("varchar(5)", "\"   \"", "", "   ")]
    [InlineData("varchar(5)", "\"   \"", "emptyasnull", "   ")]
    [InlineData("varchar(5)", "\" \\t \"", "blanksasnull", "\\N")]
    [InlineData("varchar(5)", "\"aé€\"", "", null, 1204, "String length exceeds DDL length")]
    [InlineData("varchar(6)", "\"aé€\"", "", "aé€")]
    [InlineData("varchar(5)", "\"aé€\"", "truncatecolumns", "aé")]
    [InlineData("varchar(2)", "\"😀\"", "truncatecolumns", "")]
    [InlineData("varchar(5)", "\"abc  x\"", "", null, 1204)]
    [InlineData("varchar(40)", "\"\\\"a\\\\b\\/\\u00e9\\ud83d\\ude00\\n\"", "", "\"a\\b/é😀\n")]
    [InlineData("varchar(5)", "1.50", "", "1.50")]
    [InlineData("varchar(5)", "true", "", "true")]
    [InlineData("varchar(5)", "null", "", "\\N")]
    [InlineData("varchar(50)", "{\"id\": 1,\"name\": \"Renaldo\"}", "", "{\"id\": 1,\"name\": \"Renaldo\"}")]
    [InlineData("varchar(50)", "[1, \"a\"]", "", "[1, \"a\"]")]
    [InlineData(
        "varchar(9)",
        "\"\\ud83d\"",
        "",
        null,
        1220,
        "String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: ed a0 bd (error 5)"
    )]
    [InlineData("varchar(9)", "\"a\\udc00b\"", "acceptinvchars", "a???b")]
    [InlineData("varchar(9)", "\"a\\udc00b\"", "acceptinvchars as '^'", "a^^^b")]
    [InlineData("char(3)", "\"abc\"", "", "abc")]
    [InlineData("char(3)", "\"abcd\"", "", null, 1204, "Char length exceeds DDL length")]
    [InlineData("char(3)", "\"abcd\"", "truncatecolumns", "abc")]
    [InlineData(
        "char(3)",
        "\"é\"",
        "",
        null,
        1220,
        "Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: c3a9"
    )]
    [InlineData("char(3)", "\"é\"", "acceptinvchars", null, 1220)]
    [InlineData("super", "{\"a b\": [1,\t\"\\u00e9 \\\" \"]}", "", "{\"a b\":[1,\"é \\\" \"]}")]
    [InlineData("super", "\"\\u000a\\u0001\\/\\\\\\ud83d\\ude00\"", "", "\"\\n\\u0001/\\\\😀\"")]
    [InlineData("super", "\"\\ud800\"", "", null, 1220)]
    [InlineData("super", "\"x\\n\"", "", "\"x\\n\"")]
    [InlineData("super", "1.5", "", "1.5")]
    [InlineData("super", "null", "", "\\N")]
    public async Task Texts(
        string type,
        string json,
        string options,
        string? row,
        int code = 0,
        string? reason = null
    ) => await CheckAsync(type, json, options, (row, code, reason));

    [Theory]
    [InlineData("61 a4 62", "Bad UTF-8 hex sequence: a4 (error 3)", "a?b")]
    [InlineData("fe", "fe (error 3)", "?")]
    [InlineData("c3", "c3 (error 2)", "?")]
    [InlineData("e2 82", "e2 82 (error 2)", "??")]
    [InlineData("e2 82 61", "e2 82 (error 4)", "??a")]
    [InlineData("f9 80 80 80 80", "f9 80 80 80 80 (error 1)", "?????")]
    [InlineData("ed a0 80", "ed a0 80 (error 5)", "???")]
    [InlineData("f4 90 80 80", "f4 90 80 80 (error 8)", "????")]
    [InlineData("c0 80", "c0 80 (error 9)", "??")]
    public async Task Bytes_that_are_no_utf_8(string hex, string reason, string replaced)
    {
        byte[] bytes =
        [
            .. "{\"a\":\""u8,
            .. Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)),
            .. "\"}"u8,
        ];
        bench.Folder.Write("d.json", bytes);
        var table = "create table t (a varchar(20))";
        var copy = "copy t from 's3://b/d.json' iam_role default json 'auto' ";
        var rejected = Assert.Single((await bench.RunAsync(table, copy + "maxerror 2")).Outcome.Rejections);
        Assert.Equal(1220, rejected.Code);
        Assert.EndsWith(reason, rejected.Reason, StringComparison.Ordinal);
        Assert.Equal([replaced], (await bench.RunAsync(table, copy + "acceptinvchars")).Rows);
    }

    [Fact]
    public async Task Loaded_rows_with_a_replaced_character_are_counted_once()
    {
        var json =
            "{\"a\":\"\\udc00\",\"b\":\"\\udc00\",\"c\":1}{\"a\":\"?\",\"c\":2}{\"b\":\"\\udc00\",\"c\":\"x\"}{\"b\":\"\\udc00\"}{\"c\":4}";
        var result = await bench.RunJsonAsync("a varchar(9), b varchar(9), c int", json, "acceptinvchars maxerror 2");
        Assert.Equal((4, 2), (result.Outcome.RowCount, result.Outcome.ReplacedRowCount));
    }

    [Theory]
    [InlineData("a int not null", "{\"a\":null}", null)]
    [InlineData("a int not null", "{}", null)]
    [InlineData("a int not null", "{\"a\":\"\"}", null)]
    [InlineData("a int not null default 5", "{}", "\\N")]
    [InlineData("a varchar(5) default 'x'", "{}", "\\N")]
    public async Task A_null_is_refused_where_no_default_takes_its_place(string column, string json, string? row)
    {
        var result = await bench.RunJsonAsync(column, json, "maxerror 2");
        Assert.Equal(row is null ? [] : [row], result.Rows);
        Assert.Equal(
            row is null ? ["Missing data for not-null field"] : [],
            result.Outcome.Rejections.Select(r => r.Reason)
        );
    }

    [Fact]
    public async Task A_default_takes_a_nulls_place_only_in_a_column_that_is_not_null()
    {
        var result = await bench.RunJsonAsync("a int not null default 5, b int default 6, c int not null", "{\"c\":1}");
        Assert.Equal([true, false, false], result.Job.Columns.Select(c => c.ReplacesNull));
    }

    [Theory]
    [InlineData("decimal(8,2)", "\"20.259\"", "2026u")]
    [InlineData("decimal(8,2)", "20.259", "2026u")]
    [InlineData("decimal(8,2)", "\"-0.005\"", "-1u")]
    [InlineData("decimal(8,2)", "\"0.0049999999999999999999999999999999999999999\"", "0u")]
    [InlineData("decimal(8,2)", "0.29", "29u")]
    [InlineData("decimal(8,2)", "-2.675", "-267u")]
    [InlineData("decimal(8,2)", "0.125", "13u")]
    [InlineData("decimal(8,2)", "1e3", "100000u")]
    [InlineData("decimal(8,2)", "1e-300", "0u")]
    [InlineData("decimal(8,0)", "0.5", "1u")]
    [InlineData("decimal(4,2)", "\"99.994\"", "9999u")]
    [InlineData("decimal(4,2)", "\"99.995\"", null, 1204, "Overflow for NUMERIC(4,2)")]
    [InlineData("decimal(38,37)", "0.5", "5000000000000000000000000000000000000u")]
    [InlineData(
        "decimal(38,0)",
        "\"99999999999999999999999999999999999998.5\"",
        "99999999999999999999999999999999999999u"
    )]
    public async Task With_roundec_decimals_are_rounded_half_away_from_zero(
        string type,
        string json,
        string? row,
        int code = 0,
        string? reason = null
    ) => await CheckAsync(type, json, "roundec", (row, code, reason));

    [Theory]
    [InlineData("\"00617A\"", "\0az")]
    [InlineData("\" 61 \"", "a")]
    [InlineData("\"\"", "\\N")]
    [InlineData("\"6162636465\"", null, 1204, "Varbyte length exceeds DDL length")]
    [InlineData("\"6x\"", null, 1219, "Invalid hexadecimal digit")]
    [InlineData("\"616\"", null, 1219, "Odd number of hexadecimal digits")]
    public async Task A_varbyte_is_read_from_hexadecimal_digits(
        string json,
        string? row,
        int code = 0,
        string? reason = null
    ) => await CheckAsync("varbyte(4)", json, "", (row, code, reason));

    [Theory]
    [InlineData("geometry")]
    [InlineData("hllsketch")]
    public async Task A_type_without_a_converter_is_refused_by_name(string type)
    {
        var error = await Assert.ThrowsAsync<SparkifyException>(() => bench.RunJsonAsync($"a {type}", "{}"));
        Assert.Contains("column \"a\"", error.Message, StringComparison.Ordinal);
    }

    private async Task CheckAsync(
        string type,
        string json,
        string options,
        (string? Row, int Code, string? Reason) expected
    )
    {
        var result = await bench.RunJsonAsync(
            $"a {type}, b int",
            $"{{\"a\":{json},\"b\":1}}\n{{\"b\":2}}",
            options + " maxerror 2"
        );
        if (expected.Row is not null)
        {
            Assert.Empty(result.Outcome.Rejections);
            Assert.Equal([$"{expected.Row}|1", "\\N|2"], result.Rows);
            return;
        }

        Assert.Equal(["\\N|2"], result.Rows);
        var rejected = Assert.Single(result.Outcome.Rejections);
        Assert.Equal((expected.Code, "a", 1L), (rejected.Code, rejected.Column, rejected.Line));
        Assert.Equal(expected.Reason ?? rejected.Reason, rejected.Reason);
    }
}
