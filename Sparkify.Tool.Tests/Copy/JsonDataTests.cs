using System.Text;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>What counts as a record of a JSON file, and where reading goes on after one that is none.</summary>
public sealed class JsonDataTests : IDisposable
{
    private readonly CopyBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData(" \r\n\t\n", "")]
    [InlineData("{\"a\":1}", "1")]
    [InlineData("{\"a\":1}{\"a\":2} {\"a\":3}\n\n\r\n{\n\"a\"\n:\n4\n}\n", "1 2 3 4")]
    [InlineData("\uFEFF{\"a\":1}", "1")]
    [InlineData("{}", "\\N")]
    [InlineData("{\"A\":1,\"b\":2,\"c\":{\"a\":3},\"d\":[{\"a\":4}]}", "\\N")]
    [InlineData("{\"a\":1,\"a\":2}", "2")]
    [InlineData("{\"a\":1,\"a\":null}", "\\N")]
    [InlineData("{\"\\u0061\":7}", "7")]
    [InlineData("{\"a\" : 1 , \"b\" : [ ] , \"c\" : { } }", "1")]
    [InlineData("{\"a\":1}\r\n{\"b\":2,\"a\":3}\r\n{\"a\":4,\"b\":5}", "1 3 4")]
    public async Task Records_stand_side_by_side_or_apart(string json, string rows)
    {
        var result = await bench.RunJsonAsync("a int", json);
        Assert.Equal(rows.Split(' ', StringSplitOptions.RemoveEmptyEntries), result.Rows);
        Assert.Equal(result.Rows.Count, Assert.Single(result.Outcome.Objects).RowCount);
    }

    [Theory]
    [InlineData("{\"a\":1},\n{\"a\":2}", "1 2", "1")]
    [InlineData("{\"a\":1},{\"a\":2},{\"a\":3}", "1 2 3", "1 1")]
    [InlineData("{\"a\":1}\n{\"a\":2\n{\"a\":3}\n", "1 3", "3")]
    [InlineData("{\"a\":1\n{\"a\":2}\n{\"a\":3}", "2 3", "2")]
    [InlineData("{\"a\":1,\n{\"a\":2}", "2", "2")]
    [InlineData("{\"a\":\"1}\n{\"a\":2}", "2", "1")]
    [InlineData("{\"a\":\n{\"a\":2}\n{\"a\":3}", "3", "3")]
    [InlineData("{\"a\":1}garbage {\"a\":9}\n{\"a\":2}", "1 2", "1")]
    [InlineData("5\n\"x\"\nnull\n{\"a\":2}", "2", "1 2 3")]
    [InlineData("\"b\":1}\n{\"a\":2}", "2", "1")]
    [InlineData("[{\"a\":1},{\"a\":2}]\n{\"a\":3}", "3", "1")]
    [InlineData("{\"a\":1}\n{\"a\":", "1", "2")]
    [InlineData("{\"a\":1}\n\n{\"a\":2\n\n\n", "1", "3")]
    [InlineData("{\"a\":tru}\n{\"a\":2}", "2", "1")]
    [InlineData("{'a':1}\n{\"a\":2}", "2", "1")]
    [InlineData("{“a”:1}\n{\"a\":2}", "2", "1")]
    [InlineData("{\"a\":1,}\n{\"a\":2}", "2", "1")]
    [InlineData("{\"a\":01}\n{\"a\":2}", "2", "1")]
    [InlineData("{\"a\":1.}\n{\"a\":.5}\n{\"a\":+1}\n{\"a\":1e}\n{\"a\":-}\n{\"a\":2}", "2", "1 2 3 4 5")]
    [InlineData("{\"a\":\"\\x\"}\n{\"a\":\"\\u12g4\"}\n{\"a\":2}", "2", "1 2")]
    [InlineData("{\"a\" 1}\n{\"a\":2}", "2", "1")]
    [InlineData("{\"a\":[1,{\"b\":]}}\n{\"a\":2}", "2", "1")]
    public async Task A_broken_record_is_rejected_and_the_next_one_is_read(
        string json,
        string rows,
        string rejectedLines
    )
    {
        var result = await bench.RunJsonAsync("a int", json, "maxerror 100");
        Assert.Equal(rows.Split(' '), result.Rows);
        Assert.Equal(rejectedLines.Split(' ').Select(long.Parse), result.Outcome.Rejections.Select(r => r.Line));
        Assert.All(result.Outcome.Rejections, r => Assert.Equal((1216, (string?)null), (r.Code, r.Column)));
    }

    [Fact]
    public async Task The_line_of_a_rejected_row_is_its_records_last()
    {
        var result = await bench.RunJsonAsync("a int", "\n{\n\"a\":\n\"x\"\n}\n{\"a\":1}\n", "maxerror 2");
        Assert.Equal(5, Assert.Single(result.Outcome.Rejections).Line);
    }

    [Fact]
    public async Task A_rejected_row_tells_all_that_is_known_of_it()
    {
        var result = await bench.RunJsonAsync("a varchar(3)", "{\"a\":\"x\\u0079z!\"}", "maxerror 2");
        var rejected = Assert.Single(result.Outcome.Rejections);
        Assert.Equal(
            ("a", "character varying(3)", "xyz!", "{\"a\":\"x\\u0079z!\"}", 1204),
            (rejected.Column, rejected.Type, rejected.Value, rejected.RawLine, rejected.Code)
        );
    }

    [Fact]
    public async Task Nesting_has_a_limit_that_is_no_stack_overflow()
    {
        var deep = $"{{\"a\":1,\"b\":{new string('[', 100_000)}{new string(']', 100_000)}}}\n";
        var most = $"{{\"a\":2,\"b\":{new string('[', 999)}{new string(']', 999)}}}\n";
        var result = await bench.RunJsonAsync("a int", deep + most, "maxerror 2");
        Assert.Equal(["2"], result.Rows);
        Assert.Contains("nested deeper", Assert.Single(result.Outcome.Rejections).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_above_4_mb_is_loaded_and_counted_and_one_above_64_mb_ends_the_copy()
    {
        var result = await bench.RunJsonAsync("a int", $"{{\"b\":\"{new string('x', 5 << 20)}\",\"a\":1}}");
        Assert.Equal((1, 1), (result.Outcome.RowCount, result.Outcome.LargeRowCount));

        var huge = $"{{\"a\":1}}\n{{\"b\":\"{new string('x', 65 << 20)}\"}}";
        var error = await Assert.ThrowsAsync<SparkifyException>(() => bench.RunJsonAsync("a int", huge, "maxerror 9"));
        Assert.Equal("s3://b/d.json line 2: a record is larger than 64 MB", error.Message);
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}", 1)]
    [InlineData("{\"a\":null,\"\\u0061\":2,\"a\":3}{\"a\":1,\"a\":1}", 2)]
    [InlineData("{\"a\":1,\"b\":2,\"b\":3,\"c\":{\"a\":4}}{\"a\":1}", 0)]
    [InlineData("{\"a\":1,\"a\":\"x\"}", 0)]
    public async Task Loaded_rows_with_a_name_that_stands_twice_are_counted(string json, int count)
    {
        var result = await bench.RunJsonAsync("a int", json, "maxerror 2");
        Assert.Equal(count, result.Outcome.DuplicateNameRowCount);
        bench.Settings = new() { BufferBytes = 16 };
        Assert.Equal(count, (await bench.RunJsonAsync("a int", json, "maxerror 2")).Outcome.DuplicateNameRowCount);
    }

    [Fact]
    public async Task Ignoring_case_matches_any_spelling_and_refuses_to_choose()
    {
        bench.With(
            "d.json",
            "{\"FirstName\":\"x\",\"É\":1}\n{\"firstname\":\"y\"}\n{\"FIRSTNAME\":\"u\",\"firstName\":\"v\"}\n{\"Firstname\":\"1\",\"Firstname\" :\"2\"}"
        );
        var result = await bench.RunAsync(
            "create table t (firstname varchar(5))",
            "copy t from 's3://b/d.json' iam_role default json 'auto ignorecase' maxerror 2"
        );
        Assert.Equal(["x", "y", "2"], result.Rows);
        Assert.Equal(3, Assert.Single(result.Outcome.Rejections).Line);
    }

    [Fact]
    public async Task Names_in_a_changing_order_and_many_unknown_ones_are_found()
    {
        var random = new Random(3);
        var json = new StringBuilder();
        var expected = new List<string>();
        for (var row = 0; row < 300; row++)
        {
            var names = Enumerable.Range(0, 60).Select(i => $"c{i}").ToArray();
            random.Shuffle(names);
            json.Append('{').AppendJoin(',', names.Take(50).Select(n => $"\"{n}\":{row}")).Append('}');
            expected.Add(
                string.Join('|', new[] { "c0", "c7", "c59" }.Select(n => names.Take(50).Contains(n) ? $"{row}" : "\\N"))
            );
        }

        Assert.Equal(expected, (await bench.RunJsonAsync("c0 int, c7 int, c59 int", json.ToString())).Rows);
    }
}
