using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Numbers read as Teradata reads them: signs behind, currency, zoned decimals.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric-format-teradata.html"/>
internal static partial class NumberFunctions
{
    private static IEnumerable<FunctionDefinition> Formats() =>
        [
            .. Integers("any", "''"),
            .. Integers("any, text", "{1}"),
            Numeric("any, integer, integer", "''", "{1}", "{2}"),
            Numeric("any, any, integer, integer", "{1}", "{2}", "{3}"),
            Numeric("any, any", "{1}", "38", "0"),
            Numeric("any", "''", "38", "0"),
        ];

    private static FunctionDefinition[] Integers(string parameters, string format) =>
        [
            new("text_to_int_alt", parameters, "integer", "r_TEXT_TO_INT_ALT")
            {
                DuckDb = $"CAST(trunc({{lib}}.zoned_number({{0}}, {format})) AS INTEGER)",
                Postgres = $"CAST(trunc({{lib}}.zoned_number({{0}}, {format})) AS integer)",
            },
        ];

    private static FunctionDefinition Numeric(string parameters, string format, string digits, string scale) =>
        new("text_to_numeric_alt", parameters, "", "r_TEXT_TO_NUMERIC_ALT")
        {
            ResultType = types =>
                types.Count < 3 ? new ColumnType(ColumnKind.Decimal, DecimalRules.MaxPrecision) : null,
            DuckDb =
                scale == "0"
                    ? $"{{lib}}.zoned_whole({{0}}, {format})"
                    : $"{{lib}}.zoned_decimal({{0}}, {format}, {digits}, {scale})",
            Postgres = $"{{lib}}.zoned_decimal({{0}}, {format}, {digits}, {scale})",
        };
}
