using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions of JSON text and SUPER, which both engines hold as JSON text.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/operators-functions.html"/>
internal static partial class JsonFunctions
{
    private const string Varchar = TextForms.Varchar;

    public static IReadOnlyList<FunctionDefinition> Definitions { get; } =
    [.. Texts, .. Parsing, .. TypeInformation, .. Arrays, .. Objects];

    /// <summary>The same call on both engines; an argument that is not SUPER becomes it where the template says to_super.</summary>
    private static FunctionDefinition Library(
        string name,
        string parameters,
        string result,
        string page,
        string template
    ) => new(name, parameters, result, page) { DuckDb = template, Postgres = template };

    private static IEnumerable<FunctionDefinition> Parsing =>
        [
            Parse("json_parse", "super", "JSON_PARSE"),
            Parse("can_json_parse", "boolean", "CAN_JSON_PARSE"),
            Library("json_serialize", "any", Varchar, "JSON_SERIALIZE", "{lib}.json_serialize({lib}.to_super({0}))"),
            new("json_serialize_to_varbyte", "any", "varbyte(64000)", "JSON_SERIALIZE_TO_VARBYTE")
            {
                DuckDb = "encode({lib}.json_serialize({lib}.to_super({0})))",
                Postgres = "convert_to({lib}.json_serialize({lib}.to_super({0})), 'UTF8')",
            },
        ];

    private static FunctionDefinition Parse(string name, string result, string page)
    {
        var text = Text(name, result, page, $"{{lib}}.{name}(", ")");
        var bytes = $"{{lib}}.{name}({{lib}}.from_varbyte({{0}}, 'utf8'))";
        return text with
        {
            DuckDbTemplate = types => types[0] is { Kind: ColumnKind.Varbyte } ? bytes : text.DuckDb,
            PostgresTemplate = types => types[0] is { Kind: ColumnKind.Varbyte } ? bytes : text.Postgres,
        };
    }

    private static FunctionDefinition Text(string name, string result, string page, string before, string after) =>
        new(name, "any", result, page)
        {
            DuckDb = $"{before}CAST({{0}} AS VARCHAR){after}",
            Postgres = $"{before}CAST({{0}} AS text){after}",
        };

    private static IEnumerable<FunctionDefinition> TypeInformation =>
        new[]
        {
            "is_array",
            "is_bigint",
            "is_boolean",
            "is_char",
            "is_decimal",
            "is_float",
            "is_integer",
            "is_object",
            "is_scalar",
            "is_smallint",
            "is_varchar",
        }
            .Select(static name =>
                Library(name, "any", "boolean", $"r_{name}", $"{{lib}}.{name}({{lib}}.to_super({{0}}))")
            )
            .Concat([
                Library("json_typeof", "any", "varchar(16)", "r_json_typeof", "{lib}.super_kind({lib}.to_super({0}))"),
                Library(
                    "json_size",
                    "any",
                    "integer",
                    "r_json_size",
                    "octet_length({lib}.json_serialize({lib}.to_super({0})))"
                ) with
                {
                    DuckDb = "strlen({lib}.json_serialize({lib}.to_super({0})))",
                },
                Library("size", "any", "integer", "r_SIZE", "{lib}.super_size({lib}.to_super({0}))"),
                Library(
                    "decimal_precision",
                    "any",
                    "integer",
                    "r_decimal_precision",
                    "{lib}.decimal_precision({lib}.to_super({0}))"
                ),
                Library(
                    "decimal_scale",
                    "any",
                    "integer",
                    "r_decimal_scale",
                    "{lib}.decimal_scale({lib}.to_super({0}))"
                ),
            ]);
}
