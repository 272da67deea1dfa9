namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Comparisons of text, in which trailing blanks do not count and which go by bytes.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html"/>
internal static partial class TextFunctions
{
    private static IEnumerable<FunctionDefinition> Comparisons =>
        [
            .. new[] { "=", "<>", "!=", "<", "<=", ">", ">=" }.Select(static sign =>
                Comparison(sign, sign is "=" or "<>" or "!=")
            ),
            .. Collates,
            .. new[] { "super, any", "any, super" }.Select(static operands => new FunctionDefinition(
                "nullif",
                operands,
                "$0",
                "r_NULLIF_function"
            )
            {
                DuckDb = NullIfSuper,
                Postgres = NullIfSuper,
                Label = "case",
            }),
            new("nullif", "text, text", "$0", "r_NULLIF_function")
            {
                DuckDb = "CASE WHEN rtrim({0}, ' ') = rtrim({1}, ' ') THEN NULL ELSE {0} END",
                Postgres = "CASE WHEN rtrim({0}, ' ') = rtrim({1}, ' ') THEN NULL ELSE {0} END",
            },
        ];

    private const string NullIfSuper =
        "CASE WHEN {lib}.super_key({lib}.to_super({0})) = {lib}.super_key({lib}.to_super({1})) THEN NULL ELSE {0} END";

    private static IEnumerable<FunctionDefinition> Collates =>
        [
            new("collate", "super, any", "$0", "r_COLLATE") { DuckDbRefusal = OneByOne, PostgresRefusal = OneByOne },
            new("collate", "any, any", "$0", "r_COLLATE")
            {
                DuckDb = "{0} COLLATE NOCASE",
                DuckDbLiteralTemplate = static (_, texts) => IsSensitive(texts[1]) ? "{0} COLLATE C" : null,
                Postgres = "{0} COLLATE {lib}.case_insensitive",
                PostgresLiteralTemplate = static (_, texts) => IsSensitive(texts[1]) ? "{0} COLLATE \"C\"" : null,
            },
        ];

    private const string OneByOne = "SUPER values have no collation here: cast the value to varchar";

    private static bool IsSensitive(string? collation) => collation?.ToLowerInvariant() is "case_sensitive" or "cs";

    private static FunctionDefinition Comparison(string sign, bool isEquality) =>
        new(sign, "text, text", "boolean", "r_comparison_condition")
        {
            DuckDb = $"rtrim({{0}}, ' ') {sign} rtrim({{1}}, ' ')",
            Postgres = isEquality
                ? $"rtrim({{0}}, ' ') {sign} rtrim({{1}}, ' ')"
                : $"""rtrim({"{0}"}, ' ') COLLATE "C" {sign} rtrim({"{1}"}, ' ') COLLATE "C" """.TrimEnd(),
        };
}
