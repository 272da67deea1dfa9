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
            .. Enumerable.Range(1, MaxPathLength).SelectMany(static length => Paths(length)),
        ];

    /// <summary>A last argument of type boolean is not of the path but tells what invalid JSON gives.</summary>
    private static IEnumerable<FunctionDefinition> Paths(int length)
    {
        var anys = string.Join(", ", Enumerable.Repeat("any", length + 1));
        var path = string.Join(", ", Enumerable.Range(1, length).Select(static i => $"CAST({{{i}}} AS text)"));
        yield return Of(
            "json_extract_path_text",
            $"{anys}, boolean",
            Varchar,
            "JSON_EXTRACT_PATH_TEXT",
            $"{{lib}}.json_path_text(CAST({{0}} AS text), ARRAY[{path}], {{{length + 1}}})"
        );
        yield return Of(
            "json_extract_path_text",
            anys,
            Varchar,
            "JSON_EXTRACT_PATH_TEXT",
            $"{{lib}}.json_path_text(CAST({{0}} AS text), ARRAY[{path}], false)"
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
