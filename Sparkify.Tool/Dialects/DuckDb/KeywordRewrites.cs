using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>Words that are names to Redshift and part of the grammar to DuckDB: as names they are quoted.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_pg_keywords.html"/>
internal static class KeywordRewrites
{
    /// <summary>
    /// Without any meaning to Redshift inside a statement. DuckDB's own syntax goes with it: <c>from a positional join b</c> is a join
    /// with a table whose alias is positional, as it is on Redshift.
    /// </summary>
    private static readonly HashSet<string> Meaningless = new(StringComparer.OrdinalIgnoreCase)
    {
        "anti",
        "asof",
        "asymmetric",
        "collation",
        "columns",
        "concurrently",
        "describe",
        "fetch",
        "glob",
        "lambda",
        "lateral",
        "map",
        "pivot_longer",
        "pivot_wider",
        "positional",
        "returning",
        "semi",
        "show",
        "struct",
        "summarize",
        "symmetric",
        "tablesample",
        "unpack",
        "variadic",
        "window",
    };

    private static readonly HashSet<string> BeforeBy = new(StringComparer.OrdinalIgnoreCase)
    {
        "connect",
        "generated",
        "group",
        "order",
        "partition",
    };

    /// <summary>After these words an operand must come: a name, not the QUALIFY clause.</summary>
    private static readonly HashSet<string> BeforeOperand = new(StringComparer.OrdinalIgnoreCase)
    {
        "all",
        "and",
        "as",
        "between",
        "by",
        "case",
        "distinct",
        "else",
        "exclude",
        "from",
        "having",
        "in",
        "into",
        "join",
        "like",
        "not",
        "on",
        "or",
        "recursive",
        "select",
        "set",
        "then",
        "update",
        "using",
        "view",
        "when",
        "where",
        "with",
    };

    public static void Apply(RewriteContext context)
    {
        for (var i = 0; i < context.Tokens.Count; i++)
        {
            if (IsName(context.Tokens, i))
            {
                context.Replace(context.Tokens[i], SqlNames.Quote(context.Tokens[i].IdentifierName));
            }
        }
    }

    /// <summary>Whether DuckDB would take the name at that index for something else.</summary>
    public static bool IsName(IReadOnlyList<SqlToken> tokens, int index)
    {
        // The first word tells the statement's kind.
        if (index == 0 || tokens[index] is not { Kind: SqlTokenKind.Word } token)
        {
            return false;
        }

        var previous = tokens[index - 1];
        if (token.IsWord("at"))
        {
            return !(IsWord(tokens, index + 1, "time") && IsWord(tokens, index + 2, "zone"));
        }

        if (token.IsWord("by"))
        {
            return !(previous.Kind == SqlTokenKind.Word && BeforeBy.Contains(previous.Text));
        }

        return token.IsWord("qualify")
            ? StartsOperand(previous) || index + 1 < tokens.Count && tokens[index + 1].Kind == SqlTokenKind.Dot
            : Meaningless.Contains(token.Text);
    }

    private static bool StartsOperand(SqlToken previous) =>
        previous.Kind is SqlTokenKind.Comma or SqlTokenKind.Dot or SqlTokenKind.OpenParen or SqlTokenKind.Operator
        || previous.Kind == SqlTokenKind.Word && BeforeOperand.Contains(previous.Text);

    private static bool IsWord(IReadOnlyList<SqlToken> tokens, int index, string word) =>
        index < tokens.Count && tokens[index].IsWord(word);
}
