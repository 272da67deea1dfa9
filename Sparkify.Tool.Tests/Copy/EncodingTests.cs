using System.Text;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>ENCODING: what a file must be to be read, and what wrong characters become.</summary>
public sealed class EncodingTests : IDisposable
{
    private const string Table = "create table t (a int, b varchar(20))";
    private const string Text = "1|é\n2|x😀\r\n";

    private static readonly string[] Rows = ["1|é", "2|x😀"];

    private readonly CopyBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("utf8", 65001, false)]
    [InlineData("utf8", 65001, true)]
    [InlineData("utf16", 1200, true)]
    [InlineData("utf16", 1201, true)]
    [InlineData("utf16le", 1200, false)]
    [InlineData("utf16le", 1200, true)]
    [InlineData("utf16be", 1201, false)]
    [InlineData("utf16be", 1201, true)]
    public async Task A_file_of_the_stated_encoding_is_loaded(string option, int codePage, bool hasMark)
    {
        Assert.Equal(Rows, (await LoadAsync(Encode(Text, codePage, hasMark), $"encoding as {option}")).Rows);
    }

    [Theory]
    [InlineData("", 1200, true)]
    [InlineData("encoding utf8", 1201, true)]
    [InlineData("encoding utf16", 1200, false)]
    [InlineData("encoding utf16", 65001, true)]
    [InlineData("encoding utf16le", 1201, true)]
    [InlineData("encoding utf16be", 1200, true)]
    [InlineData("encoding iso88591", 65001, true)]
    public async Task A_file_of_another_encoding_is_skipped_with_an_error(string option, int codePage, bool hasMark)
    {
        bench.Folder.Write(
            "d/2",
            Encode("3|c\n", option == "encoding utf16" ? 1200 : 20127, option == "encoding utf16")
        );
        var expected = option is "encoding utf16le" or "encoding utf16be" ? [] : new[] { "3|c" };
        var result = await LoadAsync(Encode(Text, codePage, hasMark), $"{option} maxerror 5");
        Assert.Equal(expected, result.Rows);
        var rejection = result.Outcome.Rejections[0];
        Assert.Equal((1221, 1L, "d/1"), (rejection.Code, rejection.Line, rejection.Object.Location.Key));
    }

    [Fact]
    public async Task Latin_1_becomes_utf_8()
    {
        var result = await LoadAsync(Encoding.Latin1.GetBytes("1|Zoë\u00a6\u00ec\n"), "encoding iso88591");
        Assert.Equal(["1|Zoë¦ì"], result.Rows);
        result = await LoadAsync(
            Encoding.Latin1.GetBytes("1\u00a6\u00ecZoë\n"),
            "encoding iso88591 delimiter '\\302\\246\\303\\254'"
        );
        Assert.Equal(["1|Zoë"], result.Rows);
    }

    [Fact]
    public async Task Csv_and_json_may_be_utf_16()
    {
        bench.Folder.Write("d/1", Encode("1,\"x\ny\"\n", 1200, true));
        Assert.Equal(["1|x\ny"], (await bench.RunAsync(Table, "copy t from 's3://b/d' csv encoding utf16")).Rows);
        bench.Folder.Write("d/1", Encode("{\"a\":1,\"b\":\"é\"}", 1201, true));
        Assert.Equal(["1|é"], (await bench.RunAsync(Table, "copy t from 's3://b/d' json encoding utf16")).Rows);
    }

    [Fact]
    public async Task What_is_no_character_is_rejected_or_replaced()
    {
        byte[] lone = [.. Encoding.Unicode.GetBytes("1|x"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("y\n")];
        var rejected = await LoadAsync(lone, "encoding utf16le maxerror 2");
        Assert.Equal(
            "String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: ed a0 80 (error 5)",
            Assert.Single(rejected.Outcome.Rejections).Reason
        );
        Assert.Equal(["1|x^^^y"], (await LoadAsync(lone, "encoding utf16le acceptinvchars '^'")).Rows);
        byte[] cut = [.. Encoding.Unicode.GetBytes("1|x"), 0x41];
        Assert.Equal(["1|x?"], (await LoadAsync(cut, "encoding utf16le acceptinvchars")).Rows);
    }

    [Fact]
    public async Task Acceptinvchars_replaces_code_points_that_are_no_characters()
    {
        const string Text = "1|a\uFDD0b\uFFFE\U0010FFFFc\uFFFDd\n";
        Assert.Equal(
            ["1|a???b???????c\uFFFDd"],
            (await LoadAsync(Encoding.UTF8.GetBytes(Text), "acceptinvchars")).Rows
        );
        Assert.Equal([Text.TrimEnd()], (await LoadAsync(Encoding.UTF8.GetBytes(Text), "")).Rows);
    }

    private static byte[] Encode(string text, int codePage, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(codePage);
        return [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    private async Task<CopyResult> LoadAsync(byte[] content, string options)
    {
        bench.Folder.Write("d/1", content);
        return await bench.RunAsync(Table, $"copy t from 's3://b/d' {options}");
    }
}
