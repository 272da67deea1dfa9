using System.Globalization;
using System.Text.RegularExpressions;
using Sparkify.Tool.Dialects.DuckDb;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>From DuckDB's classes of errors to SQLSTATE, and to Redshift's words where both engines mean the same thing.</summary>
/// <seealso href="https://www.postgresql.org/docs/8.0/errcodes-appendix.html"/>
internal static class DuckDbErrorRules
{
    private const string Unknown = "XX000";

    // The first that matches counts. Message: what to say instead, with $n for the groups; null: DuckDB's words.
    private static readonly Rule[] Rules =
    [
        new(null, "^division by zero", "22012"),
        new(
            "Conversion",
            $"^Could not convert string '{DuckDbFunctions.DivisionByZero}' to INT8",
            "22012",
            DuckDbFunctions.DivisionByZero
        ),
        new(null, "^value too long for type", "22001"),
        new("Parser", "", "42601"),
        new(
            "Binder",
            "^Referenced (?:update )?column \"?(.*?)\"? not found in ",
            "42703",
            "column \"$1\" does not exist"
        ),
        new(
            "Binder",
            "^(?:Table|Values list) \"(.*)\" does not have a column (?:named|with name) \"(.*)\"$",
            "42703",
            "column \"$2\" of relation \"$1\" does not exist"
        ),
        new("Binder", "^Referenced table \"(.*)\" not found", "42P01", "missing FROM-clause entry for table \"$1\""),
        new("Binder", "^Ambiguous reference", "42702"),
        new("Binder", "^Duplicate alias", "42712"),
        new("Binder", "must appear in the GROUP BY clause|cannot contain aggregates|cannot be nested", "42803"),
        new("Binder", "^Could not choose a best candidate function", "42725"),
        new(
            "Binder",
            @"has \d+ columns available but \d+ columns specified",
            "42601",
            "INSERT has more target columns than expressions"
        ),
        new(
            "Binder",
            @"(?:has|expected) (\d+) columns but (\d+) values were supplied",
            "42601",
            "INSERT has more expressions than target columns",
            match => Number(match, 1) < Number(match, 2)
        ),
        new(
            "Binder",
            @"(?:has|expected) \d+ columns but \d+ values were supplied",
            "42601",
            "INSERT has more target columns than expressions"
        ),
        new("Binder", "same number of result columns", "42601"),
        new("Binder", "^Cannot (?:compare|mix|combine) ", "42804"),
        new("Binder", "", "42000"),
        new("Catalog", "^Schema with name \"?(.*?)\"? does not exist", "3F000", "schema \"$1\" does not exist"),
        new("Catalog", "^Schema with name \"?(.*?)\"? already exists", "42P06", "schema \"$1\" already exists"),
        new(
            "Catalog",
            "^(?:Table|View) with name \"?(.*?)\"? does not exist",
            "42P01",
            "relation \"$1\" does not exist"
        ),
        new(
            "Catalog",
            "^(?:Table|View) with name \"?(.*?)\"? already exists",
            "42P07",
            "relation \"$1\" already exists"
        ),
        new("Catalog", "^Column with name \"?(.*?)\"? already exists", "42701", "column \"$1\" already exists"),
        new(
            "Catalog",
            "(?:Function|Macro) with name \"?(.*?)\"? does not exist",
            "42883",
            "function $1 does not exist"
        ),
        new("Catalog", "^Type with name \"?(.*?)\"? does not exist", "42704", "type \"$1\" does not exist"),
        new("Catalog", "already exists", "42710"),
        new("Catalog", "does not exist", "42704"),
        new("Catalog", "is of type", "42809"),
        new("Catalog", "", "42000"),
        new(
            "Constraint",
            @"^NOT NULL constraint failed: .*\.(.+)$",
            "23502",
            "null value in column \"$1\" violates not-null constraint"
        ),
        new("Constraint", "[Dd]uplicate key", "23505"),
        new("Constraint", "foreign key", "23503"),
        new("Constraint", "CHECK constraint", "23514"),
        new("Constraint", "", "23000"),
        // No type of Redshift has one byte: the library's macros fail with a cast to it, whose text is what they have to say.
        new("Conversion", "^Could not convert string '(.*)' to INT8", "22003", "$1"),
        new(
            "Conversion",
            "^Could not convert string '\"?(.*?)\"?' to INT(?:16|32|64)",
            "22P02",
            "invalid input syntax for integer: \"$1\""
        ),
        new(
            "Conversion",
            "^Could not convert string '\"?(.*?)\"?' to BOOL",
            "22P02",
            "invalid input syntax for type boolean: \"$1\""
        ),
        new(null, "^Overflow in .* of INT16|can't be cast .* destination type INT16", "22003", "smallint out of range"),
        new(null, "^Overflow in .* of INT32|can't be cast .* destination type INT32", "22003", "integer out of range"),
        new(null, "^Overflow in .* of INT64|can't be cast .* destination type INT64", "22003", "bigint out of range"),
        new(
            "Conversion",
            "^Casting value .* to type DECIMAL.* failed",
            "22003",
            "Numeric data overflow (result precision)"
        ),
        new("Conversion", "(?:date|time|timestamp) field value out of range", "22008"),
        new("Conversion", "(?:date|time|timestamp) field", "22007"),
        new("Conversion", "out of range|^Could not cast value .* to DECIMAL", "22003"),
        new("Conversion", "", "22P02"),
        new("Out of Range", "square root", "2201F"),
        new("Out of Range", "logarithm", "2201E"),
        new("Out of Range", "", "22003"),
        new(
            "Invalid Input",
            "^More than one row returned by a subquery",
            "21000",
            "more than one row returned by a subquery used as an expression"
        ),
        new("Dependency", "", "2BP01"),
        new("TransactionContext", "is aborted", "25P02"),
        new("TransactionContext", "no transaction is active", "25P01"),
        new("TransactionContext", "within a transaction", "25001"),
        new("TransactionContext", "[Cc]onflict|another transaction", "40001"),
        new("Out of Memory", "", "53200"),
        new("IO", "No space left", "53100"),
        new("IO", "", "58030"),
        new("Not implemented", "", "0A000"),
        new("Permission", "", "42501"),
    ];

    public static (string Message, string Code) Classify(DuckDbErrorReport report)
    {
        if (report is { Subtype: "NO_MATCHING_FUNCTION", Call: { } call })
        {
            return ($"function {call} does not exist", "42883");
        }

        foreach (var rule in Rules)
        {
            if (rule.Type is null || rule.Type == report.Type)
            {
                var match = Regex.Match(report.Text, rule.Pattern, RegexOptions.CultureInvariant);
                if (match.Success && rule.Applies?.Invoke(match) != false)
                {
                    return (rule.Message is { } message ? match.Result(message) : Tidy(report.Text), rule.Code);
                }
            }
        }

        return (Tidy(report.Text), Unknown);
    }

    /// <summary>One sentence in the house's form: lower-case start (but not of an acronym), no stop.</summary>
    private static string Tidy(string text)
    {
        var sentence = text.Trim().TrimEnd('!', '.').ReplaceLineEndings(" ");
        return sentence.Length > 1 && char.IsUpper(sentence[0]) && char.IsLower(sentence[1])
            ? char.ToLowerInvariant(sentence[0]) + sentence[1..]
            : sentence;
    }

    private static long Number(Match match, int group) =>
        long.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private sealed record Rule(
        string? Type,
        string Pattern,
        string Code,
        string? Message = null,
        Func<Match, bool>? Applies = null
    );
}
