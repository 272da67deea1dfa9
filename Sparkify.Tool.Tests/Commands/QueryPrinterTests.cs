using System.Text;
using System.Text.Json;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Commands.Queries;
using Sparkify.Tool.Commands.Terminal;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Commands;

public sealed class QueryPrinterTests
{
    private static readonly SqlStatement Select = SqlStatement.Own("select 1");

    [Fact]
    public void Csv_tells_null_from_the_empty_string_and_quotes_what_needs_it()
    {
        var csv = Csv(["a", "b,c"], [null, ""], ["x", "say \"hi\""], ["1\n2", "3\r4"], [" x ", "é"]);

        Assert.Equal("a,\"b,c\"\n,\"\"\nx,\"say \"\"hi\"\"\"\n\"1\n2\",\"3\r4\"\n x ,é\n", csv);
    }

    [Fact]
    public void Csv_of_no_rows_is_the_header() => Assert.Equal("a\n", Csv(["a"]));

    [Fact]
    public void Csv_prints_the_last_result_only_but_reads_the_others_to_their_end()
    {
        var output = new StringWriter();
        var printer = new CsvQueryPrinter(output);
        var readRowCount = 0;
        IEnumerable<object?[]> Rows()
        {
            readRowCount++;
            yield return [1];
            readRowCount++;
            yield return [2];
        }

        printer.Print(Select, new StatementResult([new("a", "integer")], Rows(), 0), isLast: false);
        Assert.Equal(2, readRowCount);
        printer.Print(SqlStatement.Own("insert into t values (1)"), StatementResult.Count(1), isLast: true);

        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void Csv_of_any_text_reads_back_to_the_same_text()
    {
        var random = new Random(20181112);
        for (var round = 0; round < 500; round++)
        {
            var rows = Enumerable
                .Range(0, random.Next(0, 4))
                .Select(_ => Enumerable.Range(0, 3).Select(_ => RandomText(random)).ToArray<object?>())
                .ToArray();

            var parsed = ParseCsv(Csv(["a", "b", "c"], rows));

            Assert.Equal([.. rows.Prepend(["a", "b", "c"])], parsed);
        }
    }

    [Fact]
    public void Table_is_aligned_as_psql_does_it()
    {
        var table = Table(
            [new("level", "varchar"), new("count", "bigint"), new("share", "DECIMAL(5,2)")],
            ["free", 75L, 77.32m],
            ["paid", 22L, null]
        );

        Assert.Equal(
            """
             level | count | share
            -------+-------+-------
             free  |    75 | 77.32
             paid  |    22 |
            (2 rows)


            """.ReplaceLineEndings("\n"),
            table
        );
    }

    [Fact]
    public void Table_keeps_to_one_line_a_row_and_counts_cells_not_characters()
    {
        var table = Table([new("name", "varchar"), new("n", "integer")], ["a\nb\tc", 1], ["日本", 2], ["e\u0301", 3]);

        Assert.Equal(
            "  name   | n\n---------+---\n a\\nb\\tc | 1\n 日本    | 2\n e\u0301       | 3\n(3 rows)\n\n",
            table
        );
    }

    [Fact]
    public void Table_prints_more_rows_than_it_sizes_by()
    {
        var rows = Enumerable.Range(1, 2500).Select(i => new object?[] { i == 2400 ? "much wider" : "x", i }).ToArray();

        var lines = Table([new("a", "varchar"), new("n", "integer")], rows).Split('\n');

        Assert.Equal(2500 + 5, lines.Length);
        Assert.Equal(" x |    1", lines[2]);
        Assert.Equal(" much wider | 2400", lines[2401]);
        Assert.Equal("(2500 rows)", lines[2502]);
    }

    [Fact]
    public void Null_is_a_dim_mark_where_there_are_colours()
    {
        var output = new StringWriter();
        var result = new StatementResult(
            [new("a", "varchar")],
            [
                [null],
            ],
            0
        );
        new TableQueryPrinter(output, new Style(UsesColor: true)).Print(Select, result, isLast: true);

        Assert.Contains(" \e[2mnull\e[0m\n", output.ToString());
    }

    [Theory]
    [InlineData("insert into t values (1)", 5, "INSERT 5\n")]
    [InlineData("copy t from 's3://b/k' iam_role default", 7, "COPY 7\n")]
    [InlineData("create temp table t (a int)", 0, "CREATE TABLE\n")]
    [InlineData("create or replace view v as select 1", 0, "CREATE VIEW\n")]
    [InlineData("create materialized view v as select 1", 0, "CREATE MATERIALIZED VIEW\n")]
    [InlineData("drop table t", 0, "DROP TABLE\n")]
    [InlineData("begin", 0, "BEGIN\n")]
    [InlineData("vacuum", 0, "VACUUM\n")]
    public void Statement_without_rows_answers_with_a_tag(string sql, long count, string tag)
    {
        var output = new StringWriter();
        var printer = new TableQueryPrinter(output, new Style(UsesColor: false));
        printer.Print(SqlStatement.Own(sql), StatementResult.Count(count), isLast: true);

        Assert.Equal(tag, output.ToString());
    }

    [Fact]
    public void Json_is_one_document_with_every_result()
    {
        var output = new StringWriter();
        using var document = new JsonResult(output);
        var printer = new JsonQueryPrinter(document);
        printer.Print(SqlStatement.Own("delete from t"), StatementResult.Count(3), isLast: false);
        object?[] row = [1L, 1.50m, double.NaN, 0.1, true, null, "é\"", new DateOnly(2018, 11, 12)];
        var columns = row.Select((_, i) => new ResultColumn($"c{i}", "t")).ToArray();
        printer.Print(Select, new StatementResult(columns, [row], 0), isLast: true);
        document.End();

        using var parsed = JsonDocument.Parse(output.ToString());
        var results = parsed.RootElement.GetProperty("results");
        Assert.Equal(1, parsed.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(3, results[0].GetProperty("rowCount").GetInt32());
        Assert.Equal("c0", results[1].GetProperty("columns")[0].GetProperty("name").GetString());
        Assert.Equal(
            """[1,1.50,"NaN",0.1,true,null,"é\"","2018-11-12"]""",
            results[1].GetProperty("rows")[0].GetRawText().Replace(" ", "").Replace("\n", "")
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(20_000)]
    public void Json_stays_one_document_when_a_row_fails(int rowCount)
    {
        var output = new StringWriter();
        using var document = new JsonResult(output);
        var printer = new JsonQueryPrinter(document);
        var error = new SparkifyException("division by zero") { Code = "22012", Span = Select.Start };
        IEnumerable<object?[]> Rows()
        {
            for (var i = 0; i < rowCount; i++)
            {
                yield return [i];
            }

            throw error;
        }

        var thrown = Assert.Throws<SparkifyException>(() =>
            printer.Print(Select, new StatementResult([new("a", "integer")], Rows(), 0), isLast: true)
        );
        document.End(thrown);

        using var parsed = JsonDocument.Parse(output.ToString());
        Assert.Equal(rowCount, parsed.RootElement.GetProperty("results")[0].GetProperty("rows").GetArrayLength());
        Assert.Equal("22012", parsed.RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    private static string Csv(string[] names, params object?[][] rows)
    {
        var output = new StringWriter();
        var columns = names.Select(n => new ResultColumn(n, "varchar")).ToArray();
        new CsvQueryPrinter(output).Print(Select, new StatementResult(columns, rows, 0), isLast: true);
        return output.ToString();
    }

    private static string Table(ResultColumn[] columns, params object?[][] rows)
    {
        var output = new StringWriter();
        var printer = new TableQueryPrinter(output, new Style(UsesColor: false));
        printer.Print(Select, new StatementResult(columns, rows, 0), isLast: true);
        return output.ToString();
    }

    private static string? RandomText(Random random)
    {
        const string alphabet = "a,\"\n\r é日";
        var length = random.Next(-1, 6);
        return length < 0
            ? null
            : string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));
    }

    /// <summary>RFC 4180 by the book, apart from the code under test: an unquoted empty field is null.</summary>
    private static List<object?[]> ParseCsv(string text)
    {
        var rows = new List<object?[]>();
        var row = new List<object?>();
        for (var i = 0; i < text.Length; i++)
        {
            var field = new StringBuilder();
            var isQuoted = text[i] == '"';
            if (isQuoted)
            {
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'); i++)
                {
                    i += text[i] == '"' ? 1 : 0;
                    field.Append(text[i]);
                }

                i++;
            }
            else
            {
                for (; text[i] is not (',' or '\n'); i++)
                {
                    field.Append(text[i]);
                }
            }

            row.Add(isQuoted || field.Length > 0 ? field.ToString() : null);
            if (text[i] == '\n')
            {
                rows.Add([.. row]);
                row.Clear();
            }
        }

        return rows;
    }
}
