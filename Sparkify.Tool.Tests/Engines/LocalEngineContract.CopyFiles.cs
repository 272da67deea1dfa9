using DuckDB.NET.Data;
using Sparkify.Tool.Tests.Copy;
using Sparkify.Tool.Tests.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Engines;

/// <summary>What a COPY of Avro and Parquet files leaves in tables, and of types that text alone has.</summary>
public abstract partial class LocalEngineContract
{
    [Fact]
    public void Every_type_is_read_from_parquet()
    {
        WriteParquet(
            """
            select * from (values
                (1, (-32768)::smallint, 2147483647, (-9223372036854775808)::bigint, -9.99::decimal(4,2), -99999999999999999999999999999999.999999::decimal(38,6),
                 1.5::real, 1e300::double, true, 'abc', 'zwölf 𝄞', date '0001-01-01', timestamp '1969-12-31 23:59:59.999999',
                 timestamptz '2018-11-12 02:37:38+02', 'abc'::blob, [{'a': 1}]),
                (2, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)) as v
            """
        );
        Run(
            "create table t (id integer, a smallint, b integer, c bigint, d decimal(4,2), e decimal(38,6), f real, g double precision, h boolean, i char(5), j varchar(20), k date, l timestamp, m timestamptz, n varbyte(9), o super)"
        );
        Run("copy t from 's3://b/d' format parquet serializetojson");
        Assert.Equal(
            [
                "1|-32768|2147483647|-9223372036854775808|-9.99|-99999999999999999999999999999999.999999|1.5|1e+300|t|abc|zwölf 𝄞|0001-01-01|1969-12-31 23:59:59.999999|2018-11-12 00:37:38+00|616263|[{\"a\":1}]",
                "2|" + string.Join('|', Enumerable.Repeat("NULL", 15)),
            ],
            Rows("select * from t order by id")
        );
    }

    [Fact]
    public void Parquet_keeps_to_defaults_identities_and_the_first_error()
    {
        WriteParquet("select unnest(['x', null, 'y']) as b, unnest([1, 2, 3]) as a");
        Run(
            "create table t (id integer identity(1,1), a integer, b varchar(9) not null default 'none', c varchar(9) default 'c', d integer)"
        );
        Run("copy t (b, a, d) from 's3://b/d' format parquet fillrecord");
        Assert.Equal(["1|x|c|NULL", "2|none|c|NULL", "3|y|c|NULL"], Rows("select a, b, c, d from t order by a"));

        Run("create table u (b varchar(9) not null, a integer)");
        Assert.Equal("1213", Fails("copy u from 's3://b/d' format parquet").Code);
        Assert.Equal(["0"], Rows("select count(*) from u"));

        Run("create table v (a integer, b varchar(9))");
        Assert.Equal("15007", Fails("copy v from 's3://b/d' format parquet").Code);
    }

    [Fact]
    public void Many_row_groups_and_objects_of_parquet_are_read()
    {
        Directory.CreateDirectory(Path.Join(BucketFolder, "many"));
        for (var i = 0; i < 5; i++)
        {
            WriteParquet(
                $"select (i + {i * 5000})::integer as a, 'text ' || i as b from range(5000) as r(i)",
                $"many/{i}.parquet",
                "format parquet, row_group_size 2048"
            );
        }

        Run("create table t (a integer, b varchar(20))");
        Run("copy t from 's3://b/many/' format parquet");
        Assert.Equal(
            ["25000|25000|312487500|5000"],
            Rows("select count(*), count(distinct a), sum(a), count(distinct b) from t")
        );
    }

    [Fact]
    public void Every_type_is_read_from_avro()
    {
        const string Schema = """
            {"type":"record","name":"r","fields":[
              {"name":"id","type":"int"},
              {"name":"b","type":["null","long"]},
              {"name":"c","type":"double"},
              {"name":"d","type":"string"},
              {"name":"e","type":"boolean"},
              {"name":"f","type":"string"},
              {"name":"g","type":{"type":"array","items":"int"}},
              {"name":"h","type":{"type":"map","values":"string"}}]}
            """;
        object?[][] rows =
        [
            [
                1,
                long.MaxValue,
                1e300,
                "20.259",
                true,
                "zwölf 𝄞",
                new object[] { 1, 2 },
                new Dictionary<string, object> { ["k"] = "v" },
            ],
            [2, null, 0.0, "", false, "", Array.Empty<object>(), new Dictionary<string, object>()],
            [3, null, 0.0, "x", false, "", Array.Empty<object>(), new Dictionary<string, object>()],
        ];
        File.WriteAllBytes(Path.Join(BucketFolder, "d"), AvroData.Write(Schema, "deflate", rows));
        Run(
            "create table t (h varchar(30), id integer, b bigint, c double precision, d decimal(8,2), e boolean, f varchar(20) default 'none', g super, i varchar(5) not null default 'i')"
        );
        Run("copy t from 's3://b/d' avro 'auto' maxerror 2");
        Assert.Equal(
            ["1|9223372036854775807|1e+300|20.25|t|zwölf 𝄞|[1,2]|{\"k\":\"v\"}|i", "2|NULL|0|NULL|f||[]|{}|i"],
            Rows("select id, b, c, d, e, f, g, h, i from t order by id")
        );
        Assert.StartsWith(
            "s3://b/d line 3 column d",
            Fails("copy t from 's3://b/d' avro").Details[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Times_with_zones_and_intervals_are_read_from_text()
    {
        Run("create table t (id integer, a timetz, b interval year to month, c interval day to second)");
        Copy(
            "1|23:59:59.999999+05:30|1 year 2 mons|3 days 04:05:06.7|\n2|10:00|-1-2|-1 days +100:00:00|\n3|10:00:00-08|5 months|1 2:03:04.5678|\n4||||\n",
            ""
        );
        Assert.Equal(
            [
                "1|23:59:59.999999+05:30|1 year 2 mons|3 days 04:05:06.7",
                "2|10:00:00+00|-1 years -2 mons|-1 days +100:00:00",
                "3|10:00:00-08|5 mons|1 day 02:03:04.5678",
                "4|NULL|NULL|NULL",
            ],
            Rows("select * from t order by id")
        );
        foreach (var wrong in new[] { "1|25:00|||", "1||5||", "1|||1 month 2 days|", "1|||1:70:00|", "1|10:00 xyz|||" })
        {
            Assert.Equal("1206", Fails(Statement("", "t", wrong + "\n")).Code);
        }
    }

    [Fact]
    public void A_char_has_no_blanks_at_its_end()
    {
        Run("create table t (id integer, a char(5))");
        Copy("1|x    |\n2|  x|\n3|     |\n", "");
        Copy("{\"id\": 4, \"a\": \"x  \"}", "json");
        Assert.Equal(
            ["1|1|[x]|t|f", "2|3|[  x]|f|f", "3|0|[]|f|t", "4|1|[x]|t|f"],
            Rows("select id, len(a), '[' || a || ']', a = 'x', a = '' from t order by id")
        );
        Assert.Equal(["1"], Rows("select count(*) from (select a from t where id in (1, 4) group by a) as g"));
    }

    private void WriteParquet(string query, string path = "d", string options = "format parquet")
    {
        using var duckdb = new DuckDBConnection("Data Source=:memory:");
        duckdb.Open();
        duckdb.Run("set TimeZone = 'UTC'");
        duckdb.Run($"copy ({query}) to '{Path.Join(BucketFolder, path)}' ({options})");
    }
}
