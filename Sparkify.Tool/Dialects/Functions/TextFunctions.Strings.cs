using System.Globalization;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

internal static partial class TextFunctions
{
    private static IEnumerable<FunctionDefinition> Strings =>
        [
            .. Of("ascii", "text", "integer", "r_ASCII"),
            .. Of("chr", "integer", "char(1)", "r_CHR", "{lib}.ascii_chr({0})", "{lib}.ascii_chr({0}::bigint)"),
            .. Lengths,
            .. Positions,
            .. Of("lower", "text", "$0", "r_LOWER", postgres: "{lib}.lower({0})"),
            .. Of("upper", "text", "$0", "r_UPPER", postgres: "{lib}.upper({0})"),
            .. Of("initcap", "text", Varchar, "r_INITCAP", "{lib}.initcap({0})", "{lib}.initcap({0})"),
            .. Of("left", "text, integer", Varchar, "r_LEFT", postgres: "left({0}, ({1})::integer)"),
            .. Of("right", "text, integer", Varchar, "r_LEFT", postgres: "right({0}, ({1})::integer)"),
            .. Substrings("substring"),
            .. Substrings("substr"),
            .. Pads("lpad"),
            .. Pads("rpad"),
            .. Of("repeat", "text, integer", Varchar, "r_REPEAT", postgres: "repeat({0}, ({1})::integer)"),
            .. Of(
                "replicate",
                "text, integer",
                Varchar,
                "r_REPLICATE",
                "repeat({0}, {1})",
                "repeat({0}, ({1})::integer)"
            ),
            .. Of("replace", "text, text, text", Varchar, "r_REPLACE"),
            .. Of("translate", "text, text, text", Varchar, "r_TRANSLATE"),
            .. Of("reverse", "text", Varchar, "r_REVERSE"),
            .. Of(
                "split_part",
                "text, text, integer",
                Varchar,
                "SPLIT_PART",
                "{lib}.split_part({0}, {1}, {2})",
                "{lib}.split_part({0}, {1}, ({2})::bigint)"
            ),
            .. Of(
                "strtol",
                "text, integer",
                "bigint",
                "r_STRTOL",
                "{lib}.strtol({0}, {1})",
                "{lib}.strtol({0}, ({1})::bigint)"
            ),
            .. Of("quote_ident", "text", "$0", "r_QUOTE_IDENT", "{lib}.quote_ident({0})"),
            .. Of(
                "quote_literal",
                "text",
                "$0",
                "r_QUOTE_LITERAL",
                "{lib}.quote_literal({0})",
                "{lib}.quote_literal({0})"
            ),
            .. Of("soundex", "text", "varchar(4)", "SOUNDEX", "{lib}.soundex({0})", "{lib}.soundex({0})"),
            .. Of(
                "difference",
                "text, text",
                "integer",
                "DIFFERENCE",
                "{lib}.soundex_difference({0}, {1})",
                "{lib}.soundex_difference({0}, {1})"
            ),
            .. Of("concat", "text, text", Varchar, "r_CONCAT", "({0} || {1})", "({0} || {1})"),
            .. Of("||", "text, text", Varchar, "r_concat_op", "{0} || {1}", "{0} || {1}"),
            new("+", "text, text", Varchar, "r_concat_op") { DuckDb = "{0} || {1}", Postgres = "{0} || {1}" },
            .. LeaderNodeOnly,
        ];

    private static IEnumerable<FunctionDefinition> Lengths =>
        new[]
        {
            ("len", "r_LEN"),
            ("length", "r_LENGTH"),
            ("char_length", "r_CHAR_LENGTH"),
            ("character_length", "r_CHARACTER_LENGTH"),
            ("textlen", "r_TEXTLEN"),
        }
            .SelectMany(static name => Of(name.Item1, "text", "integer", name.Item2, "length({0})", "length({0})"))
            .Concat(Of("octet_length", "text", "integer", "r_OCTET_LENGTH", "strlen({0})").Select(PaddedLength));

