using Sparkify.Tool.Engines;

namespace Sparkify.Tool.Tests.Engines.Postgres;

/// <summary>Values of every type, in a view that another program made, are read and printed as Redshift prints them.</summary>
public sealed class PostgresValueTests : IDisposable
{
    private readonly PostgresScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Every_value_is_read_and_printed()
    {
        (string Expression, string Text)[] values =
        [
            ("12345678901234567890123456789012345678::numeric(38,0)", "12345678901234567890123456789012345678"),
            ("-1234567890123456789012345678901234.5678::numeric(38,4)", "-1234567890123456789012345678901234.5678"),
            ("0.00000000000000000000000000000000000001::numeric(38,38)", "0.00000000000000000000000000000000000001"),
            ("-0.5::numeric(38,37)", "-0.5000000000000000000000000000000000000"),
            ("79228162514264337593543950335::numeric", "79228162514264337593543950335"),
            ("79228162514264337593543950336::numeric", "79228162514264337593543950336"),
            ("-1.5::numeric(4,2)", "-1.50"),
            ("0::numeric(4,2)", "0.00"),
            ("'NaN'::numeric", "NaN"),
            ("9223372036854775807", "9223372036854775807"),
            ("(-32768)::smallint", "-32768"),
            ("date '2018-11-12'", "2018-11-12"),
            ("date '12000-01-02'", "12000-01-02"),
            ("date '0045-03-15 BC'", "0045-03-15 BC"),
            ("date 'infinity'", "infinity"),
            ("timestamp '-infinity'", "-infinity"),
            ("timestamp '2018-11-12 02:37:38.796'", "2018-11-12 02:37:38.796"),
            ("timestamp '290000-01-01 12:00:00.5'", "290000-01-01 12:00:00.5"),
            ("timestamptz '2018-11-12 02:37:38.5+02'", "2018-11-12 00:37:38.5+00"),
            ("timestamptz '0045-03-15 00:00:00+00 BC'", "0045-03-15 00:00:00+00 BC"),
            ("time '24:00:00'", "24:00:00"),
            ("time '12:34:56.5'", "12:34:56.5"),
            ("timetz '12:34:56+02'", "12:34:56+02"),
            ("timetz '00:00:00-03:30'", "00:00:00-03:30"),
            ("interval '1 year 2 months -3 days 4 hours'", "1 year 2 mons -3 days +04:00:00"),
            ("interval '-1 year -1 mon 1.5 seconds'", "-1 years -1 mons +00:00:01.5"),
            ("interval '-1 day'", "-1 days"),
            ("interval '-90 minutes'", "-01:30:00"),
            ("interval '1000 hours'", "1000:00:00"),
            ("interval '0'", "00:00:00"),
            ("'\\x6100'::bytea", "6100"),
            ("''::bytea", ""),
            ("'8f14e45f-ceea-467f-a0e6-1b2c3d4e5f60'::uuid", "8f14e45f-ceea-467f-a0e6-1b2c3d4e5f60"),
            ("'{\"a\": [1, null, 1.50]}'::json", "{\"a\": [1, null, 1.50]}"),
            ("1.5::real", "1.5"),
            ("0.1::real + 0.2::real", "0.3"),
            ("0.1::float8 + 0.2::float8", "0.3"),
            ("1e300::float8", "1e+300"),
            ("'NaN'::float8", "NaN"),
            ("'-Infinity'::real", "-Infinity"),
            ("true", "t"),
            ("'a'::char(3)", "a"),
            ("'a  '::varchar(3)", "a  "),
            ("null::interval", "NULL"),
            ("''", ""),
        ];
        using (var connection = scratch.Connect())
        {
            var columns = values.Select((v, i) => $"{v.Expression} as c{i}");
            connection.Value($"create view public.v as select {string.Join(", ", columns)}");
        }

        var row = scratch.Engine.Read("select * from v")[0];

        Assert.Equal(values.Select(v => v.Text), row.Select(v => RedshiftText.Format(v) ?? "NULL"));
    }
}
