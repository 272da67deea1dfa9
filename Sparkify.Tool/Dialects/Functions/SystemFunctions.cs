using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Conditions, and functions of the session and the system.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_conditional_expressions.html"/>
internal static partial class SystemFunctions
{
    private const string IfNotNull = "CASE WHEN {0} IS NOT NULL THEN {1} ELSE {2} END";

    public static IReadOnlyList<FunctionDefinition> Definitions { get; } =
    [.. Conditions(), .. Session(), .. Privileges()];

    private static IEnumerable<FunctionDefinition> Conditions() =>
        [
            new("coalesce", "any, ...", "common", "r_NVL_function")
            {
                DuckDbTemplate = Coalesce,
                PostgresTemplate = types => Coalesce(types) ?? Scaled("coalesce({*})", types),
            },
            new("nvl", "any, ...", "common", "r_NVL_function")
            {
                DuckDbTemplate = types => Coalesce(types) ?? "coalesce({*})",
                PostgresTemplate = types => Coalesce(types) ?? Scaled("coalesce({*})", types) ?? "coalesce({*})",
                Label = "coalesce",
            },
            new("nvl2", "any, any, any", "", "r_NVL2")
            {
                ResultType = types => Binding.CommonTypes.Of(types.Skip(1)) ?? types[1],
                DuckDb = IfNotNull,
                Postgres = IfNotNull,
                PostgresTemplate = types => Scaled(IfNotNull, types.Skip(1)),
                Label = "case",
            },
            new("decode", "any, any, any, ...", "", "r_DECODE_expression")
            {
                ResultType = types => Binding.CommonTypes.Of(DecodedResults(types)),
                DuckDbTemplate = Decode,
                PostgresTemplate = types => Scaled(Decode(types), DecodedResults(types)) ?? Decode(types),
                Label = "case",
            },
            new("nullif", "any, any", "$0", "r_NULLIF_function") { Label = "case" },
            new("greatest", "any, ...", "common", "r_GREATEST_LEAST")
            {
                PostgresTemplate = types => Scaled("greatest({*})", types),
            },
            new("least", "any, ...", "common", "r_GREATEST_LEAST")
            {
                PostgresTemplate = types => Scaled("least({*})", types),
            },
        ];

    /// <summary>PostgreSQL leaves each value its own scale: 0 beside 1.50 stays 0. Null: the values have one type, or one is not known.</summary>
    private static string? Scaled(string template, IEnumerable<ColumnType?> types) =>
        Binding.CommonTypes.DecimalOf(types) is { } type
            ? string.Create(Culture, $"CAST({template} AS NUMERIC({type.Length}, {type.Scale}))")
            : null;

    /// <summary>Beside a SUPER value all are SUPER.</summary>
    private static string? Coalesce(IReadOnlyList<ColumnType?> types) =>
        types.Any(IsSuper)
            ? $"coalesce({string.Join(", ", types.Select((_, i) => $"{{lib}}.to_super({{{i}}})"))})"
            : null;

    private static bool IsSuper(ColumnType? type) => type is { Kind: ColumnKind.Super };

    /// <summary>Searches and results in turn behind the value, a default where one is left over.</summary>
    private static IEnumerable<ColumnType?> DecodedResults(IReadOnlyList<ColumnType?> types) =>
        types.Where((_, i) => i > 0 && (i % 2 == 0 || i == types.Count - 1));

    /// <summary>NULL equals NULL; trailing blanks of texts do not count.</summary>
    private static string Decode(IReadOnlyList<ColumnType?> types)
    {
        var isText = types[0] is { IsCharacter: true };
        var text = new System.Text.StringBuilder("CASE");
        for (var i = 1; i + 1 < types.Count; i += 2)
        {
            var condition =
                types.Any(IsSuper) && (IsSuper(types[0]) || IsSuper(types[i]))
                    ? $"{{lib}}.super_key({{lib}}.to_super({{0}})) IS NOT DISTINCT FROM {{lib}}.super_key({{lib}}.to_super({{{i}}}))"
                : isText ? $"rtrim({{0}}, ' ') IS NOT DISTINCT FROM rtrim({{{i}}}, ' ')"
                : $"{{0}} IS NOT DISTINCT FROM {{{i}}}";
            text.Append(Culture, $" WHEN {condition} THEN {{{i + 1}}}");
        }

        return text.Append(types.Count % 2 == 0 ? $" ELSE {{{types.Count - 1}}} END" : " END").ToString();
    }

    private static readonly System.Globalization.CultureInfo Culture = System
        .Globalization
        .CultureInfo
        .InvariantCulture;
}
