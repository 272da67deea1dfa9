using System.Text;
using System.Text.Json.Nodes;
using Avro;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>Files of random types and values, written by Apache's library.</summary>
public sealed partial class AvroTests
{
    [Fact]
    public async Task Whatever_apache_writes_is_read_as_the_same_json()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var (schema, make) = RandomType(random, 0, ref seed);
            var record = $$"""{"type":"record","name":"root","fields":[{"name":"v","type":{{schema}}}]}""";
            var values = Enumerable
                .Range(0, random.Next(1, 20))
                .Select(_ => make((RecordSchema)Schema.Parse(record)))
                .ToList();
            bench.Folder.Write(
                "d",
                AvroData.Write(record, seed % 2 == 0 ? "null" : "deflate", values.Select(v => new[] { v.Value }))
            );
            var result = await RunAsync("v super");
            Assert.Equal(values.Count, result.Rows.Count);
            for (var i = 0; i < values.Count; i++)
            {
                var found = result.Rows[i] == "\\N" ? null : JsonNode.Parse(result.Rows[i]);
                Assert.True(JsonNode.DeepEquals(values[i].Json, found), $"seed {seed}: {values[i].Json} {found}");
            }
        }
    }

    private static (string Schema, Func<RecordSchema, (object? Value, JsonNode? Json)> Make) RandomType(
        Random random,
        int depth,
        ref int names
    )
    {
        switch (random.Next(depth > 3 ? 6 : 9))
        {
            case 0:
                return ("\"int\"", _ => Of(random.Next(int.MinValue, int.MaxValue)));
            case 1:
                return ("\"long\"", _ => Of(random.NextInt64(long.MinValue, long.MaxValue)));
            case 2:
                return ("\"double\"", _ => Of((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20))));
            case 3:
                return ("\"boolean\"", _ => Of(random.Next(2) == 0));
            case 4:
                return ("\"string\"", _ => Of(RandomText(random)));
            case 5:
                return ("[\"null\",\"string\"]", _ => random.Next(3) == 0 ? (null, null) : Of(RandomText(random)));
            case 6:
                var (item, makeItem) = RandomType(random, depth + 1, ref names);
                return (
                    $$"""{"type":"array","items":{{item}}}""",
                    r =>
                    {
                        var items = Enumerable.Range(0, random.Next(4)).Select(_ => makeItem(r)).ToList();
                        return (items.Select(i => i.Value).ToArray(), new JsonArray([.. items.Select(i => i.Json)]));
                    }
                );
            case 7:
                var (value, makeValue) = RandomType(random, depth + 1, ref names);
                return (
                    $$"""{"type":"map","values":{{value}}}""",
                    r =>
                    {
                        var values = Enumerable.Range(0, random.Next(4)).ToDictionary(i => $"k{i}", _ => makeValue(r));
                        return (
                            values.ToDictionary(p => p.Key, p => p.Value.Value!),
                            new JsonObject(values.Select(p => KeyValuePair.Create(p.Key, p.Value.Json)))
                        );
                    }
                );
            default:
                return ("\"float\"", _ => Of((float)random.Next(-1000, 1000) / 8));
        }

        static (object?, JsonNode?) Of<T>(T value) => (value, JsonValue.Create(value));
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(6); i > 0; i--)
        {
            text.Append(new Rune(random.Next(4) == 0 ? random.Next(0x10000, 0x20000) : random.Next(0, 0xD800)));
        }

        return text.ToString();
    }
}
