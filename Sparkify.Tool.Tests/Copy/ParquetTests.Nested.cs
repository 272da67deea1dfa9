using System.Globalization;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Sparkify.Tool.Tests.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>Nested columns.</summary>
public sealed partial class ParquetTests
{
    [Fact]
    public async Task Nested_values_become_super_values_with_serializetojson()
    {
        Write(
            """
            select * from (values
                ([1,2,null], {'a':1,'b':{'c':'x "y"','d':[{'e':1},null]}}, map{'k':1.5,'l':null}, [[1],[],null,[2,3]], 12, 'text', 1.50::decimal(5,2), true),
                ([], {'a':null,'b':null}, map{}, [], null, null, null, null),
                (null, null, null, null, null, null, null, null)) as v
            """
        );
        Assert.Equal(
            [
                """[1,2,null]|{"a":1,"b":{"c":"x \"y\"","d":[{"e":1},null]}}|{"k":1.5,"l":null}|[[1],[],null,[2,3]]|12|"text"|1.50|true""",
                """[]|{"a":null,"b":null}|{}|[]|\N|\N|\N|\N""",
                string.Join('|', Enumerable.Repeat("\\N", 8)),
            ],
            (
                await RunAsync(
                    "a super, b super, c super, d super, e super, f super, g super, h super",
                    "serializetojson"
                )
            ).Rows
        );
    }

    [Fact]
    public async Task Whatever_duckdb_nests_is_read_as_the_same_json()
    {
        using var duckdb = new DuckDBConnection("Data Source=:memory:");
        duckdb.Open();
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var type = RandomType(random, 0);
            var values = Enumerable.Range(0, random.Next(1, 12)).Select(_ => RandomValue(random, type)).ToList();
            duckdb.Run($"create or replace table t (n integer, v {type})");
            for (var i = 0; i < values.Count; i++)
            {
                duckdb.Run($"insert into t values ({i}, {values[i]})");
            }

            duckdb.Run($"copy (select v from t order by n) to '{Target()}' (format parquet)");
            var expected = duckdb
                .Rows("select to_json(v)::varchar from t order by n")
                .Select(r => (string?)r[0])
                .ToList();
            var rows = (await RunAsync("v super", "serializetojson")).Rows;
            Assert.Equal(expected.Count, rows.Count);
            for (var i = 0; i < expected.Count; i++)
            {
                var found = rows[i] == "\\N" ? null : JsonNode.Parse(rows[i]);
                var wanted = expected[i] is { } text ? JsonNode.Parse(text) : null;
                Assert.True(JsonNode.DeepEquals(wanted, found), $"seed {seed}: {type} {expected[i]} {rows[i]}");
            }
        }
    }

    private static string RandomType(Random random, int depth) =>
        random.Next(depth > 2 ? 4 : 7) switch
        {
            0 => "integer",
            1 => "varchar",
            2 => "boolean",
            3 => "bigint",
            4 => RandomType(random, depth + 1) + "[]",
            5 => $"map(varchar, {RandomType(random, depth + 1)})",
            _ => $"struct(a {RandomType(random, depth + 1)}, \"B c\" {RandomType(random, depth + 1)})",
        };

    private static string RandomValue(Random random, string type)
    {
        if (random.Next(5) == 0)
        {
            return "null";
        }

        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            return $"[{string.Join(',', Many(random, _ => RandomValue(random, type[..^2])))}]::{type}";
        }

        if (type.StartsWith("map", StringComparison.Ordinal))
        {
            var inner = type["map(varchar, ".Length..^1];
            return $"map{{{string.Join(',', Many(random, i => $"'k{i}': {RandomValue(random, inner)}"))}}}::{type}";
        }

        if (type.StartsWith("struct", StringComparison.Ordinal))
        {
            var (a, b) = Members(type["struct(a ".Length..^1]);
            return $"{{'a': {RandomValue(random, a)}, 'B c': {RandomValue(random, b)}}}::{type}";
        }

        return type switch
        {
            "varchar" => $"'{new string((char)('a' + random.Next(26)), random.Next(4))}\"ä'",
            "boolean" => random.Next(2) == 0 ? "true" : "false",
            _ => random.Next(-1000, 1000).ToString(CultureInfo.InvariantCulture),
        };
    }

    private static IEnumerable<string> Many(Random random, Func<int, string> make) =>
        Enumerable.Range(0, random.Next(4)).Select(make);

    private static (string A, string B) Members(string text)
    {
        var depth = 0;
        for (var i = 0; ; i++)
        {
            depth += text[i] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (depth == 0 && text[i..].StartsWith(", \"B c\" ", StringComparison.Ordinal))
            {
                return (text[..i], text[(i + 8)..]);
            }
        }
    }
}
