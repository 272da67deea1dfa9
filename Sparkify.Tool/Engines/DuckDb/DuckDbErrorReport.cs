using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>An error as DuckDB writes it with errors_as_json, taken apart. Text: without the advice that follows it.</summary>
internal sealed partial record DuckDbErrorReport(string Type, string Text)
{
    private const int MaxFunctionCandidateCount = 3;

    public string? Subtype { get; init; }

    /// <summary>What kind of entry the catalog misses or already has: "Table", "Scalar Function", …</summary>
    public string? EntryType { get; init; }

    public string? Name { get; init; }

    /// <summary>A function with the types it was called with.</summary>
    public string? Call { get; init; }

    public int? Position { get; init; }

    public string? Hint { get; init; }

    /// <summary>Accepts any message: those about opening a database are not JSON, those of the parser have words before it.</summary>
    public static DuckDbErrorReport Parse(string message)
    {
        var start = message.IndexOf('{', StringComparison.Ordinal);
        if (start >= 0 && message.EndsWith('}'))
        {
            try
            {
                using var json = JsonDocument.Parse(message.AsMemory(start));
                return FromJson(json.RootElement);
            }
            catch (JsonException)
            {
                // A brace in plain text.
            }
        }

        var plain = PlainError().Match(message);
        return plain.Success
            ? new DuckDbErrorReport(plain.Groups["type"].Value, plain.Groups["text"].Value)
            : new DuckDbErrorReport("", message);
    }

    private static DuckDbErrorReport FromJson(JsonElement json)
    {
        var message = Property(json, "exception_message") ?? "";
        var advice = Advice().Match(message);
        return new DuckDbErrorReport(
            Property(json, "exception_type") ?? "",
            advice.Success ? message[..advice.Index] : message
        )
        {
            Subtype = Property(json, "error_subtype"),
            EntryType = Property(json, "type"),
            Name = Property(json, "name"),
            Call = Property(json, "call"),
            Position = int.TryParse(Property(json, "position"), CultureInfo.InvariantCulture, out var place)
                ? place
                : null,
            Hint = advice.Success ? HintOf(advice.Groups["advice"].Value) : null,
        };
    }

    private static string? Property(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>DuckDB proposes tables of its own catalog where the user's have no name like it, and settings that are not the user's.</summary>
    private static string? HintOf(string advice)
    {
        if (advice.StartsWith("Candidate functions", StringComparison.Ordinal))
        {
            var calls = advice.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[1..];
            return $"candidates: {string.Join(", ", calls.Take(MaxFunctionCandidateCount))}";
        }

        if (advice.StartsWith("Either", StringComparison.Ordinal))
        {
            return $"e{advice[1..].TrimEnd('.')}";
        }

        if (
            !advice.StartsWith("Did you mean", StringComparison.Ordinal)
            && !advice.StartsWith("Candidate", StringComparison.Ordinal)
        )
        {
            return null;
        }

        // Several names stand in one pair of quotes: "songs or pg_enum".
        var names = QuotedName()
            .Matches(advice)
            .SelectMany(match => match.Value.Trim('"').Split(" or "))
            .Select(name => $"\"{name}\"")
            .Where(name => !SystemName().IsMatch(name))
            .ToList();
        return names.Count > 0 ? $"did you mean {string.Join(", ", names)}?" : null;
    }

    [GeneratedRegex(
        """\n\s*(?<advice>(?:Did you mean|Candidate |Either add|Use "SET|Possible solutions).*)$""",
        RegexOptions.Singleline
    )]
    private static partial Regex Advice();

    [GeneratedRegex("^(?:DuckDBOpen failed: )?(?<type>[A-Z][A-Za-z ]+) Error: (?<text>.*)$", RegexOptions.Singleline)]
    private static partial Regex PlainError();

    [GeneratedRegex("\"[^\"]+\"")]
    private static partial Regex QuotedName();

    [GeneratedRegex("^\"(?:system\\.|pg_|duckdb_|sqlite_|pragma_|information_schema\\.)")]
    private static partial Regex SystemName();
}
