using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Conditions, and functions of the session and the system.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_conditional_expressions.html"/>
internal static partial class SystemFunctions
{
    public static IReadOnlyList<FunctionDefinition> Definitions { get; } =
    [.. Conditions(), .. Session(), .. Privileges()];

    private static IEnumerable<FunctionDefinition> Conditions() =>
        [
            new("coalesce", "any, ...", "common", "r_NVL_function")
            {
                DuckDbTemplate = Coalesce,
                PostgresTemplate = types => Coalesce(Postgres(types)),
            },
            new("nvl", "any, ...", "common", "r_NVL_function")
            {
                DuckDbTemplate = types => Coalesce(types) ?? "coalesce({*})",
                PostgresTemplate = types => Coalesce(Postgres(types)) ?? "coalesce({*})",
                Label = "coalesce",
            },
            new("nvl2", "any, any, any", "", "r_NVL2")
            {
                ResultType = types => Binding.CommonTypes.Of(types.Skip(1)) ?? types[1],
                DuckDbTemplate = IfNotNull,
                PostgresTemplate = types => IfNotNull(Postgres(types)),
                Label = "case",
            },
            new("decode", "any, any, any, ...", "", "r_DECODE_expression")
            {
                ResultType = types => Binding.CommonTypes.Of(DecodedResults(types)),
                DuckDbTemplate = Decode,
                PostgresTemplate = types => Decode(Postgres(types)),
                Label = "case",
            },
            new("nullif", "any, any", "$0", "r_NULLIF_function") { Label = "case" },
            Extreme("greatest"),
            Extreme("least"),
        ];

    private static List<ColumnType?> Postgres(IReadOnlyList<ColumnType?> types) =>
        [.. types.Select(Binding.CommonTypes.KnownToPostgres)];

    private static FunctionDefinition Extreme(string name) =>
        new(name, "any, ...", "common", "r_GREATEST_LEAST")
        {
            DuckDbTemplate = types => ScaledCall(name, types),
            PostgresTemplate = types => ScaledCall(name, Postgres(types)),
        };

    private static string IfNotNull(IReadOnlyList<ColumnType?> types) =>
        Scaled("CASE WHEN {0} IS NOT NULL THEN {1} ELSE {2} END", types, [1, 2]);

    private static string? ScaledCall(string name, IReadOnlyList<ColumnType?> types) =>
        Binding.CommonTypes.DecimalOf(types) is null
            ? null
            : Scaled(
                $"{name}({string.Join(", ", types.Select((_, i) => $"{{{i}}}"))})",
                types,
                Enumerable.Range(0, types.Count)
            );

    /// <summary>Decimals of several scales are cast to the greatest: see <see cref="Rewrites.DecimalRewrites"/>.</summary>
    private static string Scaled(string template, IReadOnlyList<ColumnType?> types, IEnumerable<int> results)
    {
        var indexes = results.ToList();
        return Binding.CommonTypes.DecimalOf(indexes.Select(i => types[i])) is { } type
            ? indexes.Aggregate(
                template,
                (text, i) =>
                    text.Replace(
                        $"{{{i}}}",
                        string.Create(Culture, $"CAST({{{i}}} AS DECIMAL({type.Length}, {type.Scale}))"),
                        StringComparison.Ordinal
                    )
            )
            : template;
    }

    /// <summary>Beside a SUPER value all are SUPER.</summary>
    private static string? Coalesce(IReadOnlyList<ColumnType?> types) =>
        types.Any(IsSuper)
            ? $"coalesce({string.Join(", ", types.Select((_, i) => $"{{lib}}.to_super({{{i}}})"))})"
            : ScaledCall("coalesce", types);

    private static bool IsSuper(ColumnType? type) => type is { Kind: ColumnKind.Super };

    /// <summary>Searches and results in turn behind the value, a default where one is left over.</summary>
    private static IEnumerable<ColumnType?> DecodedResults(IReadOnlyList<ColumnType?> types) =>
        ResultsOfDecode(types.Count).Select(i => types[i]);

    private static IEnumerable<int> ResultsOfDecode(int count) =>
        Enumerable.Range(1, count - 1).Where(i => i % 2 == 0 || i == count - 1);

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

        text.Append(types.Count % 2 == 0 ? $" ELSE {{{types.Count - 1}}} END" : " END");
        return Scaled(text.ToString(), types, ResultsOfDecode(types.Count));
    }

    private static readonly System.Globalization.CultureInfo Culture = System
        .Globalization
        .CultureInfo
        .InvariantCulture;
}
