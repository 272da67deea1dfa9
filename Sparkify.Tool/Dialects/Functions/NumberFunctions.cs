namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Operators and functions of numbers.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/Math_functions.html"/>
internal static partial class NumberFunctions
{
    private const string Double = "double precision";

    public static IReadOnlyList<FunctionDefinition> Definitions { get; } =
    [
        .. Operators(),
        .. Roundings(),
        .. Logarithms(),
        .. Angles(),
        .. Formats(),
        new("random", "", Double, "r_RANDOM"),
        new("factorial", "integer", "", "c_SQL_functions_leader_node_only")
        {
            DuckDb = "factorial(CAST({0} AS INTEGER))",
            IsLeaderNodeOnly = true,
        },
    ];

    private static IEnumerable<FunctionDefinition> Logarithms() =>
        [
            OfDouble("exp", "exp", "r_EXP"),
            OfDouble("dexp", "exp", "r_DEXP"),
            OfDouble("ln", "ln", "r_LN"),
            OfDouble("dlog1", "ln", "r_DLOG1"),
            OfDouble("dlog10", "log10", "r_DLOG10"),
            OfDouble("log", "log10", "r_LOG"),
            new("log", "any, any", Double, "r_LOG")
            {
                DuckDb = "(ln(CAST({1} AS DOUBLE)) / ln(CAST({0} AS DOUBLE)))",
                Postgres = "CAST(log(CAST({0} AS numeric), CAST({1} AS numeric)) AS double precision)",
            },
            OfDouble("sqrt", "sqrt", "r_SQRT"),
            OfDouble("cbrt", "cbrt", "r_CBRT") with
            {
                DuckDb = "{lib}.cube_root({0})",
            },
            OfDoubles("power", "power", "r_POWER"),
            OfDoubles("pow", "power", "r_POWER"),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ACOS.html"/>
    private static IEnumerable<FunctionDefinition> Angles() =>
        [
            .. new[] { "acos", "asin", "atan", "cos", "cot", "degrees", "radians", "sin", "tan" }.Select(name =>
                OfDouble(name, name, "r_" + name.ToUpperInvariant())
            ),
            OfDoubles("atan2", "atan2", "r_ATAN2"),
            new("pi", "", Double, "r_PI"),
        ];

    private static FunctionDefinition OfDouble(string name, string function, string page) =>
        new(name, "any", Double, page)
        {
            DuckDb = $"{function}(CAST({{0}} AS DOUBLE))",
            Postgres = $"{function}(CAST({{0}} AS double precision))",
        };

    private static FunctionDefinition OfDoubles(string name, string function, string page) =>
        new(name, "any, any", Double, page)
        {
            DuckDb = $"{function}(CAST({{0}} AS DOUBLE), CAST({{1}} AS DOUBLE))",
            Postgres = $"{function}(CAST({{0}} AS double precision), CAST({{1}} AS double precision))",
        };
}
