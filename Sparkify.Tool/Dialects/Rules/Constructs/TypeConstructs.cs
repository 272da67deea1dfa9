using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>Types that Redshift lacks, in casts and before literals; those of columns are the parser's.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-datatypes.html"/>
internal static class TypeConstructs
{
    private static readonly string[] Casts = ["cast", "try_cast"];

    public static readonly string[] Rules = [RuleNames.DataType, RuleNames.Serial, "unsupported-literal"];

    public static IEnumerable<SparkifyException> Find(SqlStatement statement)
    {
        var brackets = new Stack<bool>();
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            if (token.Nesting > 0)
            {
                brackets.Push(i > 0 && Array.Exists(Casts, statement.Tokens[i - 1].IsWord));
            }
            else if (token.Nesting < 0)
            {
                brackets.TryPop(out _);
            }
            else if (token.IsOperator("::") || (token.IsWord("as") && brackets.TryPeek(out var isCast) && isCast))
            {
                if (TypeAt(statement, i + 1) is { } type)
                {
                    yield return Refuse(statement, type);
                }
            }
            else if (LiteralAt(statement, i) is { } error)
            {
                yield return error;
            }
        }
    }

    private static SqlToken? TypeAt(SqlStatement statement, int index)
    {
        if (index >= statement.Tokens.Count)
        {
            return null;
        }

        // In quotes only "char" is another type than without.
        var token = statement.Tokens[index];
        var name = token.IsIdentifier ? token.IdentifierName : "";
        var isForeign =
            token.Kind == SqlTokenKind.Word ? ForeignTypes.HintOf(name) is not null : ForeignTypes.Knows(name);
        return isForeign ? token : null;
    }

    /// <summary>json '{}', B'101', X'1F': a type or a letter, and a string.</summary>
    private static SparkifyException? LiteralAt(SqlStatement statement, int index)
    {
        var token = statement.Tokens[index];
        if (
            token.Kind != SqlTokenKind.Word
            || index + 1 >= statement.Tokens.Count
            || statement.Tokens[index + 1] is not { Kind: SqlTokenKind.String } text
            || (
                index > 0
                && statement.Tokens[index - 1] is var before
                && (before.Kind == SqlTokenKind.Dot || before.IsWord("as"))
            )
        )
        {
            return null;
        }

        if (token.End == text.Offset && token.Text is "b" or "B" or "x" or "X")
        {
            return Refusal.Of(
                "unsupported-literal",
                $"a bit string {token.Text}'…' is not supported by Redshift",
                statement.SpanOf(token),
                "Redshift has FROM_HEX and TO_VARBYTE, which make a VARBYTE"
            );
        }

        // After a column that has such a name a string can follow nowhere.
        return statement.Verb != "copy" && TypeAt(statement, index) is { } type ? Refuse(statement, type) : null;
    }

    private static SparkifyException Refuse(SqlStatement statement, SqlToken type) =>
        Refusal.Of(
            ForeignTypes.RuleOf(type.IdentifierName) ?? RuleNames.DataType,
            $"type {type.Text.ToLowerInvariant()} is not supported by Redshift",
            statement.SpanOf(type),
            ForeignTypes.HintOf(type.IdentifierName) ?? "Redshift has CHAR(1)"
        );
}
