using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

/// <summary>Every type that DuckDB may hold, in a view that another program made, is read and printed, or refused.</summary>
public sealed class DuckDbValueTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("12345678901234567890123456789012345678::decimal(38,0)", "12345678901234567890123456789012345678")]
    [InlineData("-1234567890123456789012345678901234.5678::decimal(38,4)", "-1234567890123456789012345678901234.5678")]
    [InlineData("0.00000000000000000000000000000000000001::decimal(38,38)", "0.00000000000000000000000000000000000001")]
    [InlineData("-0.5::decimal(38,37)", "-0.5000000000000000000000000000000000000")]
    [InlineData("79228162514264337593543950335::decimal(38,0)", "79228162514264337593543950335")]
    [InlineData("79228162514264337593543950336::decimal(38,0)", "79228162514264337593543950336")]
    [InlineData("sum(1.50::decimal(10,2))", "1.50")]
    [InlineData("-1.5::decimal(4,2)", "-1.50")]
    [InlineData("0::decimal(4,2)", "0.00")]
    [InlineData("-170141183460469231731687303715884105727::hugeint", "-170141183460469231731687303715884105727")]
    [InlineData("sum(9223372036854775807)", "9223372036854775807")]
    [InlineData("18446744073709551615::ubigint", "18446744073709551615")]
    [InlineData("255::utinyint", "255")]
    [InlineData("(-128)::tinyint", "-128")]
    [InlineData("65535::usmallint", "65535")]
    [InlineData("4294967295::uinteger", "4294967295")]
    [InlineData("'2018-11-12'::date", "2018-11-12")]
    [InlineData("'9999-12-31'::date", "9999-12-31")]
    [InlineData("'12000-01-02'::date", "12000-01-02")]
    [InlineData("'0045-03-15 (BC)'::date", "0045-03-15 BC")]
    [InlineData("'infinity'::date", "infinity")]
    [InlineData("'-infinity'::timestamp", "-infinity")]
    [InlineData("'2018-11-12 02:37:38.796'::timestamp", "2018-11-12 02:37:38.796")]
    [InlineData("'290000-01-01 12:00:00.5'::timestamp", "290000-01-01 12:00:00.5")]
    [InlineData("'2018-11-12 02:37:38+00'::timestamptz", "2018-11-12 02:37:38+00")]
    [InlineData("'2018-11-12 02:37:38'::timestamp_s", "2018-11-12 02:37:38")]
    [InlineData("'2018-11-12 02:37:38.796'::timestamp_ms", "2018-11-12 02:37:38.796")]
    [InlineData("'2018-11-12 02:37:38.123456789'::timestamp_ns", "2018-11-12 02:37:38.123456")]
    [InlineData("'24:00:00'::time", "24:00:00")]
    [InlineData("'12:34:56.5'::time", "12:34:56.5")]
    [InlineData("'12:34:56+02'::timetz", "12:34:56+02")]
    [InlineData("'00:00:00-03:30'::timetz", "00:00:00-03:30")]
    [InlineData("interval '1 year 2 months -3 days 4 hours'", "1 year 2 mons -3 days +04:00:00")]
    [InlineData("interval '-1 day'", "-1 days")]
    [InlineData("interval '-90 minutes'", "-01:30:00")]
    [InlineData("interval '1000 hours'", "1000:00:00")]
    [InlineData("'\\x61\\x00'::blob", "6100")]
    [InlineData("'8f14e45f-ceea-467f-a0e6-1b2c3d4e5f60'::uuid", "8f14e45f-ceea-467f-a0e6-1b2c3d4e5f60")]
    [InlineData("'101'::bit", "101")]
    [InlineData("'{\"a\": [1, null]}'::json", "{\"a\": [1, null]}")]
    [InlineData("1.5::real", "1.5")]
    [InlineData("'nan'::float", "NaN")]
    [InlineData("true", "t")]
    [InlineData("null", "NULL")]
    [InlineData("null::interval", "NULL")]
    [InlineData("''", "")]
    public void Is_read_and_printed(string expression, string text) => Assert.Equal(text, Read(expression));

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("[1, null]")]
    [InlineData("array_value(1, 2)")]
    [InlineData("{'a': 1}")]
    [InlineData("map_from_entries([('k', 1)])")]
    [InlineData("union_value(k := 1)")]
    [InlineData("1::variant")]
    [InlineData("'12:00:00'::time_ns")]
    public void What_Redshift_does_not_have_is_refused(string expression)
    {
        var error = Assert.Throws<SparkifyException>(() => Read(expression));

        Assert.Equal("0A000", error.Code);
    }

    private string Read(string expression)
    {
        var path = folder["test.duckdb"];
        using (var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={path}"))
        {
            connection.Open();
            connection.Run($"create view v as select {expression} as value");
        }

        var target = new Target("test", EngineKind.DuckDb) { Database = path };
        using var engine = EngineFactory.Open(target, new EngineOptions(), CancellationToken.None);
        return RedshiftText.Format(engine.Read("select value from v")[0][0]) ?? "NULL";
    }
}
