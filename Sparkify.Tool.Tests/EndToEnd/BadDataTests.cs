using System.IO.Compression;
using System.Text;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>Data that cannot be loaded: the error names object, line, column, value and code, and nothing is lost or half loaded.</summary>
public sealed class BadDataTests : IDisposable
{
    private const string Transform = "transforms/010_staging.sql";
    private const string Data = "bucket/data/3.json";
    private const string Good = "{\"n\": 5, \"s\": \"five\"}\n";

    private readonly SmallProject project = new();

    public void Dispose() => project.Dispose();

    public static TheoryData<string, byte[], string> BadRows =>
        new()
        {
            { "broken line", Utf8("{\"n\": 6, \"s\"}\n"), "line 2: Invalid value. [1216]: {\"n\": 6, \"s\"}" },
            {
                "string where a number belongs",
                Utf8("{\"n\": \"six\", \"s\": \"a\"}\n"),
                "line 2 column n integer, value 'six': Invalid digit, Value 's', Pos 0, Type: Integer [1207]"
            },
            {
                "overlong string",
                Utf8("{\"n\": 6, \"s\": \"0123456789\"}\n"),
                "line 2 column s character varying(9), value '0123456789': String length exceeds DDL length [1204]"
            },
            {
                "string of too many bytes",
                Utf8("{\"n\": 6, \"s\": \"ééééé\"}\n"),
                "line 2 column s character varying(9), value 'ééééé': String length exceeds DDL length [1204]"
            },
            {
                "invalid UTF-8",
                [.. Utf8("{\"n\": 6, \"s\": \"a"), 0xFF, .. Utf8("\"}\n")],
                "line 2 column s character varying(9), value 'a\uFFFD': String contains invalid or unsupported UTF-8 codepoints. "
                    + "Bad UTF-8 hex sequence: ff (error 3) [1220]"
            },
            {
                "number out of range",
                Utf8("{\"n\": 3000000000, \"s\": \"a\"}\n"),
                "line 2 column n integer, value '3000000000': Overflow (Integer valid range -2147483648 to 2147483647) [1222]"
            },
        };

    [Theory]
    [MemberData(nameof(BadRows))]
    public void Row_that_cannot_be_loaded_stops_the_load(string what, byte[] row, string error)
    {
        project.Write(Data, [.. Utf8(Good), .. row, .. Utf8(Good)]);

        var message = project.Fails(1, "load");

        Assert.True(
            message.StartsWith(
                $"{Transform}:1:6: error: load into table 'staging' failed: 1 row could not be loaded [1",
                StringComparison.Ordinal
            ),
            $"{what}: {message}"
        );
        Assert.Contains("\n  copy staging from 's3://bucket/data'", message);
        Assert.Contains($"\n  s3://bucket/data/3.json {error}", message);
        Assert.EndsWith(
            "\nhint: correct the data, or let MAXERROR or IGNOREALLERRORS pass over rows that cannot be loaded; "
                + "list them with sparkify query \"select line_number, colname, raw_line, err_reason from stl_load_errors where query = 2\"\n",
            message
        );
        Assert.Equal(["2"], project.Query("select line_number from stl_load_errors where query = 2"));

        project.Write(Data, Good);
        Assert.Contains("\nloaded 1 object in ", project.Ok("load"));
        Assert.Equal(["1", "2", "3", "5"], project.Query("select n from numbers order by n"));
    }

    [Theory]
    [MemberData(nameof(BadRows))]
    public void Row_that_cannot_be_loaded_is_counted_under_MAXERROR(string what, byte[] row, string error)
    {
        project.Write(Transform, SmallProject.Copy + " maxerror 3;");
        project.Write(Data, [.. row, .. Utf8(Good), .. row]);

        var output = project.Ok("load");

        Assert.Matches(@"\n 010_staging.sql \|       1 \|    1 \|        2 \| ", output);
        Assert.Equal(["1", "2", "3", "5"], project.Query("select n from numbers order by n"));
        var status = project.Ok("status");
        Assert.Matches(@"\n [\d-]+ [\d:]+ \| incremental \| done +\|       1 \|    2 \|        2 \| ", status);
        Assert.Contains("\nrejected by 010_staging.sql: s3://bucket/data/3.json, line 1", status);
        Assert.Contains("\nrejected by 010_staging.sql: s3://bucket/data/3.json, line 3", status);
        Assert.True(status.Contains(CodeOf(error), StringComparison.Ordinal), what);
        var ledger = project.Rows()["sparkify.load_ledger"].Single(row => row.Contains("data/3.json"));
        Assert.EndsWith(" | 1 | 2", ledger);
        Assert.Contains("\nloaded 0 objects in ", project.Ok("load"));
    }

    [Fact]
    public void As_many_errors_as_MAXERROR_stop_the_load()
    {
        project.Write(Transform, SmallProject.Copy + " maxerror 2;");
        project.Write(Data, "{\"n\": \"a\"}\n" + Good + "{\"n\": \"b\"}\n");

        var message = project.Fails(1, "load");

        Assert.Contains(": 2 rows could not be loaded [1207]\n", message);
        Assert.Contains("\n  s3://bucket/data/3.json line 1 column n integer, value 'a': ", message);
        Assert.Contains("\n  s3://bucket/data/3.json line 3 column n integer, value 'b': ", message);
        Assert.Contains("\nhint: correct the data; MAXERROR 2 stops at so many errors; list them with ", message);
    }

