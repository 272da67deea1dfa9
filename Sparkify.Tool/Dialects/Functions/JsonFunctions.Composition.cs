namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Arrays and objects of SUPER.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Array_Functions.html"/>
internal static partial class JsonFunctions
{
    /// <summary>A form is made for each number of arguments up to this one.</summary>
    private const int MaxArguments = 32;

    private static IEnumerable<FunctionDefinition> Arrays =>
        [
            .. Enumerable.Range(0, MaxArguments + 1).Select(static count => ArrayOf(count)),
            Library(
                "array_concat",
                "any, any",
                "super",
                "r_array_concat",
                "{lib}.array_concat({lib}.to_super({0}), {lib}.to_super({1}))"
            ),
            Library("array_flatten", "any", "super", "array_flatten", "{lib}.array_flatten({lib}.to_super({0}))"),
            .. Enumerable
                .Range(2, MaxArguments - 1)
                .Select(static count =>
                    ArrayOf(count) with
                    {
                        Name = "array_flatten",
                        Page = "array_flatten",
                        DuckDb = $"{{lib}}.array_flatten({ArrayOf(count).DuckDb})",
                        Postgres = $"{{lib}}.array_flatten({ArrayOf(count).Postgres})",
                    }
                ),
            Library(
                "get_array_length",
                "any",
                "integer",
                "get_array_length",
                "{lib}.get_array_length({lib}.to_super({0}))"
            ),
            Of("split_to_array", "any", "super", "split_to_array", "{lib}.split_to_array(CAST({0} AS text), ',')"),
            Of(
                "split_to_array",
                "any, any",
                "super",
                "split_to_array",
                "{lib}.split_to_array(CAST({0} AS text), CAST({1} AS text))"
            ),
            Library(
                "subarray",
                "any, any, any",
                "super",
                "r_subarray",
                "{lib}.subarray({lib}.to_super({0}), CAST({1} AS bigint), CAST({2} AS bigint))"
            ),
        ];

    private static IEnumerable<FunctionDefinition> Objects =>
        [
            .. Enumerable.Range(0, (MaxArguments / 2) + 1).Select(static pairs => ObjectOf(pairs)),
            Library(
                "lower_attribute_names",
                "any",
                "super",
                "r_lower_attribute_names",
                "{lib}.attribute_names({lib}.to_super({0}), false)"
            ),
            Library(
                "upper_attribute_names",
                "any",
                "super",
                "r_upper_attribute_names",
                "{lib}.attribute_names({lib}.to_super({0}), true)"
            ),
        ];

    private static FunctionDefinition ArrayOf(int count)
    {
        var elements = Supers(Enumerable.Range(0, count));
        return new("array", string.Join(", ", Enumerable.Repeat("any", count)), "super", "r_array")
        {
            DuckDb = count == 0 ? "CAST('[]' AS JSON)" : $"{{lib}}.super_array([{elements}])",
            Postgres = count == 0 ? "CAST('[]' AS json)" : $"{{lib}}.super_array(ARRAY[{elements}])",
        };
    }

    private static FunctionDefinition ObjectOf(int pairs)
    {
        var keys = Enumerable.Range(0, pairs).Select(static i => $"{{{2 * i}}}").ToList();
        var values = Supers(Enumerable.Range(0, pairs).Select(static i => (2 * i) + 1));
        return new("object", string.Join(", ", Enumerable.Repeat("any, any", pairs)), "super", "r_object_function")
        {
            DuckDb =
                pairs == 0
                    ? "CAST('{}' AS JSON)"
                    : $"{{lib}}.super_object([{string.Join(", ", keys.Select(static key => $"CAST({key} AS VARCHAR)"))}], [{values}])",
            Postgres =
                pairs == 0
                    ? "CAST('{}' AS json)"
                    : $"{{lib}}.super_object(ARRAY[{string.Join(", ", keys.Select(static key => $"CAST({key} AS text)"))}], ARRAY[{values}])",
        };
    }

    private static string Supers(IEnumerable<int> arguments) =>
        string.Join(", ", arguments.Select(static i => $"{{lib}}.to_super({{{i}}})"));
}
