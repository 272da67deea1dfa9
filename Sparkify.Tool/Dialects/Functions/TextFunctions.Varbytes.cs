using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>VARBYTE: functions and operators.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/varbyte-functions.html"/>
internal static partial class TextFunctions
{
    private const string Varbyte = "varbyte(64000)";
    private const string Operators = "r_VARBYTE_OPERATORS";

    private static IEnumerable<FunctionDefinition> Varbytes =>
        [
            .. new[] { "len", "length", "char_length", "character_length", "textlen", "octet_length" }.Select(
                static name => Both(name, "varbyte", "integer", "r_LEN", "octet_length({0})")
            ),
            .. new[] { "substring", "substr" }.SelectMany(static name => ByteParts(name)),
            Both("concat", "varbyte, varbyte", "$0", "r_CONCAT", "({0} || {1})"),
            Both("||", "varbyte, varbyte", "$0", Operators, "{0} || {1}"),
            Both("+", "varbyte, varbyte", "$0", Operators, "{0} || {1}"),
            Both("&", "varbyte, varbyte", "$0", Operators, "{lib}.bytes_and({0}, {1})"),
            Both("|", "varbyte, varbyte", "$0", Operators, "{lib}.bytes_or({0}, {1})"),
            Both("#", "varbyte, varbyte", "$0", Operators, "{lib}.bytes_xor({0}, {1})"),
            Both("~", "varbyte", "$0", Operators, "{lib}.bytes_not({0})"),
            .. Of(
                "from_hex",
                "text",
                Varbyte,
                "r_FROM_HEX",
                "{lib}.to_varbyte({0}, 'hex')",
                "{lib}.to_varbyte({0}, 'hex')"
            ),
            .. Of(
                "to_varbyte",
                "text, text",
                Varbyte,
                "r_TO_VARBYTE",
                "{lib}.to_varbyte({0}, {1})",
                "{lib}.to_varbyte({0}, {1})"
            ),
            Both("from_varbyte", "varbyte, any", Varchar, "r_FROM_VARBYTE", "{lib}.from_varbyte({0}, {1})"),
            .. Of(
                "from_varbyte",
                "text, text",
                Varchar,
                "r_FROM_VARBYTE",
                "{lib}.from_varbyte(encode({0}), {1})",
                "{lib}.from_varbyte(convert_to({0}, 'UTF8'), {1})"
            ),
            Both("to_hex", "varbyte", Varchar, "r_TO_HEX", "{lib}.from_varbyte({0}, 'hex')"),
            new("to_hex", "any", "varchar(16)", "r_TO_HEX")
            {
                // DuckDB writes a negative integer with the 16 digits of a BIGINT.
                DuckDbTemplate = static types =>
                    types[0] is { Kind: ColumnKind.SmallInt or ColumnKind.Integer }
                        ? "lower(to_hex(({0})::bigint & 4294967295))"
                        : "lower(to_hex({0}))",
                Postgres = "to_hex({0})",
            },
            new("getbit", "varbyte, any", "integer", "r_GETBIT")
            {
                DuckDb = "{lib}.getbit({0}, {1})",
                Postgres = "{lib}.getbit({0}, ({1})::bigint)",
            },
        ];

    private static IEnumerable<FunctionDefinition> ByteParts(string name) =>
        [
            new(name, "varbyte, any", "$0", "r_SUBSTRING")
            {
                DuckDb = "{lib}.byte_part({0}, {1}, octet_length({0}) + abs({1}) + 1)",
                Postgres = "substring({0}, ({1})::integer)",
            },
            new(name, "varbyte, any, any", "$0", "r_SUBSTRING")
            {
                DuckDb = "{lib}.byte_part({0}, {1}, {2})",
                Postgres = "substring({0}, ({1})::integer, ({2})::integer)",
            },
        ];

    private static FunctionDefinition Both(
        string name,
        string parameters,
        string result,
        string page,
        string template
    ) => new(name, parameters, result, page) { DuckDb = template, Postgres = template };
}
