namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>What other programs read: the bytes that a query's csv consists of, in a process of its own.</summary>
public sealed class QueryOutputTests : IDisposable
{
    private readonly SmallProject project = new();

    public void Dispose() => project.Dispose();

    [Theory]
    [InlineData("null::varchar, 1", "\n,1\n")]
    [InlineData("''::varchar, 1", "\n\"\",1\n")]
    [InlineData("'a,b' as a, 'say \"x\"' as b, 'two\nlines' as c", "\n\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\n")]
    [InlineData("' a ', 'é日'", "\n a ,é日\n")]
    [InlineData("1 = 1, 1 = 2, null::boolean", "\nt,f,\n")]
    [InlineData(
        "timestamp '2018-11-12 02:37:38.796', timestamp '2018-11-12 02:37:38'",
        "\n2018-11-12 02:37:38.796,2018-11-12 02:37:38\n"
    )]
    [InlineData(
        "timestamp '2018-11-12', timestamp '2018-11-12 02:37:38.100'",
        "\n2018-11-12 00:00:00,2018-11-12 02:37:38.1\n"
    )]
    [InlineData("date '2018-11-12'", "\n2018-11-12\n")]
    [InlineData(
        "0.1::float8, 1::float8 / 3, 1e20::float8, 1e-7::float8, 100::float8",
        "\n0.1,0.333333333333333,1e+20,1e-07,100\n"
    )]
    [InlineData("218.93179::float8, 0.1::float8 + 0.2::float8", "\n218.93179,0.3\n")]
    [InlineData("1.50::decimal(9, 2), 7 / 2, 9223372036854775807", "\n1.50,3,9223372036854775807\n")]
    public void Csv_has_values_as_Redshift_prints_them(string columns, string row)
    {
        var csv = project.Ok("query", "--format", "csv", $"select {columns}");

        // The header holds the names that Redshift makes up; no value of these cases has more line ends than its row.
        Assert.EndsWith(row, csv);
        Assert.Equal(row.Count(c => c == '\n'), csv.Count(c => c == '\n'));
    }

    [Fact]
    public void Csv_without_rows_is_the_header() =>
        Assert.Equal("n,s\n", project.Ok("query", "--format", "csv", "select n, s from staging where n > 100"));

    [Fact]
    public void Csv_of_several_statements_is_the_last_ones_result()
    {
        const string sql =
            "select 1 as a; insert into numbers values (10); select n from numbers where n > 2 order by n;";

        var run = project.Run("query", "--format", "csv", sql);

        Assert.Equal((0, "n\n3\n10\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void Statements_come_from_standard_input_of_the_process()
    {
        using var process = ToolProcess.StartWith(
            "select 'é' as s;\nselect count(*) as n from numbers\n",
            project.Root,
            "query",
            "--format",
            "csv"
        );

        Assert.Equal(new(0, "n\n3\n", ""), process.Finish());
    }

    [Fact]
    public void Error_of_a_file_points_into_it_and_leaves_what_was_done_before()
    {
        project.Write(
            "sql/report.sql",
            "insert into numbers values (10);\n\nselect n,\n    count(*)\nfrom numbrs\ngroup by n;\n"
        );
        using var process = project.Start("query", "--file", "sql/report.sql", "--format", "csv");

        var run = process.Finish();

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(
            "sql/report.sql:5:6: error: relation \"numbrs\" does not exist [42P01]\n  from numbrs\n       ^^^^^^\nhint: did you mean \"numbers\"?\n",
            run.Error
        );
        Assert.Equal(["4"], project.Query("select count(*) from numbers"));
    }

    [Theory]
    [InlineData(
        "select 1 +",
        1,
        "<argument>:1:10: error: syntax error at end of statement: expected an expression [42601]\n"
    )]
    [InlineData("select 'open", 1, "<argument>:1:8: error: unterminated string [42601]\n")]
    [InlineData("select n from nowhere", 1, "<argument>:1:15: error: relation \"nowhere\" does not exist [42P01]\n")]
    [InlineData("select ${nothing}", 3, "<argument>:1:8: error: unknown variable \"nothing\"\n")]
    [InlineData(
        "copy numbers from 's3://nowhere/x' iam_role default json 'auto'",
        5,
        "<argument>:1:19: error: ListObjectsV2 s3://nowhere/x: no region is named\n"
    )]
    [InlineData("", 64, "error: the query holds no statement\n")]
    public void Exit_code_says_what_kind_of_error_it_is(string sql, int exitCode, string error)
    {
        Assert.StartsWith(error, project.Fails(exitCode, "query", sql));
    }

    [Theory]
    [InlineData("query --file nowhere.sql", 64, "error: --file: there is no file nowhere.sql\n")]
    [InlineData("query --file a.sql select", 64, "error: the SQL is given twice, as an argument and with --file\n")]
    [InlineData("query --format xml select", 64, "error: --format is \"xml\", expected one of table, csv, json\n")]
    public void Command_line_that_cannot_be_followed(string line, int exitCode, string error) =>
        Assert.StartsWith(error, project.Fails(exitCode, line.Split(' ')));
}
