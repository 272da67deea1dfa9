using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>One JSON value into one column: what is stored, or Redshift's code and reason.</summary>
public sealed class ValueTests : IDisposable
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
    [InlineData("date", "\"2018-11-12\"", "", "17847d")]
    [InlineData("date", "\"2018-11-12 23:59:59\"", "", "17847d")]
    [InlineData("date", "\"2018-11-12T23:59:59Z\"", "", "17847d")]
    [InlineData("date", "\"2018-02-29\"", "", null, 1205)]
    [InlineData("date", "\"2018-11-12x\"", "", null, 1205, "Invalid date format or value [YYYY-MM-DD]")]
    [InlineData("date", "\"2018-1-2\"", "", null, 1205)]
    [InlineData("date", "\"12/11/2018\"", "dateformat 'DD/MM/YYYY'", "17847d")]
    [InlineData("date", "\"12/11/2018 10:11\"", "dateformat 'DD/MM/YYYY HH:MI'", "17847d")]
    [InlineData("date", "\"March 31, 2003\"", "dateformat as 'MON DD, YYYY'", "12142d")]
    [InlineData("date", "\"mar 31, 2003\"", "dateformat as 'MON DD, YYYY'", "12142d")]
    [InlineData("date", "\"31.03.03\"", "dateformat 'DD.MM.YY'", "12142d")]
    [InlineData("date", "20030331", "dateformat 'YYYYMMDD'", "12142d")]
    [InlineData("date", "\"2008-09-26 05:43:12\"", "dateformat 'auto'", "14148d")]
    [InlineData("date", "\"J2451187\"", "dateformat 'auto'", "10599d")]
    [InlineData("date", "\"Jan-08-95 BC\"", "dateformat 'auto'", "-753854d")]
    [InlineData("date", "\"Jan-08-01 BC\"", "dateformat 'auto'", "-719521d")]
    [InlineData("date", "\"0001-01-08 BC\"", "dateformat 'auto'", "-719521d")]
    [InlineData("date", "\"J1721065\"", "dateformat 'auto'", "-719523d")]
    [InlineData("date", "\"Jan-08-00 BC\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"0001-01-08 BC BC\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"J1721065 BC\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"0000-01-01\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"00000101\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"01/01/0000\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"1 Jan 07:00 0000\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"0000-01-01\"", "", null, 1205)]
    [InlineData("date", "\"0000-01-01\"", "acceptanydate", "\\N")]
    [InlineData("date", "\"01.01.0000\"", "dateformat 'DD.MM.YYYY'", null, 1205)]
    [InlineData("timestamp", "\"0000-01-01 00:00:00\"", "", null, 1206)]
    [InlineData("timestamp", "\"0000-01-01 00:00:00\"", "timeformat 'auto'", null, 1206)]
    [InlineData("date", "\"19990108\"", "dateformat 'auto'", "10599d")]
    [InlineData("date", "\"990108\"", "dateformat 'auto'", "10599d")]
    [InlineData("date", "\"1999.008\"", "dateformat 'auto'", "10599d")]
    [InlineData("date", "\"1999.366\"", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"2000.366\"", "dateformat 'auto'", "11322d")]
    [InlineData("date", "1541990217796", "dateformat 'auto'", null, 1205)]
    [InlineData("date", "\"00/00/00\"", "acceptanydate", "\\N")]
    [InlineData("date", "\"\"", "", "\\N")]
    [InlineData("timestamp", "\"2018-11-12 02:37:38\"", "", "2018-11-12 02:37:38")]
    [InlineData("timestamp", "\"2018-11-12 02:37:38.7961239\"", "", "2018-11-12 02:37:38.796123")]
    [InlineData("timestamp", "\" 2018-11-12 \"", "", "2018-11-12 00:00:00")]
    [InlineData("timestamp", "\"2018-11-12 24:00:00\"", "", null, 1206)]
    [InlineData(
        "timestamp",
        "\"2018-11-12T02:37:38Z\"",
        "",
        null,
        1206,
        "Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]"
    )]
    [InlineData("timestamp", "1541990217796", "", null, 1206)]
    [InlineData("timestamp", "1541990217796", "timeformat 'epochmillisecs'", "2018-11-12 02:36:57.796")]
    [InlineData("timestamp", "\"1541990217796\"", "timeformat 'epochmillisecs'", "2018-11-12 02:36:57.796")]
    [InlineData("timestamp", "1541990217796.0", "timeformat 'epochmillisecs'", "2018-11-12 02:36:57.796")]
    [InlineData("timestamp", "1541990217.5", "timeformat 'epochsecs'", null, 1206)]
    [InlineData("timestamp", "1541990217", "timeformat 'epochsecs'", "2018-11-12 02:36:57")]
    [InlineData("timestamp", "-1", "timeformat 'epochsecs'", "1969-12-31 23:59:59")]
    [InlineData("timestamp", "999999999999999999", "timeformat 'epochsecs'", null, 1206)]
    [InlineData("timestamp", "\"2018-11-12\"", "timeformat 'epochsecs'", null, 1206)]
    [InlineData("timestamp", "\"11/12/18 02.37.38 PM\"", "timeformat 'MM/DD/YY HH12.MI.SS AM'", "2018-11-12 14:37:38")]
    [InlineData(
        "timestamp",
        "\"2018-11-12T02:37:38.5\"",
        "timeformat 'YYYY-MM-DDTHH:MI:SS.SSS'",
        "2018-11-12 02:37:38.5"
    )]
    [InlineData("timestamp", "\"2019-02-11T05:09:12.195Z\"", "timeformat 'auto'", "2019-02-11 05:09:12.195")]
    [InlineData("timestamp", "\"17 Dec 07:37:16 1997 PST\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"17 Dec 07:37:16 1997\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"7 may 07:37:16.25 1997 +01:30\"", "timeformat 'auto'", "1997-05-07 07:37:16.25")]
    [InlineData("timestamptz", "\"17 Dec 07:37:16 1997 PST\"", "timeformat 'auto'", "1997-12-17 15:37:16")]
    [InlineData("timestamptz", "\"17 Dec 07:37:16 1997\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamptz", "\"17 December 1997 07:37:16 PST\"", "timeformat 'auto'", "1997-12-17 15:37:16")]
    [InlineData("timestamp", "\"17 Dec 07:37:16\"", "timeformat 'auto'", null, 1206)]
    [InlineData("timestamp", "\"12/17/1997 07:37:16.00 PST\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"12.17.1997 07:37:16.00 PST\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"13.13.1997\"", "timeformat 'auto'", null, 1206)]
    [InlineData("timestamptz", "\"1997-12-17 07:37:16-8:00\"", "", "1997-12-17 15:37:16")]
    [InlineData("timestamptz", "\"1997-12-17 07:37:16-8\"", "", "1997-12-17 15:37:16")]
    [InlineData(
        "timestamp",
        "\"2009-01-12 14:15:57.119568\"",
        "timeformat 'YYYY-MM-DD HH:MI:SS'",
        "2009-01-12 14:15:57.119568"
    )]
    [InlineData(
        "timestamp",
        "\"03.31.2003 18:45:05.123456\"",
        "timeformat 'MM.DD.YYYY HH:MI:SS'",
        "2003-03-31 18:45:05.123456"
    )]
    [InlineData("timestamp", "\"03.31.2003 18:45:05\"", "timeformat 'auto'", "2003-03-31 18:45:05")]
    [InlineData("timestamp", "\"March 31, 2003\"", "timeformat 'auto'", "2003-03-31 00:00:00")]
    [InlineData("timestamp", "\"J2345678 04:05:06.789\"", "timeformat 'auto'", "1710-02-23 04:05:06.789")]
    [InlineData("timestamp", "\"19960108 040809\"", "timeformat 'auto'", "1996-01-08 04:08:09")]
    [InlineData("timestamp", "\"960108 040809\"", "timeformat 'auto'", "1996-01-08 04:08:09")]
    [InlineData("timestamp", "\"17.12.1997 07:37:16 CET\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"19971217 073716\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"1997-12-17 07:37:16-08\"", "timeformat 'auto'", "1997-12-17 07:37:16")]
    [InlineData("timestamp", "\"1997-12-17 7:37 PM\"", "timeformat 'auto'", "1997-12-17 19:37:00")]
    [InlineData("timestamp", "1541990217796", "timeformat 'auto'", null, 1206)]
    [InlineData("timestamp", "\"nonsense\"", "timeformat 'auto'", null, 1206)]
    [InlineData("timestamp", "\"nonsense\"", "acceptanydate", "\\N")]
    [InlineData("timestamptz", "\"2018-11-12 02:37:38+05:30\"", "", "2018-11-11 21:07:38")]
    [InlineData("timestamptz", "\"2018-11-12 02:37:38\"", "", "2018-11-12 02:37:38")]
    [InlineData("timestamptz", "\"1997-12-17 07:37:16 PST\"", "timeformat 'auto'", "1997-12-17 15:37:16")]
    [InlineData("time", "\"05:43:12.5\"", "", "20592500000t")]
    [InlineData("time", "\"25:00:00\"", "", null, 1206)]
    public async Task Dates_and_times(
        string type,
        string json,
        string options,
        string? row,
        int code = 0,
        string? reason = null
    ) => await CheckAsync(type, json, options, (row, code, reason));

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
