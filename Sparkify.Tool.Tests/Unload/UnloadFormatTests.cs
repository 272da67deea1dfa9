using System.IO.Compression;
using System.Text;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.ZStandard;
using Sparkify.Tool.Tests.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Unload;

/// <summary>What stands in the objects; values come from the engine as text output has them.</summary>
public sealed class UnloadFormatTests : IDisposable
{
    private const string Venues =
        "select 1 as venueid, 'Pinewood | Racetrack' as name, null as state, 0.50 as price "
        + "union all select 2, 'Columbus \"Crew\", Stadium', 'OH', 12.00 order by 1";

    private readonly ScratchEngine scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("", "1|Pinewood | Racetrack||0.50\n2|Columbus \"Crew\", Stadium|OH|12.00\n")]
    [InlineData(
        "header",
        "venueid|name|state|price\n1|Pinewood | Racetrack||0.50\n2|Columbus \"Crew\", Stadium|OH|12.00\n"
    )]
    [InlineData("null as 'none'", "1|Pinewood | Racetrack|none|0.50\n2|Columbus \"Crew\", Stadium|OH|12.00\n")]
    [InlineData("escape", "1|Pinewood \\| Racetrack||0.50\n2|Columbus \"Crew\", Stadium|OH|12.00\n")]
    [InlineData(
        "delimiter ',' addquotes",
        "1,\"Pinewood | Racetrack\",,0.50\n2,\"Columbus \"Crew\", Stadium\",\"OH\",12.00\n"
    )]
    [InlineData(
        "delimiter ',' addquotes escape",
        "1,\"Pinewood | Racetrack\",,0.50\n2,\"Columbus \\\"Crew\\\"\\, Stadium\",\"OH\",12.00\n"
    )]
    [InlineData("csv", "1,Pinewood | Racetrack,,0.50\n2,\"Columbus \"\"Crew\"\", Stadium\",OH,12.00\n")]
    [InlineData(
        "csv delimiter '|'",
        "1|\"Pinewood | Racetrack\"||0.50\n2|\"Columbus \"\"Crew\"\", Stadium\"|OH|12.00\n"
    )]
    [InlineData(
        "csv header",
        "venueid,name,state,price\n1,Pinewood | Racetrack,,0.50\n2,\"Columbus \"\"Crew\"\", Stadium\",OH,12.00\n"
    )]
    [InlineData(
        "json",
        "{\"venueid\":1,\"name\":\"Pinewood | Racetrack\",\"state\":null,\"price\":0.50}\n"
            + "{\"venueid\":2,\"name\":\"Columbus \\\"Crew\\\", Stadium\",\"state\":\"OH\",\"price\":12.00}\n"
    )]
    [InlineData(
        "fixedwidth 'a:3,b:25,c:2,d:6'",
        "1  Pinewood | Racetrack       0.50  \n2  Columbus \"Crew\", Stadium OH12.00 \n"
    )]
    public void Text_formats_are_those_of_the_guide(string options, string expected)
    {
        Unload(Venues, options);

        Assert.Equal(expected, Read("0000_part_00"));
    }

    [Fact]
    public void Values_are_those_of_text_output()
    {
        Unload(
            "select true as a, 1.5::float8 as b, date '2008-02-29' as c, timestamp '2008-02-29 01:02:03.4' as d, 100000000000000000000::decimal(38,0) as e, '' as f",
            ""
        );

        Assert.Equal("t|1.5|2008-02-29|2008-02-29 01:02:03.4|100000000000000000000|\n", Read("0000_part_00"));
    }

    [Fact]
    public void Json_has_t_and_f_and_escapes_control_characters()
    {
        Unload("select true as a, 'x\\\\y\ttab\n' || chr(1) as b, 'NaN'::float8 as c", "json");

        Assert.Equal("{\"a\":\"t\",\"b\":\"x\\\\y\\ttab\\n\\u0001\",\"c\":\"NaN\"}\n", Read("0000_part_00"));
    }

    [Theory]
    [InlineData("gzip", ".gz")]
    [InlineData("bzip2", ".bz2")]
    [InlineData("zstd", ".zst")]
    public void Compressed_objects_have_their_extension(string option, string extension)
    {
        Unload("select 'héllo'", option);

        using var packed = File.OpenRead(scratch[$"bucket/u/0000_part_00{extension}"]);
        using Stream unpacked = option switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "bzip2" => BZip2Stream.Create(packed, SharpCompress.Compressors.CompressionMode.Decompress, false),
            _ => new DecompressionStream(packed),
        };
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        Assert.Equal("héllo\n", reader.ReadToEnd());
    }

    [Fact]
    public void Fixed_width_cuts_nothing()
    {
        var error = Fails("select 'abc' as name", "fixedwidth 'name:2'");

        Assert.Equal("a value of column \"name\" has 3 characters, and FIXEDWIDTH gives it 2", error);
        Assert.Empty(Directory.GetFiles(scratch["bucket/u"]));
    }

    [Theory]
    [InlineData("select null::int as a, 1 as b", "fixedwidth 'a:2,b:1' null as 'nil'", "  1\n")]
    [InlineData("select null::varchar(5) as a, 1 as b", "fixedwidth 'a:3,b:1' null as 'nil'", "nil1\n")]
    public void A_null_that_is_too_wide_is_blank_in_a_number_column(string query, string options, string expected)
    {
        Unload(query, options);

        Assert.Equal(expected, Read("0000_part_00"));
    }

    [Theory]
    [InlineData(
        "select null::varchar(5) as a",
        "fixedwidth 'a:2' null as 'nil'",
        "NULL AS 'nil' is longer than the 2 characters of column \"a\""
    )]
    [InlineData("select 1 as a", "fixedwidth 'a:2,b:3'", "FIXEDWIDTH names 2 columns, and 1 columns are unloaded")]
    [InlineData("select 1 as a", "fixedwidth 'a'", "FIXEDWIDTH takes 'name:width, …', found 'a'")]
    [InlineData("select 1 as a, 2 as \"A\"", "json", "UNLOAD to JSON has two columns \"a\"")]
    [InlineData(
        "select 1 as a",
        "encrypted master_symmetric_key 'x'",
        "MASTER_SYMMETRIC_KEY is not supported by local engines"
    )]
    public void What_a_format_cannot_hold_is_refused(string query, string options, string message) =>
        Assert.Equal(message, Fails(query, options));

    [Fact]
    public void Parquet_holds_every_type()
    {
        scratch.Run(
            "create table t (a smallint, b int, c bigint, d decimal(12,2), e real, f float, g boolean, h char(3), i varchar(9), j date, k timestamp, l time)"
        );
        scratch.Run(
            "insert into t values (1, 2, 3, 4.56, 1.5, 2.25, true, 'x', 'yé', '2008-02-29', '2008-02-29 01:02:03.456789', '01:02:03')"
        );
        scratch.Run("insert into t (a) values (null)");
        Unload("select * from t order by a", "parquet");

        using var duckdb = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:");
        duckdb.Open();
        using var command = duckdb.CreateCommand();
        command.CommandText = $"select * replace (l::time as l) from '{scratch["bucket/u/0000_part_00.parquet"]}'";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        object[] values = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)];
        Assert.Equal(
            [
                (short)1,
                2,
                3L,
                4.56m,
                1.5f,
                2.25d,
                true,
                "x",
                "yé",
                new DateOnly(2008, 2, 29),
                new DateTime(2008, 2, 29, 1, 2, 3).AddMicroseconds(456789),
                new TimeOnly(1, 2, 3),
            ],
            values
        );
        Assert.True(reader.Read());
        Assert.True(Enumerable.Range(0, reader.FieldCount).All(reader.IsDBNull));
        Assert.False(reader.Read());
    }

    private void Unload(string query, string options) =>
        scratch.Run($"unload ($${query}$$) to 's3://bucket/u/' iam_role default {options}");

    private string Fails(string query, string options) =>
        scratch.Fails($"unload ($${query}$$) to 's3://bucket/u/' iam_role default {options}").Message;

    private string Read(string key) => File.ReadAllText(scratch[$"bucket/u/{key}"]);
}
