using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions of JSON held as text.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/text-json-functions.html"/>
internal static partial class JsonFunctions
{
    private const int MaxPathLength = 5;

    private static IEnumerable<FunctionDefinition> Texts =>
        [
            Text("is_valid_json", "boolean", "IS_VALID_JSON", "{lib}.is_valid_json(", ")"),
            Text("is_valid_json_array", "boolean", "IS_VALID_JSON_ARRAY", "{lib}.is_valid_json_array(", ")"),
            Of(
                "json_array_length",
                "any",
                "integer",
                "JSON_ARRAY_LENGTH",
                "{lib}.json_array_size(CAST({0} AS text), false)"
            ),
            Of(
                "json_array_length",
                "any, any",
                "integer",
                "JSON_ARRAY_LENGTH",
                "{lib}.json_array_size(CAST({0} AS text), {1})"
            ),
            Of(
                "json_extract_array_element_text",
                "any, any",
                Varchar,
                "JSON_EXTRACT_ARRAY_ELEMENT_TEXT",
                "{lib}.json_element_text(CAST({0} AS text), CAST({1} AS bigint), false)"
            ),
            Of(
                "json_extract_array_element_text",
                "any, any, any",
                Varchar,
                "JSON_EXTRACT_ARRAY_ELEMENT_TEXT",
                "{lib}.json_element_text(CAST({0} AS text), CAST({1} AS bigint), {2})"
            ),
            .. Enumerable.Range(1, MaxPathLength + 1).Select(static count => Path(count)),
        ];

    /// <summary>Count: of the arguments behind the JSON. A last one of type boolean is not of the path but tells what invalid JSON gives.</summary>
    private static FunctionDefinition Path(int count)
    {
        var flagged = PathOf(count - 1, $"{{{count}}}");
        var plain = PathOf(count, "false");
        return plain with
        {
            DuckDbTemplate = types => types[^1] is { Kind: ColumnKind.Boolean } ? flagged.DuckDb : plain.DuckDb,
            PostgresTemplate = types => types[^1] is { Kind: ColumnKind.Boolean } ? flagged.Postgres : plain.Postgres,
        };

        FunctionDefinition PathOf(int length, string flag) =>
            Of(
                "json_extract_path_text",
                string.Join(", ", Enumerable.Repeat("any", count + 1)),
                Varchar,
                "JSON_EXTRACT_PATH_TEXT",
                $"{{lib}}.json_path_text(CAST({{0}} AS text), ARRAY[{string.Join(", ", Enumerable.Range(1, length).Select(static i => $"CAST({{{i}}} AS text)"))}], {flag})"
            );
    }

    /// <summary>PostgreSQL's template; DuckDB's differs in the words for text and for lists.</summary>
    private static FunctionDefinition Of(string name, string parameters, string result, string page, string postgres) =>
        new(name, parameters, result, page)
        {
            DuckDb = postgres
                .Replace("AS text", "AS VARCHAR", StringComparison.Ordinal)
                .Replace("ARRAY[", "[", StringComparison.Ordinal),
            Postgres = postgres,
        };
}
