using System.Globalization;
using System.Text;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Copy.Values;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Benchmarks.Parts;

/// <summary>What COPY's conversions take a value.</summary>
internal static class ConverterParts
{
    private const int ValueCount = 10_000;
    private const int Repetitions = 100;

    private static readonly (string Type, string Options, Func<int, string> Value)[] Conversions =
    [
        ("integer", "", static i => Text(i * 7919)),
        ("bigint", "", static i => Text(1_541_000_000_000L + (i * 104_729L))),
        ("decimal(18, 4)", "", static i => Text(i * 1.2345m)),
        ("double precision", "", static i => Text(i * 218.93179)),
        ("boolean", "", static i => i % 2 == 0 ? "true" : "false"),
        ("varchar(256)", "", static i => $"Mozilla/5.0 (Windows NT 6.1; WOW64) {Text(i)}"),
        ("varchar(256)", "", static i => $"Björk Guðmundsdóttir – Jóga {Text(i)}"),
        ("char(16)", "", static i => $"plan-{Text(i)}"),
        ("date", "", static i => $"2018-11-{Text((i % 28) + 1, "00")}"),
        ("timestamp", "", static i => $"2018-11-{Text((i % 28) + 1, "00")} 12:{Text(i % 60, "00")}:07"),
        ("timestamp", "timeformat 'epochmillisecs'", static i => Text(1_541_000_000_000L + (i * 104_729L))),
        (
            "timestamp",
            "timeformat 'auto'",
            static i => $"Nov-{Text((i % 28) + 1, "00")}-2018 12:{Text(i % 60, "00")}:07"
        ),
        ("super", "", static i => $$"""{"id":{{Text(i)}},"tags":["a","b"]}"""),
    ];

    public static void Print(int roundCount)
    {
        Console.WriteLine("| conversion | example | ns/value |\n|---|---|---|");
        foreach (var (type, options, value) in Conversions)
        {
            var fields = Enumerable.Range(1, ValueCount).Select(i => Encoding.UTF8.GetBytes(value(i))).ToArray();
            var converter = Converter(type, options);
            var seconds = PartsBenchmark.Seconds(roundCount, () => Convert(converter, fields));
            var nanoseconds = seconds / ValueCount / Repetitions * 1e9;
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| {type} {options} | `{value(1234)}` | {nanoseconds:0} |")
            );
        }

        Console.WriteLine();
    }

    private static ValueConverter Converter(string type, string options)
    {
        var table = CreateTableParser.Parse(SqlStatement.Own($"create table t (c {type})")).Definition;
        var copy = CopyParser.Parse(SqlStatement.Own($"copy t from 's3://b/k' iam_role default csv {options}"));
        var column = CopyColumns.Resolve(copy, table)[0];
        return CopyColumns.Converter(column, 0, CopyOptions.From(copy));
    }

    private static void Convert(ValueConverter converter, byte[][] fields)
    {
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            foreach (var field in fields)
            {
                if (converter.Write(FieldKind.Text, field, DiscardingSink.Instance) is { } error)
                {
                    throw new InvalidOperationException(error.Reason);
                }
            }
        }
    }

    private static string Text(IFormattable value, string? format = null) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
