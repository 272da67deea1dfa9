using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>
/// A run of tokens, written with blanks between them: words and signs, <c>a|b</c> for either, <c>&lt;name&gt;</c>, <c>&lt;quoted&gt;</c>,
/// <c>&lt;text&gt;</c> and <c>&lt;number&gt;</c> for any of that kind. <c>^</c> marks the one that is looked up and pointed at: the first where none is marked.
/// </summary>
internal sealed class TokenPattern
{
    private readonly string[][] steps;
    private readonly int key;

    public TokenPattern(string pattern)
    {
        var words = pattern.Split(' ');
        key = Math.Max(0, Array.FindIndex(words, word => word.Length > 1 && word[0] == '^'));
        steps = Array.ConvertAll(words, word => (word.Length > 1 ? word.TrimStart('^') : word).Split('|'));
    }

    /// <summary>The texts of the token that is looked up.</summary>
    public IReadOnlyList<string> Keys => steps[key];

    /// <summary>Whether the run stands there, its marked token at that index. A column may have any word's name: t.filter.</summary>
    public bool StandsAt(IReadOnlyList<SqlToken> tokens, int index)
    {
        var first = index - key;
        if (
            first < 0
            || first + steps.Length > tokens.Count
            || (index > 0 && tokens[index - 1].Kind == SqlTokenKind.Dot)
        )
        {
            return false;
        }

        for (var i = 0; i < steps.Length; i++)
        {
            if (!Matches(tokens[first + i], steps[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Matches(SqlToken token, string[] alternatives)
    {
        foreach (var text in alternatives)
        {
            var matches = text switch
            {
                "<name>" => token.Kind == SqlTokenKind.QuotedIdentifier
                    || (token.Kind == SqlTokenKind.Word && !ReservedWords.Contains(token.Text)),
                "<quoted>" => token.Kind == SqlTokenKind.QuotedIdentifier,
                "<text>" => token.Kind is SqlTokenKind.String or SqlTokenKind.DollarString,
                "<number>" => token.Kind == SqlTokenKind.Number,
                _ => token.Text.Equals(text, StringComparison.OrdinalIgnoreCase),
            };
            if (matches)
            {
                return true;
            }
        }

        return false;
    }
}
