using System.Text.RegularExpressions;
using Npgsql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>
/// What is said about a failed statement: Redshift's words where a rule knows them, else PostgreSQL's; SQLSTATE; the 0-based UTF-16
/// offset in the statement as sent (null: none is named).
/// </summary>
internal sealed partial record PostgresError(string Message, string Code)
{
    private const string DependentObjects = "2BP01";

    // Where both engines mean the same thing and say it otherwise. The first that matches counts; $n: its groups.
    private static readonly Rule[] Rules =
    [
        new(
            "23502",
            "^null value in column (\".*\") of relation",
            "null value in column $1 violates not-null constraint"
        ),
        new("23502", "^column (\".*\") of relation .* contains null values", "column $1 contains null values"),
        new("21000", "^MERGE command cannot affect row", "Found multiple matches to update the same tuple."),
        new(
            DependentObjects,
            "^cannot drop column (.*) of table (.*) because",
            "cannot drop table $2 column $1 because other objects depend on it"
        ),
        new(
            "428C9",
            "^(?:cannot insert .* into column|column) (\".*\")",
            "cannot set an identity column to a value: $1",
            "leave the column out of the list; its values are generated"
        ),
    ];

    public int? Offset { get; init; }

    public string? Hint { get; init; }

    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Sql: the text that was sent, into which the error's position counts characters.</summary>
    public static PostgresError Of(PostgresException exception, string? sql, bool showsValues)
    {
        var rule = Rules.FirstOrDefault(r => r.Code == exception.SqlState && r.Pattern.IsMatch(exception.MessageText));
        var message = rule is null
            ? exception.MessageText
            : rule.Pattern.Match(exception.MessageText).Result(rule.Message);
        return new PostgresError(message, exception.SqlState)
        {
            Offset = sql is not null && exception.Position > 0 ? OffsetOf(sql, exception.Position - 1) : null,
            Hint = rule?.Hint ?? HintOf(exception),
            Details =
                exception.SqlState == DependentObjects || showsValues && !IsFailingRow(exception)
                    ? DetailsOf(exception)
                    : [],
        };
    }

    /// <summary>The UTF-16 offset of a place that PostgreSQL counts in characters.</summary>
    public static int OffsetOf(string sql, int characterCount)
    {
        var offset = 0;
        while (characterCount-- > 0 && offset < sql.Length)
        {
            offset += char.IsHighSurrogate(sql[offset]) ? 2 : 1;
        }

        return Math.Min(offset, sql.Length);
    }

    private static string? HintOf(PostgresException exception)
    {
        if (exception.SqlState == DependentObjects)
        {
            return "drop the views first, or add CASCADE to drop them too";
        }

        if (exception.Hint is not { } hint)
        {
            return null;
        }

        var names = Proposals().Matches(hint);
        return names.Count > 0
                ? $"did you mean {string.Join(", ", names.Select(m => $"\"{m.Groups["name"].Value}\""))}?"
            // Advice that would be right for a cast, and is printed for every misspelt function.
            : hint.StartsWith("No function matches", StringComparison.Ordinal)
            || hint.StartsWith("No operator matches", StringComparison.Ordinal)
                ? null
            : $"{char.ToLowerInvariant(hint[0])}{hint[1..].TrimEnd('.')}";
    }

    private static string[] DetailsOf(PostgresException exception) =>
        exception.Detail?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>"Failing row contains (…)": a long line that does not say which value is at fault.</summary>
    private static bool IsFailingRow(PostgresException exception) =>
        exception.Detail?.StartsWith("Failing row", StringComparison.Ordinal) == true;

    /// <summary>Perhaps you meant to reference the column "t.name" or the column "u.name".</summary>
    [GeneratedRegex("(?:to reference|or) the (?:table alias|column) \"(?:[^\"]*\\.)?(?<name>[^\".]+)\"")]
    private static partial Regex Proposals();

    private sealed record Rule(string Code, string Text, string Message, string? Hint = null)
    {
        public Regex Pattern { get; } = new(Text, RegexOptions.CultureInvariant);
    }
}
