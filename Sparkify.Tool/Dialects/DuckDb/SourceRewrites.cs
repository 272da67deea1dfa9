using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>
/// What DuckDB reads from and Redshift does not: files by their name, table functions, queries without SELECT, its own
/// catalog. Refused by name, so that a local run accepts no more than a cluster.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FROM_clause30.html"/>
internal static class SourceRewrites
{
    private static readonly string[] FromInsideCall = ["extract", "overlay", "position", "substring", "trim"];

    private static readonly string[] EndOfSources =
    [
        "connect",
        "except",
        "group",
        "having",
        "intersect",
        "limit",
        "minus",
        "offset",
        "order",
        "qualify",
        "select",
        "set",
        "start",
        "union",
        "when",
        "where",
    ];

    public static void Refuse(RewriteContext context)
    {
        var levels = new Stack<Level>([new Level(false, false)]);
        var isSource = false;
        for (var i = 0; i < context.Tokens.Count; i++)
        {
            var token = context.Tokens[i];
            if (isSource)
            {
                RefuseSource(context, i);
            }

            isSource = false;
            switch (token.Kind)
            {
                case SqlTokenKind.OpenParen:
                    levels.Push(new Level(IsCall(context.Tokens, i), false));
                    RefuseQueryWithoutSelect(context, i);
                    break;
                case SqlTokenKind.CloseParen when levels.Count > 1:
                    levels.Pop();
                    break;
                case SqlTokenKind.Comma:
                    isSource = levels.Peek().InSources;
                    break;
                case SqlTokenKind.Word:
                    isSource = StartsSource(context, i, levels.Peek());
                    var inSources = isSource || levels.Peek().InSources && !IsAny(token, EndOfSources);
                    levels.Push(levels.Pop() with { InSources = inSources });
                    break;
            }
        }
    }

    private static bool StartsSource(RewriteContext context, int index, Level level)
    {
        var token = context.Tokens[index];
        var isUsing =
            token.IsWord("using")
            && context.Statement.Verb is "delete" or "merge"
            && !(index + 1 < context.Tokens.Count && context.Tokens[index + 1].Kind == SqlTokenKind.OpenParen);
        return isUsing
            || token.IsWord("join")
            || token.IsWord("from") && !level.IsCall && !(index > 0 && context.Tokens[index - 1].IsWord("distinct"));
    }

    private static void RefuseSource(RewriteContext context, int index)
    {
        var token = context.Tokens[index];
        if (token.Kind is SqlTokenKind.String or SqlTokenKind.DollarString)
        {
            throw context.NotSupported(token, "a file as a table", "COPY loads files into tables");
        }

        if (!token.IsIdentifier)
        {
            return;
        }

        var last = index;
        while (last + 2 < context.Tokens.Count && context.Tokens[last + 1].Kind == SqlTokenKind.Dot)
        {
            last += 2;
        }

        var name = context.Tokens[last].IdentifierName;
        var isCall = last + 1 < context.Tokens.Count && context.Tokens[last + 1].Kind == SqlTokenKind.OpenParen;
        if (isCall && name != "generate_series")
        {
            throw context.NotSupported(token, $"the table function {name}()");
        }

        if (
            name.StartsWith("duckdb_", StringComparison.Ordinal) || name.StartsWith("sqlite_", StringComparison.Ordinal)
        )
        {
            throw new SparkifyException($"relation \"{name}\" does not exist")
            {
                Code = "42P01",
                Span = context.Statement.SpanOf(token),
            };
        }
    }

    /// <summary>DuckDB takes (FROM t) for (SELECT * FROM t).</summary>
    private static void RefuseQueryWithoutSelect(RewriteContext context, int index)
    {
        if (index + 1 < context.Tokens.Count && !IsCall(context.Tokens, index))
        {
            var first = context.Tokens[index + 1];
            if (first.IsWord("from") || first.IsWord("pivot") || first.IsWord("unpivot"))
            {
                throw context.NotSupported(first, $"a query that starts with {first.Text.ToUpperInvariant()}");
            }
        }
    }

    /// <summary>Such as <c>extract(year from t)</c>.</summary>
    private static bool IsCall(IReadOnlyList<SqlToken> tokens, int parenthesis) =>
        parenthesis > 0 && IsAny(tokens[parenthesis - 1], FromInsideCall);

    private static bool IsAny(SqlToken token, string[] words)
    {
        foreach (var word in words)
        {
            if (token.IsWord(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Inside one pair of parentheses. IsCall: FROM means something else here.</summary>
    private readonly record struct Level(bool IsCall, bool InSources);
}
