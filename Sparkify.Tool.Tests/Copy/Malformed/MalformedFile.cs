namespace Sparkify.Tool.Tests.Copy.Malformed;

/// <summary>A file of Cases/Malformed: blocks of lines with an empty line between them.</summary>
internal sealed class MalformedFile
{
    private const string UpdateVariable = "SPARKIFY_UPDATE_CASES";

    private static readonly string Root = Path.Combine(Repository.Root, "Sparkify.Tool.Tests", "Cases", "Malformed");

    private readonly string name;
    private readonly string[] blocks;

    public MalformedFile(string name)
    {
        this.name = name;
        blocks = File.ReadAllText(Path.Combine(Root, name)).ReplaceLineEndings("\n").TrimEnd('\n').Split("\n\n");
        Cases = Read();
    }

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Root, "*.txt").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    /// <summary>Whether the outcomes are to be rewritten from what the tool does now.</summary>
    public static bool IsUpdate
    {
        get
        {
            var isUpdate = Environment.GetEnvironmentVariable(UpdateVariable) == "1";
            Assert.False(isUpdate && Environment.GetEnvironmentVariable("CI") is not null, $"{UpdateVariable} in CI");
            return isUpdate;
        }
    }

    public IReadOnlyList<MalformedCase> Cases { get; }

    /// <summary>Outcomes on DuckDB by the cases' names.</summary>
    public void Write(IReadOnlyDictionary<string, IReadOnlyList<string>> outcomes)
    {
        var written = blocks.Select(block =>
            CaseName(block) is { } caseName ? string.Join('\n', Rewrite(block.Split('\n'), outcomes[caseName])) : block
        );
        File.WriteAllText(Path.Combine(Root, name), string.Join("\n\n", written) + "\n");
    }

    private static IEnumerable<string> Rewrite(string[] lines, IReadOnlyList<string> outcome) =>
        lines
            .Where(l => !MalformedCase.IsOutcome(l) && !MalformedCase.IsOnPostgres(l))
            .Concat(outcome)
            .Concat(lines.Where(MalformedCase.IsOnPostgres));

    private static string? CaseName(string block) =>
        block.Split('\n').Select(l => Value(l, "case")).FirstOrDefault(v => v is not null);

    private static string? Value(string line, string key) =>
        line.StartsWith(key + ": ", StringComparison.Ordinal) ? line[(key.Length + 2)..] : null;

    private List<MalformedCase> Read()
    {
        var cases = new List<MalformedCase>();
        string columns = "",
            copy = "",
            doc = "";
        foreach (var block in blocks)
        {
            var lines = block.Split('\n');
            foreach (var line in lines)
            {
                columns = Value(line, "table") ?? columns;
                copy = line == "copy:" ? "" : Value(line, "copy") ?? copy;
                doc = Value(line, "doc") ?? doc;
            }

            if (CaseName(block) is { } caseName)
            {
                var safe = lines.Select(l => Value(l, "safe")).FirstOrDefault(v => v is not null);
                cases.Add(new MalformedCase(caseName, columns, copy, safe ?? doc, lines));
            }
        }

        return cases;
    }
}
