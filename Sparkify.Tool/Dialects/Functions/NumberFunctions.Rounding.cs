using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions whose result has the type of their argument.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ROUND.html"/>
internal static partial class NumberFunctions
{
    private static IEnumerable<FunctionDefinition> Roundings() =>
        [
            .. Rounding("round", "r_ROUND"),
            .. Rounding("trunc", "r_TRUNC"),
            .. Whole("floor", "floor", "r_FLOOR"),
            .. Whole("ceil", "ceil", "r_CEILING_FLOOR"),
            .. Whole("ceiling", "ceil", "r_CEILING_FLOOR"),
            new("abs", "number", "$0", "r_ABS"),
            new("abs", "any", "$0", "r_ABS"),
            new("sign", "exact", "", "r_SIGN")
            {
                ResultType = types => types[0] is { Kind: ColumnKind.Decimal } ? new(ColumnKind.Decimal, 1) : types[0],
                DuckDbTemplate = types => $"CAST(sign({{0}}) AS {SignType(types, "INTEGER", "DECIMAL(1,0)")})",
                PostgresTemplate = types => $"CAST(sign({{0}}) AS {SignType(types, "integer", "numeric(1,0)")})",
            },
            new("sign", "any", Double, "r_SIGN")
            {
                DuckDb = "CAST(sign(CAST({0} AS DOUBLE)) AS DOUBLE)",
                Postgres = "sign(CAST({0} AS double precision))",
            },
        ];

    /// <summary>Half away from zero, decimals and floats alike, to digits before or behind the point.</summary>
    private static IEnumerable<FunctionDefinition> Rounding(string name, string page) =>
        [
            new(name, "integer", "$0", page) { DuckDb = "({0})", Postgres = "({0})" },
            new(name, "integer, integer", "$0", page)
            {
                PostgresTemplate = types => $"CAST({name}(CAST({{0}} AS numeric), {{1}}) AS {IntegerType(types)})",
            },
            new(name, "decimal[, integer]", "$0", page),
            new(name, "float", Double, page)
            {
                DuckDb = $"{name}(CAST({{0}} AS DOUBLE))",
                Postgres = $"CAST({name}(CAST({{0}} AS numeric)) AS double precision)",
            },
            new(name, "float, integer", Double, page)
            {
                DuckDb = $"{name}(CAST({{0}} AS DOUBLE), {{1}})",
                Postgres = $"CAST({name}(CAST({{0}} AS numeric), {{1}}) AS double precision)",
            },
            new(name, "any[, any]", "", page)
            {
                PostgresTemplate = types =>
                    types.Count == 1 ? $"{name}(CAST({{0}} AS numeric))" : $"{name}(CAST({{0}} AS numeric), {{1}})",
            },
        ];

    private static IEnumerable<FunctionDefinition> Whole(string name, string function, string page) =>
        [
            new(name, "integer", "$0", page) { DuckDb = "({0})", Postgres = "({0})" },
            new(name, "decimal", "$0", page) { DuckDb = function + "({0})", Postgres = function + "({0})" },
            new(name, "any", "$0", page) { DuckDb = function + "({0})", Postgres = function + "({0})" },
        ];

    private static string SignType(IReadOnlyList<ColumnType?> types, string integer, string number) =>
        types[0] switch
        {
            { Kind: ColumnKind.Decimal } => number,
            { Kind: ColumnKind.BigInt } => "bigint",
            { Kind: ColumnKind.SmallInt } => "smallint",
            _ => integer,
        };

    private static string IntegerType(IReadOnlyList<ColumnType?> types) =>
        types[0] switch
        {
            { Kind: ColumnKind.BigInt } => "bigint",
            { Kind: ColumnKind.SmallInt } => "smallint",
            _ => "integer",
        };
}