    /// <summary>DuckDB holds CHAR without its trailing blanks.</summary>
    private static FunctionDefinition PaddedLength(FunctionDefinition form) =>
        form with
        {
            DuckDbTemplate = types =>
                types[0] is { Kind: ColumnKind.Char } type
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"greatest(strlen({{0}}), {type.Length} + 0 * strlen({{0}}))"
                    )
                    : form.DuckDb,
        };

    private static IEnumerable<FunctionDefinition> Positions =>
        [
            .. Of("charindex", "text, text", "integer", "r_CHARINDEX", "strpos({1}, {0})", "strpos({1}, {0})"),
            .. Of("position", "text, text", "integer", "r_POSITION", "strpos({1}, {0})", "strpos({1}, {0})"),
            .. Of("strpos", "text, text", "integer", "r_STRPOS"),
            .. Of(
                "octetindex",
                "text, text",
                "integer",
                "OCTETINDEX",
                "{lib}.octetindex({0}, {1})",
                "position(convert_to({0}, 'UTF8') in convert_to({1}, 'UTF8'))"
            ),
            .. Of(
                "bpcharcmp",
                "text, text",
                "integer",
                "r_BPCHARCMP",
                "{lib}.text_compare({0}, {1})",
                "{lib}.text_compare({0}, {1})"
            ),
            .. Of(
                "bttext_pattern_cmp",
                "text, text",
                "integer",
                "r_BTTEXT_PATTERN_CMP",
                "{lib}.text_compare({0}, {1})",
                "{lib}.text_compare({0}, {1})"
            ),
        ];

    /// <summary>Deprecated, and of one answer on Redshift's leader node only.</summary>
    private static IEnumerable<FunctionDefinition> LeaderNodeOnly =>
        new[] { "get_byte", "set_byte", "get_bit", "set_bit", "to_ascii" }.Select(static name => new FunctionDefinition(
            name,
            "any[, any...]",
            "",
            "c_SQL_functions_leader_node_only"
        )
        {
            IsLeaderNodeOnly = true,
            DuckDbRefusal = "it is deprecated and runs on Redshift's leader node only",
            PostgresRefusal = "it is deprecated and runs on Redshift's leader node only",
        });

    /// <summary>A start before the first character uses up length; an engine's own function counts it from the end.</summary>
    private static IEnumerable<FunctionDefinition> Substrings(string name) =>
        [
            .. Of(
                name,
                "text, integer",
                Varchar,
                "r_SUBSTRING",
                "substring({0}, greatest({1}, 1))",
                "substring({0}, ({1})::integer)"
            ),
            .. Of(
                name,
                "text, integer, integer",
                Varchar,
                "r_SUBSTRING",
                "{lib}.text_part({0}, {1}, {2})",
                "substring({0}, ({1})::integer, ({2})::integer)"
            ),
        ];

    private static IEnumerable<FunctionDefinition> Pads(string name) =>
        [
            .. Of(
                name,
                "text, integer",
                Varchar,
                "r_LPAD",
                $"{name}({{0}}, CAST(greatest({{1}}, 0) AS INTEGER), ' ')",
                $"{name}({{0}}, ({{1}})::integer)"
            ),
            .. Of(
                name,
                "text, integer, text",
                Varchar,
                "r_LPAD",
                $"{{lib}}.{name}({{0}}, {{1}}, {{2}})",
                $"{name}({{0}}, ({{1}})::integer, {{2}})"
            ),
        ];

    private static IEnumerable<FunctionDefinition> Trims =>
        [
            .. Trim("btrim", "trim", "r_BTRIM"),
            .. Trim("trim", "trim", "r_TRIM"),
            .. Trim("ltrim", "ltrim", "r_LTRIM"),
            .. Trim("rtrim", "rtrim", "r_RTRIM"),
        ];

    /// <summary>Blanks only, whatever else an engine takes for white space.</summary>
    private static IEnumerable<FunctionDefinition> Trim(string name, string duckDbName, string page)
    {
        var postgresName = name is "trim" ? "btrim" : name;
        var label = name is "trim" ? "btrim" : name;
        return Of(name, "text", "$0", page, $"{duckDbName}({{0}}, ' ')", $"{postgresName}({{0}}, ' ')")
            .Concat(Of(name, "text, text", "$0", page, $"{duckDbName}({{0}}, {{1}})", $"{postgresName}({{0}}, {{1}})"))
            .Select(form => form with { Label = label });
    }
}
