using System.Text;
using System.Text.Json;
using Sparkify.Tool.Copy.Json;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>What holds for any data: damage to one record harms no other, and what is no JSON is never taken for it.</summary>
public sealed class JsonPropertyTests : IDisposable
{
    private const string Table = "create table t (a int, b varchar(12), c double precision, d super, e boolean)";
    private const string Copy = "copy t from 's3://b/d' iam_role default json 'auto' ignoreallerrors";

    private const string Damage = "\"\\,:[]x0-.e \0\u007f";
    private const string Syntax = "{}[]\",:\\0123456789.-+eEtfnul \n\u0001";

    private static readonly string[] Texts = ["a ", "\\\"", "\\n", "\\u00e9", "😀", "{", "}", ","];
    private static readonly string[] Separators = ["\n", "", " ", "\r\n", "\n\n"];

    private readonly CopyBench bench = new() { Settings = new() { BufferBytes = 64 } };

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Damage_to_one_line_leaves_the_rows_of_the_others()
    {
        var random = new Random(5);
        for (var round = 0; round < 400; round++)
        {
            var lines = Enumerable
                .Range(0, 5)
                .Select(i => $"{{\"a\":{i},\"b\":\"x{i}\",\"d\":[{i},{{\"a\":1}}],\"e\":true}}")
                .ToArray();
            var damaged = random.Next(5);
            var bytes = Encoding.UTF8.GetBytes(lines[damaged]);

            // Without braces and line feeds, which would make records of their own.
            bytes[random.Next(bytes.Length)] = (byte)Damage[random.Next(Damage.Length)];
            bench.Folder.Write(
                "d",
                [
                    .. lines.SelectMany(
                        (line, i) => i == damaged ? [.. bytes, (byte)'\n'] : Encoding.UTF8.GetBytes(line + "\n")
                    ),
                ]
            );
            var rows = (await LoadAsync()).Rows;
            foreach (
                var (line, i) in lines.Select((line, i) => (line, i)).Where(l => l.i != damaged && l.i != damaged + 1)
            )
            {
                Assert.Contains($"{i}|x{i}|\\N|[{i},{{\"a\":1}}]|t", rows);
            }

            Assert.InRange(rows.Count, 3, 5);
        }
    }

    [Fact]
    public async Task Random_damage_never_crashes_hangs_or_makes_more_rows_than_braces()
    {
        var random = new Random(21);
        for (var round = 0; round < 300; round++)
        {
            var json = RandomFile(random);
            for (var i = random.Next(1, 20); i > 0; i--)
            {
                json[random.Next(json.Length)] = (byte)random.Next(256);
            }

            json = json[..random.Next(json.Length + 1)];
            bench.Folder.Write("d", json);
            var result = await LoadAsync();
            Assert.InRange(result.Rows.Count, 0, json.Count(c => c is (byte)'{' or (byte)'['));
            Assert.Equal(result.Rows.Count, result.Outcome.RowCount);
        }
    }

    [Fact]
    public void The_scanner_takes_what_is_json_and_nothing_else()
    {
        var random = new Random(31);
        var accepted = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var json = Encoding.UTF8.GetBytes($"{{\"x\":{RandomValue(random, 3)}}}");
            if (round % 2 == 0)
            {
                json[random.Next(json.Length)] = (byte)Syntax[random.Next(Syntax.Length)];
            }

            var reader = new JsonRecordReader(
                JsonPathNode.Build(
                    [
                        [new JsonPathStep("x", 0)],
                    ],
                    ignoreCase: false,
                    out _
                )
            );
            var status = reader.Read(json, isFinal: true);
            var isWhole = status == JsonRecordStatus.Record && json.AsSpan(reader.Position).Trim(" \n\r\t"u8).IsEmpty;
            Assert.Equal(IsJsonObject(json), isWhole);
            accepted += isWhole ? 1 : 0;
        }

        Assert.InRange(accepted, 10_000, 19_000);
    }

    private static bool IsJsonObject(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] RandomFile(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(12); i >= 0; i--)
        {
            var members = "abcdef"
                .Where(_ => random.Next(4) > 0)
                .Select(n => $"\"{n}\":{RandomValue(random, 2)}")
                .ToArray();
            random.Shuffle(members);
            text.Append('{').AppendJoin(random.Next(2) == 0 ? "," : " ,\n ", members).Append('}');
            text.Append(Separators[random.Next(Separators.Length)]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string RandomValue(Random random, int depth) =>
        random.Next(depth > 0 ? 10 : 8) switch
        {
            0 => "null",
            1 => "true",
            2 => random.Next(-100, 100).ToString("D", null),
            3 => $"{random.Next(100)}.{random.Next(100)}e{random.Next(-5, 5)}",
            4 => $"\"{random.Next(1000)}\"",
            5 => "\"\"",
            6 => $"\"{new string('é', random.Next(20))}\"",
            7 => $"\"{string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Texts[random.Next(8)]))}\"",
            8 =>
                $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => RandomValue(random, depth - 1)))}]",
            _ =>
                $"{{{string.Join(",", Enumerable.Range(0, random.Next(4)).Select(i => $"\"k{i}\" : {RandomValue(random, depth - 1)}"))}}}",
        };

    private async Task<CopyResult> LoadAsync() => await bench.RunAsync(Table, Copy);
}
