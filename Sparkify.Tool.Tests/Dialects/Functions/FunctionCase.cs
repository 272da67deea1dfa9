namespace Sparkify.Tool.Tests.Dialects.Functions;

/// <summary>
/// A file of Cases/Functions: lines "expression => value", "select … => field, field | next row" or "… => error: words of
/// the message or other words". "setup: statement" makes the tables; -- starts a comment. NULL stands for no value, a result without rows is empty.
/// </summary>
internal sealed record FunctionCase(string Text, string Expected, int Line)
{
    private const string Setup = "setup: ";
    private const string Arrow = " => ";
    private const string Error = "error: ";

    private static readonly string Root = Path.Combine(Repository.Root, "Sparkify.Tool.Tests", "Cases", "Functions");

    public static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Root, "*.txt").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    public string Query => Text.StartsWith("select ", StringComparison.Ordinal) ? Text : "select " + Text;

    /// <summary>Null: a result is expected.</summary>
    public string[]? ExpectedErrors =>
        Expected.StartsWith(Error, StringComparison.Ordinal) ? Expected[Error.Length..].Split(" or ") : null;

    public static (IReadOnlyList<string> Setup, IReadOnlyList<FunctionCase> Cases) Read(string file)
    {
        var setup = new List<string>();
        var cases = new List<FunctionCase>();
        var line = 0;
        foreach (var text in File.ReadLines(Path.Combine(Root, file)))
        {
            line++;
            if (text.StartsWith(Setup, StringComparison.Ordinal))
            {
                setup.Add(text[Setup.Length..]);
            }
            else if (text.LastIndexOf(Arrow, StringComparison.Ordinal) is >= 0 and var arrow)
            {
                cases.Add(new FunctionCase(text[..arrow].Trim(), text[(arrow + Arrow.Length)..].Trim(), line));
            }
        }

        return (setup, cases);
    }
}
