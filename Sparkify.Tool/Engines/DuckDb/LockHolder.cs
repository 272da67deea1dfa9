using System.Text.RegularExpressions;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>The process that keeps a database file to itself, as far as DuckDB's message tells.</summary>
/// <seealso href="https://duckdb.org/docs/stable/connect/concurrency"/>
internal sealed partial record LockHolder(int? ProcessId, string? Program)
{
    /// <summary>Null: opening failed for another reason.</summary>
    public static LockHolder? In(string message)
    {
        if (!LockMessage().IsMatch(message))
        {
            return null;
        }

        var match = Holder().Match(message);
        return match.Success
            ? new LockHolder(
                int.Parse(match.Groups["pid"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture),
                match.Groups["program"] is { Success: true } program ? program.Value : null
            )
            : new LockHolder(null, null);
    }

    public override string ToString() =>
        (ProcessId, Program) switch
        {
            (null, _) => "another process",
            (_, null) => $"process {ProcessId}",
            _ => $"process {ProcessId} ({Program})",
        };

    // The second form is that of Windows, where the sentence before it is in the user's language.
    [GeneratedRegex("Could not set lock on file|File is already open in")]
    private static partial Regex LockMessage();

    [GeneratedRegex(@"(?:held in|already open in)\s+(?:(?<program>\S.*?)\s+\()?PID (?<pid>\d{1,9})\b")]
    private static partial Regex Holder();
}