    [Fact]
    public void Truncated_gzip_stops_the_load_whatever_MAXERROR_says()
    {
        project.Write(Transform, SmallProject.Copy.Replace("/data'", "/packed'") + " gzip maxerror 100;");
        project.Write("bucket/packed/1.json.gz", Gzip(Good));
        project.Ok("load");
        var packed = Gzip(string.Concat(Enumerable.Range(1, 5000).Select(i => $"{{\"n\": {i}}}\n")));
        project.Write("bucket/packed/2.json.gz", packed[..(packed.Length / 2)]);

        var message = project.Fails(1, "load");

        Assert.StartsWith(
            $"{Transform}:1:19: error: s3://bucket/packed/2.json.gz is damaged gzip data: cut off, or changed after it was packed\n",
            message
        );
        Assert.EndsWith("\nhint: upload it again\n", message);

        project.Write("bucket/packed/2.json.gz", packed);
        Assert.Matches(@"\n 010_staging.sql \|       1 \| 5,000 \|        0 \| ", project.Ok("load"));
    }

    [Fact]
    public void Object_that_is_not_packed_is_no_gzip()
    {
        project.Write(Transform, SmallProject.Copy + " gzip;");
        project.Write(Data, Good);

        var message = project.Fails(1, "load");

        Assert.StartsWith($"{Transform}:1:19: error: s3://bucket/data/3.json is not gzip data\n", message);
        Assert.Contains("\nhint: leave GZIP out of the COPY, ", message);
    }

    public static TheoryData<string> Changes => ["removed", "replaced"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Object_that_changes_between_listing_and_reading_stops_the_load_whatever_MAXERROR_says(string change)
    {
        project.Write(Transform, SmallProject.Copy + " maxerror 100;");
        project.Write(Data, Good);
        project.Write("bucket/data/4.json", Good);
        var before = project.Rows();

        var error = Assert.Throws<SparkifyException>(() =>
            project.LoadWhile(() =>
            {
                project.Delete("bucket/data/4.json");
                if (change == "replaced")
                {
                    project.Write("bucket/data/4.json", Good + Good);
                }
            })
        );

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Equal("s3://bucket/data/4.json changed or was removed between listing and reading", error.Message);
        Assert.Equal("run again when nothing writes to it", error.Hint);
        Assert.Equal($"{Transform}:1:19", error.Span.ToString());
        Assert.Empty(before.DifferencesTo(project.Rows()));
        Assert.Contains(" | incremental | failed ", project.Ok("status"));
        Assert.Matches(@"\nloaded [12] objects? in ", project.Ok("load"));
    }

    /// <summary>Packed: what `gzip -n` makes of nothing; GZipStream would not even write a header.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("", " gzip")]
    [InlineData("1f8b080000000000000303000000000000000000", " gzip")]
    public void Empty_object_is_no_rows(string content, string option)
    {
        project.Write(Transform, SmallProject.Copy.Replace("/data'", "/empty'") + option + ";");
        project.Write("bucket/empty/1.json", Convert.FromHexString(content));

        Assert.Matches(@"\n 010_staging.sql \|       1 \|    0 \|        0 \| ", project.Ok("load"));

        Assert.Equal(["3"], project.Query("select count(*) from staging"));
        Assert.Contains("\nloaded 0 objects in ", project.Ok("load"));
    }

    [Theory]
    [InlineData("{ \"jsonpaths\": [ \"$.n\", ", "s3://bucket/paths.json:1:25: error: not v", "")]
    [InlineData("{ \"jsonpaths\": [ \"$.n\", \"$[\" ] }", "s3://bucket/paths.json:1:25: error: ", "")]
    [InlineData("{ \"jsonpaths\": \"$.n\" }", "s3://bucket/paths.json:1:16: error: ", "")]
    [InlineData(
        "{ \"jsonpaths\": [ \"$.n\" ] }",
        Transform + ":1:60: error: ",
        "Number of jsonpaths and the number of columns should match. JSONPath size: 1, Number of columns in table or column list: 2"
    )]
    [InlineData(null, Transform + ":1:60: error: ", "the jsonpaths file s3://bucket/paths.json does not exist")]
    public void Jsonpaths_file_must_be_there_and_right(string? content, string place, string message)
    {
        project.Write(Transform, SmallProject.Copy.Replace("'auto'", "'s3://bucket/paths.json'") + ";");
        project.Write(Data, Good);
        if (content is not null)
        {
            project.Write("bucket/paths.json", content);
        }

        Assert.StartsWith(place + message, project.Fails(1, "load"));
    }

    [Fact]
    public void Prefix_with_nothing_under_it()
    {
        project.Write(Transform, "copy staging from 's3://bucket/dota' iam_role default json 'auto';");

        Assert.Equal(
            $"""
            {Transform}:1:19: error: no object starts with s3://bucket/dota: the specified key does not exist
              copy staging from 's3://bucket/dota' iam_role default json 'auto';
                                ^^^^^^^^^^^^^^^^^^
            hint: the source is a prefix of keys, compared byte by byte

            """,
            project.Fails(1, "load")
        );
    }

    [Fact]
    public void Values_are_not_shown_where_the_target_says_so()
    {
        project.Write(Data, "{\"n\": \"secret\"}\n");

        var message = project.Fails(1, "load", "--target", "guarded", "--mount", "s3://bucket=bucket");

        Assert.Contains("\n  s3://bucket/data/3.json line 1 column n integer: Invalid digit", message);
        Assert.DoesNotContain("secret", message);
        Assert.DoesNotContain(
            "secret",
            Encoding.UTF8.GetString(File.ReadAllBytes(project.Database)) + project.Ok("status", "--output", "json")
        );
    }

    /// <summary>As it stands in the message: [1207].</summary>
    private static string CodeOf(string error) => error.Substring(error.IndexOf(" [1", StringComparison.Ordinal), 7);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Utf8(text));
        }

        return packed.ToArray();
    }
}
