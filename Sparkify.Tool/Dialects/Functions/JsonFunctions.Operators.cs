namespace Sparkify.Tool.Dialects.Functions;

/// <summary>
/// Operators of SUPER by dynamic typing: values of different types are not equal, and neither smaller nor larger (NULL); what is no number
/// gives NULL in arithmetic.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
internal static partial class JsonFunctions
{
    /// <summary>They stand among the operators of text, before any form that takes anything.</summary>
    public static IEnumerable<FunctionDefinition> Operators =>
        Equalities
            .Concat(Orders)
            .Concat(Arithmetic)
            .Concat(Rounding)
            .Concat(RoundingTo)
            .Concat([
                Library("-", "super", "super", "operators-functions", "{lib}.super_negative({0})"),
                Library("+", "super", "super", "operators-functions", "{lib}.super_positive({0})"),
            ]);

    private static IEnumerable<FunctionDefinition> Equalities =>
        new[] { "=", "<>", "!=" }.SelectMany(static sign =>
            Binary(sign, "boolean", $"{{lib}}.super_key({{a}}) {sign} {{lib}}.super_key({{b}})")
        );

    private static IEnumerable<FunctionDefinition> Orders =>
        new[] { "<", "<=", ">", ">=" }.SelectMany(static sign =>
            Binary(sign, "boolean", $"{{lib}}.super_compare({{a}}, {{b}}) {sign} 0")
        );

    private static IEnumerable<FunctionDefinition> Arithmetic =>
        new[] { ("+", "add"), ("-", "subtract"), ("*", "multiply"), ("/", "divide"), ("%", "modulo") }.SelectMany(
            static operation => Binary(operation.Item1, "super", $"{{lib}}.super_{operation.Item2}({{a}}, {{b}})")
        );

    private static IEnumerable<FunctionDefinition> Rounding =>
        new[] { "abs", "floor", "ceil", "ceiling", "round", "trunc" }.Select(static name =>
            Library(
                name,
                "super",
                "super",
                "operators-functions",
                $"{{lib}}.super_{(name is "ceiling" ? "ceil" : name)}({{0}})"
            )
        );

    private static IEnumerable<FunctionDefinition> RoundingTo =>
        new[] { "round", "trunc" }.Select(static name =>
            Library(
                name,
                "super, integer",
                "super",
                $"r_{name.ToUpperInvariant()}",
                $"{{lib}}.super_{name}_to({{0}}, CAST({{1}} AS integer))"
            )
        );

    private static IEnumerable<FunctionDefinition> Binary(string sign, string result, string template) =>
        new[] { "super, super", "super, any", "any, super" }.Select(operands =>
            Library(
                sign,
                operands,
                result,
                "query-super",
                template
                    .Replace("{a}", "{lib}.to_super({0})", StringComparison.Ordinal)
                    .Replace("{b}", "{lib}.to_super({1})", StringComparison.Ordinal)
            )
        );
}
