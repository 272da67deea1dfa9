namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>One statement as it was sent, without its semicolon.</summary>
internal sealed class Statement
{
    private Statement(string sql, List<Token> tokens)
    {
        Sql = sql;
        Tokens = tokens;
    }

    public string Sql { get; }

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>The first word.</summary>
    public string Verb => Tokens[0].Value;

    public static Statement Of(string sql) => new(sql, Tokenizer.Tokens(sql));

    public bool StartsWith(params string[] words) => HasAt(0, words);

    public bool HasAt(int index, params string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (index + i >= Tokens.Count || !Tokens[index + i].Is(words[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The words stand somewhere, one after another.</summary>
    public bool Has(params string[] words) => IndexOf(words) >= 0;

    public int IndexOf(params string[] words)
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (HasAt(i, words))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The index behind the parenthesis that closes the one at <paramref name="open"/>.</summary>
    public int AfterParenthesis(int open)
    {
        var depth = 0;
        for (var i = open; i < Tokens.Count; i++)
        {
            depth +=
                Tokens[i].Is("(") ? 1
                : Tokens[i].Is(")") ? -1
                : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return Tokens.Count;
    }

    /// <summary>The name at an index with the names before its dots, and the index behind it.</summary>
    public (string Name, int Next) NameAt(int index)
    {
        var name = index < Tokens.Count && Tokens[index].IsName ? Tokens[index].Value.ToLowerInvariant() : "";
        var next = index + 1;
        while (next + 1 < Tokens.Count && Tokens[next].Is(".") && Tokens[next + 1].IsName)
        {
            name += "." + Tokens[next + 1].Value.ToLowerInvariant();
            next += 2;
        }

        return (name, next);
    }

    public override string ToString() => Sql;
}
