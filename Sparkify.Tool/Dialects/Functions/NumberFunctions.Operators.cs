using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Operators of numbers, and functions that are one.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_OPERATOR_SYMBOLS.html"/>
internal static partial class NumberFunctions
{
    private const string OperatorPage = "r_OPERATOR_SYMBOLS";

    private static IEnumerable<FunctionDefinition> Operators() =>
        [
            .. Arithmetic("+", DecimalRules.Sum),
            .. Arithmetic("-", DecimalRules.Sum),
            .. Arithmetic("*", DecimalRules.Product),
            .. Arithmetic("/", DecimalRules.Quotient),
            new("/", "any, any", "", OperatorPage) { DuckDb = "{lib}.quotient({0}, {1})" },
            new("+", "number", "$0", OperatorPage),
            new("-", "number", "$0", OperatorPage),
            .. Remainders("%"),
            .. Remainders("mod"),
            OfDoubles("^", "power", OperatorPage),
            OfDouble("|/", "sqrt", OperatorPage),
            OfDouble("||/", "cbrt", OperatorPage) with
            {
                DuckDb = "{lib}.cube_root({0})",
            },
            new("@", "number", "$0", OperatorPage) { DuckDb = "abs({0})", Postgres = "abs({0})" },
            .. Bitwise(),
        ];

    private static IEnumerable<FunctionDefinition> Arithmetic(
        string sign,
        Func<IReadOnlyList<ColumnType?>, ColumnType?> result
    ) =>
        [
            new(sign, "number, number", "", OperatorPage)
            {
                ResultType = result,
                DuckDbTemplate = types =>
                    sign switch
                    {
                        "*" => DuckDbArithmetic.Product(types),
                        "/" => DuckDbArithmetic.Quotient(types),
                        _ => DuckDbArithmetic.Sum(sign, types),
                    },
                PostgresTemplate = types =>
                    sign switch
                    {
                        "*" => PostgresArithmetic.Product(types),
                        "/" => PostgresArithmetic.Quotient(types),
                        _ => PostgresArithmetic.Sum(sign, types),
                    },
            },
        ];

    /// <summary>The sign is the dividend's on all engines; DuckDB takes zero as divisor and gives NULL.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_MOD.html"/>
    private static IEnumerable<FunctionDefinition> Remainders(string name) =>
        [
            .. name == "mod"
                ? new[] { UnlikeIntegers("smallint, bigint"), UnlikeIntegers("bigint, smallint") }
                : Array.Empty<FunctionDefinition>(),
            new(name, "exact, exact", "", "r_MOD")
            {
                ResultType = DecimalRules.Remainder,
                DuckDb = "{lib}.remainder({0}, {1})",
            },
            new(name, "any, any", "", "r_MOD") { DuckDb = "{lib}.remainder({0}, {1})" },
        ];

    private static FunctionDefinition UnlikeIntegers(string parameters)
    {
        const string Hint = "Redshift has no MOD of SMALLINT and BIGINT: cast one of them";
        return new("mod", parameters, "", "r_MOD") { DuckDbRefusal = Hint, PostgresRefusal = Hint };
    }

    private static IEnumerable<FunctionDefinition> Bitwise() =>
        [
            new("&", "integer, integer", "common", OperatorPage),
            new("|", "integer, integer", "common", OperatorPage),
            new("#", "integer, integer", "common", OperatorPage) { DuckDb = "xor({0}, {1})" },
            new("~", "integer", "$0", OperatorPage),
            new("<<", "integer, integer", "$0", OperatorPage),
            new(">>", "integer, integer", "$0", OperatorPage),
        ];
}
