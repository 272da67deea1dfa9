using System.Text;
using System.Text.RegularExpressions;
using Sparkify.Tool.Tests.Redshift.Double;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>
/// What a run sends, as a file of Cases/Redshift that a reviewer reads: a line with the session's number before the statements of each session,
/// with times, numbers and names of this run masked. SPARKIFY_UPDATE_CASES=1 writes it anew.
/// </summary>
internal static partial class TranscriptFile
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Sparkify.Tool.Tests", "Cases", "Redshift");

    public static void Approve(string name, IReadOnlyList<TranscriptEntry> entries, string bucket)
    {
        var actual = Print(entries, bucket);
        var path = Path.Combine(Folder, $"{name}.transcript.txt");
        if (Environment.GetEnvironmentVariable("SPARKIFY_UPDATE_CASES") == "1")
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null, "cases are not written in CI");
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    public static IEnumerable<string> ReadStatements() =>
        Directory
            .EnumerateFiles(Folder, "*.transcript.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Start().Split(File.ReadAllText(file).ReplaceLineEndings("\n")))
            .Select(statement => statement.Trim())
            .Where(statement => statement.Length > 0);

    private static string Print(IReadOnlyList<TranscriptEntry> entries, string bucket)
    {
        // Sessions are numbered as they come.
        var sessions = entries.Select(e => e.Session).Distinct().ToList();
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            Assert.Empty(entry.Parameters);
            text.Append('[').Append(sessions.IndexOf(entry.Session) + 1).Append("] ");
            text.Append(Mask(entry.Sql.ReplaceLineEndings("\n"), bucket)).Append("\n\n");
        }

        return text.ToString();
    }

    private static string Mask(string sql, string bucket)
    {
        sql = sql.Replace(bucket, "bucket", StringComparison.Ordinal)
            .Replace($"'{Environment.UserName}'", "'<user>'", StringComparison.Ordinal)
            .Replace($"'{Environment.MachineName}'", "'<host>'", StringComparison.Ordinal)
            .Replace(ToolVersion, "<version>", StringComparison.Ordinal);
        sql = Id().Replace(sql, "<id>");
        sql = Time().Replace(sql, "<time>");
        sql = Holder().Replace(sql, "$1(<pid>, '<user>', '<host>', <process>");
        sql = Process().Replace(sql, "'<host>', <process>,");
        sql = Copy().Replace(sql, "$1 = <copy>");
        return Duration().Replace(sql, "$1<ms>");
    }

    private static string ToolVersion => Tool.Commands.ToolVersion.Text;

    [GeneratedRegex(@"^\[\d+\] ", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?")]
    private static partial Regex Time();

    [GeneratedRegex(@"(run_lock_holders \([^)]*\) values )\(\d+, '<user>', '<host>', \d+")]
    private static partial Regex Holder();

    [GeneratedRegex(@"'<host>', \d+,")]
    private static partial Regex Process();

    [GeneratedRegex(@"(query_id|query) = \d+")]
    private static partial Regex Copy();

    /// <summary>Of a migration's row, of a step's, of a run's.</summary>
    [GeneratedRegex(@"('applied', cast\('<time>' as timestamp\), |'done', )\d+")]
    private static partial Regex Duration();
}
