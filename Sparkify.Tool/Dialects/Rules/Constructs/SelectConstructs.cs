using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>What a SELECT may not hold together: IS TRUE among its columns, TOP and LIMIT.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_list.html"/>
internal static class SelectConstructs
{
    private const string BooleanTest = "boolean-test-in-select";
    private const string TopLimit = "top-and-limit";

    public static readonly string[] Rules = [BooleanTest, TopLimit];

    public static IEnumerable<SparkifyException> Find(SqlStatement statement)
    {
        var levels = new Stack<Level>([new Level()]);
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            if (token.Nesting > 0)
            {
                levels.Push(new Level());
            }
            else if (token.Nesting < 0 && levels.Count > 1)
            {
                levels.Pop();
            }
            else if (token.Kind == SqlTokenKind.Word && FindAt(statement, i, levels.Peek()) is { } error)
            {
                yield return error;
            }
        }
    }

    private static SparkifyException? FindAt(SqlStatement statement, int index, Level level)
    {
        var token = statement.Tokens[index];
        if (index > 0 && statement.Tokens[index - 1].Kind == SqlTokenKind.Dot)
        {
            return null;
        }

        if (token.IsWord("select"))
        {
            level.IsList = true;
            level.Top = index + 1 < statement.Tokens.Count && statement.Tokens[index + 1].IsWord("top");
        }
        else if (token.IsWord("from") || token.IsWord("into") || token.IsWord("where"))
        {
            level.IsList = false;
        }
        else if (token.IsWord("case") || token.IsWord("end"))
        {
            level.CaseCount += token.IsWord("case") ? 1 : -1;
        }
        else if (token.IsWord("union") || token.IsWord("intersect") || token.IsWord("except") || token.IsWord("minus"))
        {
            level.Top = false;
        }
        else if (token.IsWord("limit") && level.Top)
        {
            return Refusal.Of(
                TopLimit,
                "TOP and LIMIT cannot stand in the same query",
                statement.SpanOf(token),
                "leave one of them out",
                "42601"
            );
        }
        else if (token.IsWord("is") && level is { IsList: true, CaseCount: 0 } && IsBooleanTest(statement, index + 1))
        {
            return Refusal.Of(
                BooleanTest,
                "not implemented: an IS comparison with a Boolean value in the SELECT list",
                statement.SpanOf(token),
                "write = true or = false; IS TRUE, IS FALSE and IS UNKNOWN stand in WHERE"
            );
        }

        return null;
    }

    private static bool IsBooleanTest(SqlStatement statement, int index)
    {
        var cursor = new TokenCursor(statement, index);
        cursor.Take("not");
        return cursor.At("true") || cursor.At("false") || cursor.At("unknown");
    }

    /// <summary>One pair of brackets. IsList: between SELECT and FROM.</summary>
    private sealed class Level
    {
        public bool IsList { get; set; }

        public bool Top { get; set; }

        public int CaseCount { get; set; }
    }
}
