namespace Sparkify.Tool.Tests.Copy.Malformed;

/// <summary>
/// One case of a file: a block of lines that starts with "case: name". "object key step step: text" lines make the objects, those of one key
/// are joined. "table:", "copy:" and "doc:" hold until the next such line; "safe:" stands in a case of which no document tells the outcome. The
/// outcome with MAXERROR 100 stands in "row:", "rejected:" and "error:" lines, or in "nothing: no row and no error"; lines that
/// start with "postgres " are the outcome on PostgreSQL where it is another.
/// </summary>
internal sealed record MalformedCase(
    string Name,
    string Columns,
    string Copy,
    string Basis,
    IReadOnlyList<string> Lines
)
{
    private const string PostgresMark = "postgres ";

    private static readonly string[] OutcomeMarks = ["row: ", "rejected: ", "error: ", "nothing: "];

    public IReadOnlyList<string> OnDuckDb => [.. Lines.Where(IsOutcome)];

    public IReadOnlyList<string> OnPostgres =>
        Lines.Any(IsOnPostgres) ? [.. Lines.Where(IsOnPostgres).Select(l => l[PostgresMark.Length..])] : OnDuckDb;

    public IReadOnlyList<(string Key, byte[] Content)> Objects =>
        [
            .. Lines
                .Where(l => l.StartsWith("object ", StringComparison.Ordinal))
                .Select(Object)
                .GroupBy(o => o.Key, o => o.Content)
                .Select(o => (o.Key, o.SelectMany(static content => content).ToArray())),
        ];

    public string Statement(int maxErrors) =>
        Copy.StartsWith("from ", StringComparison.Ordinal) || Copy.StartsWith('(')
            ? $"copy t {Copy} maxerror {maxErrors}"
            : $"copy t from 's3://b/d' iam_role default {Copy} maxerror {maxErrors}";

    public static bool IsOutcome(string line) => OutcomeMarks.Any(m => line.StartsWith(m, StringComparison.Ordinal));

    public static bool IsOnPostgres(string line) => line.StartsWith(PostgresMark, StringComparison.Ordinal);

    private static (string Key, byte[] Content) Object(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var words = line[..(colon < 0 ? line.Length - 1 : colon)].Split(' ');
        return (words[1], MalformedBytes.Of(colon < 0 ? "" : line[(colon + 2)..], words[2..]));
    }
}
