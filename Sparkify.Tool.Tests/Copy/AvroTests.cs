using Avro;
using Avro.Generic;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>COPY from Avro files.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
public sealed partial class AvroTests : IDisposable
{
    private const string Pair =
        """{"type":"record","name":"pair","fields":[{"name":"a","type":"int"},{"name":"b","type":["null","string"]}]}""";

    private const string Copy = "copy t from 's3://b/d' iam_role default format avro ";

    private readonly CopyBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("null")]
    [InlineData("deflate")]
    public async Task Fields_go_to_the_columns_of_their_names(string codec)
    {
        bench.Folder.Write(
            "d",
            AvroData.Write(
                """
                {"type":"record","name":"r","fields":[
                  {"name":"other","type":"string"},
                  {"name":"s","type":"int"},
                  {"name":"i","type":["null","int"]},
                  {"name":"l","type":"long"},
                  {"name":"f","type":"float"},
                  {"name":"d","type":"double"},
                  {"name":"n","type":"string"},
                  {"name":"m","type":"long"},
                  {"name":"bo","type":"boolean"},
                  {"name":"v","type":"string"},
                  {"name":"nothing","type":"null"},
                  {"name":"day","type":"string"},
                  {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
                  {"name":"Upper","type":"string"}]}
                """,
                codec,
                [
                    [
                        "x",
                        -32768,
                        5,
                        long.MinValue,
                        1.5f,
                        0.1,
                        "20.259",
                        9007199254740993L,
                        true,
                        "zwölf \"𝄞\"\n\\",
                        null,
                        "2008-09-26",
                        new DateTime(2018, 11, 1, 20, 57, 10, 796, DateTimeKind.Utc),
                        "u",
                    ],
                    [
                        "",
                        0,
                        null,
                        0L,
                        float.NaN,
                        double.NegativeInfinity,
                        "",
                        0L,
                        false,
                        "",
                        null,
                        "",
                        DateTime.UnixEpoch,
                        "",
                    ],
                ]
            )
        );
        var result = await bench.RunAsync(
            "create table t (s smallint, i integer, l bigint, f real, d double precision, n decimal(8,2), m decimal(18,0), bo boolean, v varchar(30), nothing integer, day date, at timestamp, upper varchar(5), missing integer)",
            Copy + "timeformat 'epochmillisecs'"
        );
        Assert.Equal(
            [
                "-32768|5|-9223372036854775808|1.5|0.1|2025u|9007199254740993u|t|zwölf \"𝄞\"\n\\|\\N|14148d|2018-11-01 20:57:10.796|\\N|\\N",
                "0|\\N|0|NaN|-Infinity|\\N|0u|f||\\N|\\N|1970-01-01 00:00:00|\\N|\\N",
            ],
            result.Rows
        );
        Assert.Equal(result.Job.Progress.TotalByteCount, result.Job.Progress.ByteCount);
    }

    [Fact]
    public async Task Complex_values_are_their_json_and_enums_their_names()
    {
        const string Schema = """
            {"type":"record","name":"r","fields":[
              {"name":"e","type":{"type":"enum","name":"suit","symbols":["SPADES","HEARTS"]}},
              {"name":"a","type":{"type":"array","items":["null","int"]}},
              {"name":"m","type":{"type":"map","values":"string"}},
              {"name":"r","type":{"type":"record","name":"inner","fields":[{"name":"X","type":"double"},{"name":"next","type":["null","inner"]}]}},
              {"name":"b","type":"bytes"},
              {"name":"x","type":{"type":"fixed","name":"two","size":2}}]}
            """;
        var parsed = (RecordSchema)Avro.Schema.Parse(Schema);
        var inner = (RecordSchema)parsed["r"].Schema;
        bench.Folder.Write(
            "d",
            AvroData.Write(
                Schema,
                "null",
                [
                    [
                        new GenericEnum((EnumSchema)parsed["e"].Schema, "HEARTS"),
                        new object?[] { 1, null, -3 },
                        new Dictionary<string, object> { ["k \""] = "v" },
                        AvroData.Record(inner, 0.5, AvroData.Record(inner, double.NaN, null)),
                        new byte[] { 0x41, 0xFF, 0 },
                        new GenericFixed((FixedSchema)parsed["x"].Schema, [0x42, 0x43]),
                    ],
                ]
            )
        );
        const string Text =
            "HEARTS|[1,null,-3]|{\"k \\\"\":\"v\"}|{\"X\":0.5,\"next\":{\"X\":\"NaN\",\"next\":null}}|A\u00ff\0|BC";
        Assert.Equal([Text], (await RunAsync("e varchar, a varchar, m varchar, r varchar, b varchar, x varchar")).Rows);
        Assert.Equal(
            [
                "\"HEARTS\"|[1,null,-3]|{\"k \\\"\":\"v\"}|{\"X\":0.5,\"next\":{\"X\":\"NaN\",\"next\":null}}|\"A\u00ff\\u0000\"|\"BC\"",
            ],
            (await RunAsync("e super, a super, m super, r super, b super, x super")).Rows
        );
    }

    [Fact]
    public async Task Jsonpaths_lead_into_records_maps_and_arrays()
    {
        const string Schema = """
            {"type":"record","name":"person","fields":[
              {"name":"id","type":"int"},
              {"name":"tags","type":{"type":"map","values":"string"}},
              {"name":"friends","type":{"type":"array","items":{"name":"friend","type":"record","fields":[{"name":"id","type":"int"},{"name":"name","type":"string"}]}}}]}
            """;
        var friend = (RecordSchema)
            ((ArraySchema)((RecordSchema)Avro.Schema.Parse(Schema))["friends"].Schema).ItemSchema;
        object?[] row =
        [
            7,
            new Dictionary<string, object> { ["k"] = "v" },
            new object[] { AvroData.Record(friend, 1, "one"), AvroData.Record(friend, 2, "two") },
        ];
        bench.Folder.Write("d", AvroData.Write(Schema, "null", [row]));
        bench.With(
            "paths",
            """{"jsonpaths": ["$.id", "$.friends[1].name", "$.tags.k", "$.tags.none", "$.friends[0].id", "$"]}"""
        );
        const string Table = "create table t (a int, b varchar(9), c varchar(9), d varchar(9), e int, f super)";
        const string Paths = "copy t from 's3://b/d' format avro as 's3://b/paths'";
        Assert.Equal(
            ["""7|two|v|\N|1|{"id":7,"tags":{"k":"v"},"friends":[{"id":1,"name":"one"},{"id":2,"name":"two"}]}"""],
            (await bench.RunAsync(Table, Paths)).Rows
        );

        row[2] = new object[] { AvroData.Record(friend, 1, "one") };
        bench.Folder.Write("d", AvroData.Write(Schema, "null", [row]));
        var error = await Assert.ThrowsAsync<SparkifyException>(() => bench.RunAsync(Table, Paths));
        Assert.Contains("Not an array or index out of range", error.Details[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_match_in_any_case_with_auto_ignorecase()
    {
        bench.Folder.Write(
            "d",
            AvroData.Write(
                Pair.Replace("\"a\"", "\"A\"", StringComparison.Ordinal),
                "null",
                [
                    [1, "x"],
                ]
            )
        );
        Assert.Equal(["\\N|x"], (await RunAsync("a int, b varchar(5)")).Rows);
        Assert.Equal(
            ["1|x"],
            (await bench.RunAsync("create table t (a int, b varchar(5))", Copy + "'auto ignorecase'")).Rows
        );
    }

    [Fact]
    public async Task Records_that_cannot_be_loaded_count_towards_maxerror_and_are_told_by_their_number()
    {
        bench.Folder.Write(
            "d",
            AvroData.Write(
                Pair,
                "deflate",
                [
                    [1, "x"],
                    [2, "too long"],
                    [3, null],
                ]
            )
        );
        const string Table = "create table t (a int, b varchar(5) not null)";
        var result = await bench.RunAsync(Table, Copy + "maxerror 3");
        Assert.Equal(["1|x"], result.Rows);
        Assert.Equal(
            [(2, "b", 1204, """{"a":2,"b":"too long"}"""), (3, "b", 1213, """{"a":3,"b":null}""")],
            result.Outcome.Rejections.Select(r => (r.Line, r.Column!, r.Code, r.RawLine!))
        );
        await Assert.ThrowsAsync<SparkifyException>(() => bench.RunAsync(Table, Copy + "maxerror 2"));
        var checkedOnly = await bench.RunAsync(Table, Copy + "noload ignoreallerrors");
        Assert.Equal((0, 2), (checkedOnly.Rows.Count, checkedOnly.Outcome.RejectedRowCount));
    }

    [Fact]
    public async Task Files_of_many_blocks_packed_ones_and_a_manifest_are_read()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => new object?[] { i, new string('x', i % 50) });
        bench.Folder.Write("x/1", UnpackedGzip(AvroData.Write(Pair, "null", rows)));
        bench.Folder.Write("x/2", []);
        bench.With("d", "{\"entries\":[{\"url\":\"s3://b/x/1\"},{\"url\":\"s3://b/x/1\"},{\"url\":\"s3://b/x/2\"}]}");
        bench.Settings = new() { BufferBytes = 16 };
        var result = await bench.RunAsync("create table t (a int, b varchar(50))", Copy + "gzip manifest");
        var expected = Enumerable.Range(0, 5000).Select(i => $"{i}|{new string('x', i % 50)}").ToList();
        Assert.Equal(expected.Concat(expected), result.Rows);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("deflate")]
    [InlineData("snappy")]
    public async Task Blocks_of_every_codec_are_unpacked_and_limited_to_4_MB(string codec)
    {
        var block = AvroData.Encode(Pair, [1, "x"], [2, null]);
        bench.Folder.Write("d", AvroData.File(Pair, codec, 2, block));
        Assert.Equal(["1|x", "2|\\N"], (await RunAsync("a int, b varchar(5)")).Rows);

        bench.Folder.Write("d", AvroData.File(Pair, codec, 1, AvroData.Encode(Pair, [1, new string('x', 4 << 20)])));
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("a int"));
        Assert.Contains("a block is larger than 4 MB", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not Avro at all", "it does not start as Avro files do")]
    [InlineData("Ob", "it does not start as Avro files do")]
    [InlineData("Obj\u0001", "it is cut off")]
    public async Task What_is_no_avro_file_is_an_error(string content, string reason)
    {
        bench.With("d", content);
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("a int", "maxerror 100"));
        Assert.Equal($"s3://b/d is not Avro data that COPY reads: {reason}", error.Message);
        Assert.Equal("test.sql:1:13", error.Span.ToString());
    }

    [Fact]
    public async Task Damage_anywhere_is_an_error_that_names_the_object()
    {
        var whole = AvroData.File(Pair, "snappy", 2, AvroData.Encode(Pair, [1, "x"], [2, "y"]));
        var headerBytes = AvroData.Header(Pair, "snappy").Length;
        for (var length = 1; length < whole.Length; length++)
        {
            bench.Folder.Write("d", whole[..length]);
            var message = await Fails();
            if (length == headerBytes)
            {
                // It is a file without records.
                Assert.Null(message);
            }
            else
            {
                Assert.StartsWith("s3://b/d is not Avro data that COPY reads", message, StringComparison.Ordinal);
            }
        }

        for (var i = headerBytes; i < whole.Length; i++)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x55;
            bench.Folder.Write("d", damaged);
            Assert.NotNull(await Fails());
        }

        async Task<string?> Fails()
        {
            try
            {
                await RunAsync("a int, b varchar(5)", "maxerror 100");
                return null;
            }
            catch (SparkifyException error)
            {
                return error.Message;
            }
        }
    }

    [Theory]
    [InlineData("\"int\"", "its schema's type is int, not record")]
    [InlineData("{\"type\":\"record\"}", "its schema is none")]
    [InlineData("{\"type\":", "its schema is none")]
    public async Task The_schema_must_be_a_record(string schema, string reason)
    {
        bench.Folder.Write("d", AvroData.File(schema, "null", 0, []));
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("a int"));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int", "date", "17836")]
    [InlineData("long", "timestamp-micros", "17836")]
    [InlineData("long", "local-timestamp-millis", "17836")]
    [InlineData("int", "time-millis", "17836")]
    [InlineData("int", "nobody-knows", "17836")]
    public async Task A_logical_type_is_taken_as_its_base_type(string type, string logicalType, string expected)
    {
        const string Schema = """{"type":"record","name":"r","fields":[{"name":"a","type":%}]}""";
        var logical = $$"""{"type":"{{type}}","logicalType":"{{logicalType}}"}""";
        var block = AvroData.Encode(
            Schema.Replace("%", $"\"{type}\"", StringComparison.Ordinal),
            [
                [type == "int" ? (object)17836 : 17836L],
            ]
        );
        bench.Folder.Write(
            "d",
            AvroData.File(Schema.Replace("%", logical, StringComparison.Ordinal), "null", 1, block)
        );
        Assert.Equal([expected], (await RunAsync("a varchar")).Rows);
    }

    [Fact]
    public async Task Other_codecs_are_refused_by_name()
    {
        bench.Folder.Write("d", AvroData.File(Pair, "zstandard", 0, []));
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("a int"));
        Assert.Contains("its codec is zstandard", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ignoreheader 1", "IGNOREHEADER")]
    [InlineData("delimiter ','", "DELIMITER")]
    [InlineData("null as 'x'", "NULL")]
    [InlineData("escape", "ESCAPE")]
    [InlineData("removequotes", "REMOVEQUOTES")]
    [InlineData("fillrecord", "FILLRECORD")]
    [InlineData("ignoreblanklines", "IGNOREBLANKLINES")]
    [InlineData("encoding utf16", "ENCODING")]
    public async Task Options_of_text_are_refused(string option, string name)
    {
        bench.Folder.Write("d", AvroData.Write(Pair, "null", []));
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("a int", option));
        Assert.Equal($"{name} cannot be used with AVRO, which is no text", error.Message);
    }

    [Fact]
    public async Task Varbyte_columns_are_refused()
    {
        bench.Folder.Write("d", AvroData.Write(Pair, "null", []));
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("a varbyte(5)"));
        Assert.Equal("AVRO cannot load column \"a\" of type varbyte(5)", error.Message);
    }

    private static byte[] UnpackedGzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (
            var gzip = new System.IO.Compression.GZipStream(
                packed,
                System.IO.Compression.CompressionLevel.Fastest,
                true
            )
        )
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private Task<CopyResult> RunAsync(string columns, string options = "") =>
        bench.RunAsync($"create table t ({columns})", Copy + options);
}
