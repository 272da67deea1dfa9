using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>Where the operand of <c>operand::type</c> starts, which binds tighter than every other operator.</summary>
internal static class OperandStart
{
    /// <summary>Types that a literal stands behind: date '2018-11-12'.</summary>
    private static readonly HashSet<string> LiteralTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "date",
        "interval",
        "time",
        "timestamp",
        "timestamptz",
        "timetz",
        "zone",
    };

    /// <summary>Reserved words that are functions all the same.</summary>
    private static readonly HashSet<string> ReservedFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "cast",
        "left",
        "right",
    };

    /// <exception cref="Text.SparkifyException">what stands before the operator is none of the forms that are known here</exception>
    public static int Find(RewriteContext context, int operatorIndex)
    {
        var tokens = context.Tokens;
        for (var last = operatorIndex - 1; last >= 0; )
        {
            if (FindPrimary(tokens, last) is not { } start)
            {
                break;
            }

            if (start == 0 || !tokens[start - 1].IsOperator("::"))
            {
                return start;
            }

            // That was the type of another cast.
            last = start - 2;
        }

        throw context.NotSupported(tokens[operatorIndex], "a cast here", "write CAST(… AS type)");
    }

    private static int? FindPrimary(IReadOnlyList<SqlToken> tokens, int last) =>
        tokens[last].Kind switch
        {
            SqlTokenKind.CloseParen => FindCall(tokens, FindOpening(tokens, last)),
            SqlTokenKind.String or SqlTokenKind.DollarString => FindLiteral(tokens, last),
            SqlTokenKind.Number => last,
            SqlTokenKind.Word when tokens[last].IsWord("end") => FindCase(tokens, last),
            SqlTokenKind.Word when tokens[last].IsWord("precision") || tokens[last].IsWord("varying") => last - 1,
            SqlTokenKind.Word when tokens[last].IsWord("zone") && tokens[last - 1].IsWord("time") => last - 3,
            SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier => FindName(tokens, last),
            _ => null,
        };

    private static int? FindOpening(IReadOnlyList<SqlToken> tokens, int close)
    {
        var depth = 0;
        for (var i = close; i >= 0; i--)
        {
            depth += tokens[i].Kind switch
            {
                SqlTokenKind.CloseParen => 1,
                SqlTokenKind.OpenParen => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The parenthesis itself, or the function before it, with what stands between them: OVER, WITHIN GROUP, IGNORE NULLS.</summary>
    private static int? FindCall(IReadOnlyList<SqlToken> tokens, int? opening)
    {
        if (opening is not { } open || open == 0)
        {
            return opening;
        }

        var before = tokens[open - 1];
        if (before.IsWord("over") || before.IsWord("group") && open > 1 && tokens[open - 2].IsWord("within"))
        {
            var last = open - (before.IsWord("over") ? 2 : 3);
            last -= last > 1 && tokens[last].IsWord("nulls") ? 2 : 0;
            return last > 0 ? FindPrimary(tokens, last) : null;
        }

        if (before.IsWord("varying") && open > 1)
        {
            return open - 2;
        }

        var isFunction =
            before.Kind == SqlTokenKind.QuotedIdentifier
            || before.Kind == SqlTokenKind.Word
                && (!ReservedWords.Contains(before.Text) || ReservedFunctions.Contains(before.Text));
        return isFunction ? FindName(tokens, open - 1) : open;
    }

    private static int FindLiteral(IReadOnlyList<SqlToken> tokens, int last)
    {
        if (last == 0 || tokens[last - 1].Kind != SqlTokenKind.Word)
        {
            return last;
        }

        var before = tokens[last - 1];
        if (before.IsWord("zone"))
        {
            // timestamp with time zone '…'
            return last - 4;
        }

        var isPrefix = before.IsWord("e") && before.End == tokens[last].Offset;
        return isPrefix || LiteralTypes.Contains(before.Text) ? last - 1 : last;
    }

    private static int? FindCase(IReadOnlyList<SqlToken> tokens, int end)
    {
        var depth = 0;
        for (var i = end; i >= 0; i--)
        {
            depth += tokens[i].IsWord("end") ? 1 : 0;
            depth -= tokens[i].IsWord("case") ? 1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return null;
    }

    private static int FindName(IReadOnlyList<SqlToken> tokens, int last)
    {
        var first = last;
        while (first >= 2 && tokens[first - 1].Kind == SqlTokenKind.Dot && tokens[first - 2].IsIdentifier)
        {
            first -= 2;
        }

        return first;
    }
}
