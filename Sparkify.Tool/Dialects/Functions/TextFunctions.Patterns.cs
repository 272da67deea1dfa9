namespace Sparkify.Tool.Dialects.Functions;

/// <summary>
/// LIKE, SIMILAR TO and regular expressions. Redshift's patterns are DuckDB's (RE2); PostgreSQL writes word boundaries otherwise.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/pattern-matching-conditions-posix.html"/>
internal static partial class TextFunctions
{
    private const string Posix = "pattern-matching-conditions-posix";
    private const string Like = "r_patternmatching_condition_like";
    private const string SimilarTo = "pattern-matching-conditions-similar-to";

    private static IEnumerable<FunctionDefinition> Patterns =>
        [
            .. Of("~", "text, text", "boolean", Posix, "regexp_matches({0}, {1})", "{0} ~ {lib}.regex({1})"),
            .. Of("!~", "text, text", "boolean", Posix, "(NOT regexp_matches({0}, {1}))", "{0} !~ {lib}.regex({1})"),
            .. Likes("like", "~~", "{0} LIKE {1}"),
            .. Likes(
                "ilike",
                "~~*",
                "{lib}.ascii_lower({0}) LIKE {lib}.ascii_lower({1})",
                """lower({0} COLLATE "C") LIKE lower({1} COLLATE "C")"""
            ),
            .. Of(
                "similar to",
                "text, text",
                "boolean",
                SimilarTo,
                @"regexp_full_match({0}, {lib}.similar_pattern({1}, '\'))",
                "{0} SIMILAR TO {1}"
            ),
            .. Of(
                "similar to",
                "text, text, text",
                "boolean",
                SimilarTo,
                "regexp_full_match({0}, {lib}.similar_pattern({1}, {2}))",
                "{0} SIMILAR TO {1} ESCAPE {2}"
            ),
            .. Plain,
            .. Regexp("regexp_count", "integer", ["1", "''"], 2),
            .. Regexp("regexp_instr", "integer", ["1", "1", "0", "''"], 4),
            .. Regexp("regexp_replace", Varchar, ["''", "1", "''"], 3),
            .. Regexp("regexp_substr", Varchar, ["1", "1", "''"], 3),
        ];

    /// <summary>The escape character is a backslash where none is written. ILIKE folds ASCII letters only.</summary>
    private static IEnumerable<FunctionDefinition> Likes(
        string name,
        string sign,
        string duckDb,
        string? postgres = null
    )
    {
        postgres ??= duckDb;
        return
        [
            .. Of(name, "text, text", "boolean", Like, duckDb + @" ESCAPE '\'", postgres),
            .. Of(name, "text, text, text", "boolean", Like, duckDb + " ESCAPE {2}", postgres + " ESCAPE {2}"),
            .. Of(sign, "text, text", "boolean", Like, duckDb + @" ESCAPE '\'", postgres),
            .. Of($"!{sign}", "text, text", "boolean", Like, $@"(NOT {duckDb} ESCAPE '\')", $"(NOT {postgres})"),
        ];
    }

    /// <summary>Without position and flags DuckDB has the same; PostgreSQL's own functions differ in what they give for no match.</summary>
    private static IEnumerable<FunctionDefinition> Plain =>
        [
            .. Of(
                "regexp_count",
                "text, text",
                "integer",
                "REGEXP_COUNT",
                "CAST(len(regexp_extract_all({0}, {1})) AS INTEGER)",
                "{lib}.regexp_count({0}, {1}, 1, '')"
            ),
            .. Of(
                "regexp_replace",
                "text, text",
                Varchar,
                "REGEXP_REPLACE",
                "regexp_replace({0}, {1}, '', 'g')",
                "regexp_replace({0}, {lib}.regex({1}), '', 'g')"
            ),
            .. Of(
                "regexp_replace",
                "text, text, text",
                Varchar,
                "REGEXP_REPLACE",
                "regexp_replace({0}, {1}, {2}, 'g')",
                "regexp_replace({0}, {lib}.regex({1}), {2}, 'g')"
            ),
            .. Of(
                "regexp_substr",
                "text, text",
                Varchar,
                "REGEXP_SUBSTR",
                "regexp_extract({0}, {1})",
                "{lib}.regexp_substr({0}, {1}, 1, 1, '')"
            ),
        ];

    /// <summary>A form for each number of arguments; the library's own functions have all of them. Defaults: of those after the pattern.</summary>
    private static IEnumerable<FunctionDefinition> Regexp(string name, string result, string[] defaults, int flags)
    {
        for (var given = 0; given <= defaults.Length; given++)
        {
            var count = given + 2;
            var words = Enumerable
                .Range(0, count)
                .Select(i => i < 2 || i == flags + 1 || (name is "regexp_replace" && i == 2) ? "text" : "integer");
            var arguments = Enumerable.Range(0, count).Select(static i => $"{{{i}}}").Concat(defaults.Skip(given));
            var call = $"{{lib}}.{name}({string.Join(", ", arguments)})";
            foreach (var form in Of(name, string.Join(", ", words), result, name.ToUpperInvariant(), call, call))
            {
                yield return form;
            }
        }
    }
}
