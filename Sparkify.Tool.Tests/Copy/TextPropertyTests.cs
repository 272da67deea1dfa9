using System.Text;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>What holds for any text: no bytes crash a reader, and what is written by the rules comes back.</summary>
public sealed class TextPropertyTests : IDisposable
{
    private const string Table = "create table t (a int, b varchar(12), c varchar(9))";

    private static readonly string[] Formats =
    [
        "",
        "escape",
        "removequotes ignoreblanklines",
        "escape removequotes fillrecord",
        "delimiter '|~|'",
        "csv",
        "csv delimiter '\\t' quote ''''",
        "csv delimiter '|~|'",
        "fixedwidth 'a:2,b:3,c:4'",
        "escape encoding utf16le",
        "csv encoding iso88591",
        "ignoreheader 2",
    ];

    private static readonly string[] Pieces =
    [
        "1",
        "22",
        "x",
        "é",
        "😀",
        " ",
        "|",
        "|~|",
        ",",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "'",
        "\"\"",
        "\\",
        "\\N",
        "1|x|y\n",
        "1,x,y\n",
        "\n\n",
    ];

    private readonly CopyBench bench = new() { Settings = new() { BufferBytes = 64 } };

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Random_bytes_never_crash_or_hang_and_make_no_more_rows_than_lines()
    {
        var random = new Random(23);
        for (var round = 0; round < 240; round++)
        {
            var format = Formats[round % Formats.Length];
            var text = RandomFile(random, format);
            for (var i = random.Next(1, 20); i > 0 && text.Length > 0; i--)
            {
                text[random.Next(text.Length)] = (byte)random.Next(256);
            }

            bench.Folder.Write("d", text);
            var result = await LoadAsync(format + " acceptinvchars");
            Assert.InRange(result.Rows.Count, 0, text.Count(c => c is (byte)'\n') + 1);
            Assert.Equal(result.Rows.Count, result.Outcome.RowCount);
        }
    }

    [Theory]
    [InlineData("escape")]
    [InlineData("csv")]
    [InlineData("escape removequotes")]
    public async Task What_is_written_by_the_rules_comes_back(string format)
    {
        var random = new Random(29);
        for (var round = 0; round < 40; round++)
        {
            var rows = Enumerable.Range(0, 5).Select(i => (Id: i, Text: RandomText(random, 4))).ToList();
            bench.Folder.Write(
                "d",
                Encoding.UTF8.GetBytes(
                    string.Concat(rows.Select(r => $"{r.Id}{Delimiter(format)}{Field(r.Text, format)}\n"))
                )
            );
            var result = await bench.RunAsync(
                "create table t (a int, b varchar(200))",
                $"copy t from 's3://b/d' {format}"
            );
            Assert.Equal(rows.Select(r => $"{r.Id}|{r.Text}"), result.Rows);
        }
    }

    private static char Delimiter(string format) => format == "csv" ? ',' : '|';

    private static string Field(string text, string format)
    {
        if (format == "csv")
        {
            return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        }

        var escaped = string.Concat(
            text.Select(c => c is '\\' or '|' or '\n' or '\r' or '"' or '\'' ? $"\\{c}" : $"{c}")
        );
        return format == "escape" ? escaped : $"\"{escaped}\"";
    }

    private static string RandomText(Random random, int pieceCount) =>
        string.Concat(random.GetItems(Pieces, pieceCount).Where(p => p != "\\N"));

    private static byte[] RandomFile(Random random, string format)
    {
        var text = string.Concat(random.GetItems(Pieces, random.Next(60)));
        return format.Contains("utf16le", StringComparison.Ordinal) ? Encoding.Unicode.GetBytes(text)
            : format.Contains("iso88591", StringComparison.Ordinal) ? Encoding.Latin1.GetBytes(text)
            : Encoding.UTF8.GetBytes(text);
    }

    private async Task<CopyResult> LoadAsync(string format) =>
        await bench.RunAsync(Table, $"copy t from 's3://b/d' {format} ignoreallerrors");
}
