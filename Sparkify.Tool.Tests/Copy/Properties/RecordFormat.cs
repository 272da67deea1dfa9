using System.Text;

namespace Sparkify.Tool.Tests.Copy.Properties;

/// <summary>A format of COPY's and how records of it are generated, good ones mixed with faulty ones.</summary>
internal sealed record RecordFormat(string Name, string Columns, string Copy, Func<Random, string> Record)
{
    private const string Table = "a int, b varchar(12), c decimal(6,2), d super, e boolean";
    private const string TextTable = "a int, b varchar(12), c varchar(9)";

    private static readonly string[] Pieces =
    [
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
        "\0",
        "\uFEFF",
    ];

    private static readonly string[] JsonSeparators = ["\n", "\n", "\n", "", " ", "\r\n", "\n\n", ",\n", ";", "x\n"];

    /// <summary>Fixed-width files are in UTF-8 always.</summary>
    public bool IsUtf8Only { get; init; }

    /// <summary>A jsonpaths file, where the format has one.</summary>
    public string? JsonPaths { get; init; }

    public static IReadOnlyList<RecordFormat> All { get; } =
    [
        new("auto", Table, "json 'auto'", r => JsonLine(r, "abcdef")),
        new("ignorecase", Table, "json 'auto ignorecase'", r => JsonLine(r, MixedCase(r, "abcdef"))),
        new("jsonpaths", Table, "json 's3://b/p'", r => JsonLine(r, "abcdef"))
        {
            JsonPaths = """{"jsonpaths":["$.a","$.b.k1","$.c","$.d[1]","$.e"]}""",
        },
        new("noshred", "d super", "json 'noshred'", r => JsonLine(r, "abcdef")),
        new("csv", TextTable, "csv", r => TextLine(r, ",", '"')),
        new("csv-quote", TextTable, "csv quote '''' delimiter '|~|'", r => TextLine(r, "|~|", '\'')),
        new("csv-tab", TextTable, "csv delimiter '\\t' ignoreblanklines ignoreheader 1", r => TextLine(r, "\t", '"')),
        new("delimited", TextTable, "", r => TextLine(r, "|", null)),
        new("escape", TextTable, "escape", r => TextLine(r, "|", null)),
        new("removequotes", TextTable, "removequotes fillrecord", r => TextLine(r, "|", '"')),
        new("escape-removequotes", TextTable, "escape removequotes", r => TextLine(r, "|", '\'')),
        new("multi-delimiter", TextTable, "delimiter '|~|' escape", r => TextLine(r, "|~|", null)),
        new("fixedwidth", TextTable, "fixedwidth 'a:3,b:4,c:2'", FixedLine) { IsUtf8Only = true },
    ];

    public string Text(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(25); i > 0; i--)
        {
            text.Append(Record(random));
        }

        return random.Next(3) == 0 ? text.ToString(0, random.Next(text.Length + 1)) : text.ToString();
    }

    private static string JsonLine(Random random, string names)
    {
        var members = names.Where(_ => random.Next(4) > 0).Select(n => $"\"{n}\":{JsonValue(random, n, 2)}").ToArray();
        random.Shuffle(members);
        var record = $"{{{string.Join(random.Next(3) == 0 ? " ,\n " : ",", members)}}}";
        return Fault(random, record) + JsonSeparators[random.Next(JsonSeparators.Length)];
    }

    /// <summary>Now and then a name is there in both cases.</summary>
    private static string MixedCase(Random random, string names) =>
        string.Concat(names.Select(n => random.Next(2) == 0 ? n : char.ToUpperInvariant(n)))
        + (random.Next(6) == 0 ? "a" : "");

    /// <summary>Mostly as the column of the name wants it.</summary>
    private static string JsonValue(Random random, char name, int depth) =>
        random.Next(8) == 0 ? AnyJson(random, depth)
        : name is 'a' or 'A' ? random.Next(-1000, 1000).ToString("D", null)
        : name is 'b' or 'B'
            ? random.Next(3) == 0 ? $"{{\"k1\":{JsonString(random)}}}"
                : JsonString(random)
        : name is 'c' ? $"{random.Next(20000)}.{random.Next(1000)}"
        : name is 'e' or 'E'
            ? random.Next(2) == 0 ? "true"
                : "\"no\""
        : AnyJson(random, depth);

    private static string AnyJson(Random random, int depth) =>
        random.Next(depth > 0 ? 7 : 5) switch
        {
            0 => "null",
            1 => "false",
            2 => $"{random.Next(100)}.{random.Next(100)}e{random.Next(-5, 5)}",
            3 => "\"\"",
            4 => JsonString(random),
            5 => $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => AnyJson(random, depth - 1)))}]",
            _ =>
                $"{{{string.Join(",", Enumerable.Range(0, random.Next(4)).Select(i => $"\"k{i}\" : {AnyJson(random, depth - 1)}"))}}}",
        };

    private static string JsonString(Random random)
    {
        string[] pieces =
        [
            "a",
            "Z",
            "\\\"",
            "\\n",
            "\\u00e9",
            "\\ud83d\\ude00",
            "\\ud83d",
            "é",
            "😀",
            "{",
            "}",
            ",",
            "\\u0041",
        ];
        var length = random.Next(60) == 0 ? 6000 : random.Next(9);
        return $"\"{string.Concat(random.GetItems(pieces, length))}\"";
    }

    private static string TextLine(Random random, string delimiter, char? quote)
    {
        var fields = new List<string> { random.Next(8) == 0 ? Piece(random) : $"{random.Next(1000)}" };
        for (var i = random.Next(10) == 0 ? random.Next(5) : 2; i > 0; i--)
        {
            var length = random.Next(80) == 0 ? 3000 : random.Next(5);
            var text = random.Next(3) == 0 ? string.Concat(random.GetItems(Pieces, length)) : $"x{random.Next(99)}";
            fields.Add(quote is { } mark && random.Next(2) == 0 ? $"{mark}{text}{mark}" : text);
        }

        var end = random.Next(10) switch
        {
            0 => "\r\n",
            1 => delimiter + "\n",
            2 => "\n\n",
            _ => "\n",
        };
        return Fault(random, string.Join(delimiter, fields)) + end;
    }

    private static string FixedLine(Random random)
    {
        var text = string.Concat(Enumerable.Range(0, 4).Select(_ => random.Next(4) == 0 ? Piece(random) : "ab"));
        return $"{random.Next(1000), 3}{(random.Next(3) == 0 ? text : text.PadRight(6)[..6])}"
            + (random.Next(5) == 0 ? "\r\n" : "\n");
    }

    private static string Piece(Random random) => Pieces[random.Next(Pieces.Length)];

    /// <summary>Now and then a character is missing, doubled or another one.</summary>
    private static string Fault(Random random, string record)
    {
        var place = random.Next(record.Length);
        return random.Next(24) switch
        {
            0 => record.Remove(place, 1),
            1 => record.Insert(place, record[place..(place + 1)]),
            2 => record.Insert(place, Piece(random)),
            3 => record[..place],
            _ => record,
        };
    }
}
