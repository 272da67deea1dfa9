using System.Globalization;
using System.Text;
using System.Text.Json;
using Sparkify.Tool.Copy;

namespace Sparkify.Tool.Tests.Copy.Properties;

/// <summary>Values of valid JSON are those that System.Text.Json reads.</summary>
public sealed class JsonOracleTests : IDisposable
{
    private const int Rounds = 60;

    private static readonly string[] Pieces =
    [
        "a",
        "Z",
        "\\\"",
        "\\\\",
        "\\/",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\u00e9",
        "\\u20AC",
        "\\ud83d\\ude00",
        "é",
        "€",
        "😀",
        "{",
        "}",
        "[",
        ":",
        ",",
        "'",
        "\u007f",
        "\u2028",
    ];

    private readonly CopyBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Columns_get_the_values_that_the_members_have()
    {
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var random = new Random(seed);
            var lines = Enumerable.Range(0, 20).Select(_ => Line(random)).ToList();
            var expected = lines.Select(Expected).ToList();

            var rows = await LoadAsync("a bigint, e boolean, c double precision, b varchar(65535)", "auto", lines);

            if (!expected.SequenceEqual(rows))
            {
                Assert.Fail($"seed {seed}: {Difference(expected, rows, lines)}");
            }
        }
    }

    [Fact]
    public async Task Super_values_are_equal_to_the_documents_they_come_from()
    {
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var random = new Random(seed);
            var lines = Enumerable.Range(0, 20).Select(_ => $"{{\"d\":{Value(random, 4)}}}").ToList();

            var rows = await LoadAsync("d super", "noshred", lines);

            Assert.Equal(lines.Count, rows.Count);
            Assert.All(lines.Zip(rows), p => Assert.True(AreEqual(p.First, p.Second), $"seed {seed}: {p}"));
        }
    }

    private static string Line(Random random)
    {
        string[] members =
        [
            $"\"a\":{random.NextInt64(long.MinValue, long.MaxValue)}",
            $"\"b\" : {Text(random)}",
            $"\"c\":{Number(random)}",
            $"\"e\":{(random.Next(2) == 0 ? "true" : "false")}",
            $"\"other\":{Value(random, 3)}",
        ];
        random.Shuffle(members);
        return $"{{{string.Join(random.Next(2) == 0 ? "," : " ,\n\t", members[..random.Next(1, 6)])}}}";
    }

    private static string Expected(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        string?[] fields =
        [
            Member(root, "a")?.GetInt64().ToString(CultureInfo.InvariantCulture),
            Member(root, "e")?.GetBoolean() switch
            {
                true => "t",
                false => "f",
                null => null,
            },
            Member(root, "c")?.GetDouble().ToString("R", CultureInfo.InvariantCulture),
            Member(root, "b")?.GetString(),
        ];
        return string.Join('|', fields.Select(f => f ?? "\\N"));
    }

    private static JsonElement? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) ? member : null;

    private static bool AreEqual(string json, string other)
    {
        using var document = JsonDocument.Parse(json);
        using var found = JsonDocument.Parse(other);
        return JsonElement.DeepEquals(document.RootElement, found.RootElement);
    }

    private static string Difference(List<string> expected, IReadOnlyList<string> rows, List<string> lines)
    {
        var index = Enumerable
            .Range(0, rows.Count + 1)
            .First(i => rows.ElementAtOrDefault(i) != expected.ElementAtOrDefault(i));
        return $"{lines.ElementAtOrDefault(index)}\nexpected {expected.ElementAtOrDefault(index)}\nfound {rows.ElementAtOrDefault(index)}";
    }

    private static string Text(Random random) => $"\"{string.Concat(random.GetItems(Pieces, random.Next(30)))}\"";

    private static string Number(Random random) =>
        random.Next(5) switch
        {
            0 => $"{random.Next(-9, 10)}",
            1 => $"-{random.Next(1000)}.{random.NextInt64(long.MaxValue)}",
            2 => BitConverter.Int64BitsToDouble(random.NextInt64()).ToString("R", CultureInfo.InvariantCulture),
            3 => $"{random.NextInt64(long.MaxValue)}{random.NextInt64(long.MaxValue)}",
            _ => $"{random.Next(1000)}.{random.Next(1000):D3}E{random.Next(-300, 300):+0;-0}",
        };

    private static string Value(Random random, int depth) =>
        random.Next(depth > 0 ? 6 : 4) switch
        {
            0 => "null",
            1 => "true",
            2 => $"{random.Next(-99, 99)}.{random.Next(1, 99)}",
            3 => Text(random),
            4 => $"[{string.Join(" , ", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1)))}]",
            _ =>
                $"{{{string.Join(",\n", Enumerable.Range(0, random.Next(4)).Select(i => $"\"k{i}\": {Value(random, depth - 1)}"))}}}",
        };

    private async Task<IReadOnlyList<string>> LoadAsync(string columns, string option, List<string> lines)
    {
        var content = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        bench.Settings = new CopySettings { BufferBytes = 64 };
        bench.Store = new ChoppyStore(
            new Dictionary<string, byte[]> { ["d"] = content },
            bytes => ChoppyStream.Random(bytes, 50, lines.Count),
            0
        );
        return (await bench.RunAsync($"create table t ({columns})", $"copy t from 's3://b/d' json '{option}'")).Rows;
    }
}
