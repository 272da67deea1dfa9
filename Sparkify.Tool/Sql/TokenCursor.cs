using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>Reads the tokens of one statement from left to right; its errors name what was expected, with position.</summary>
internal sealed class TokenCursor(SqlStatement statement, int start = 0)
{
    public SqlStatement Statement { get; } = statement;

    public int Index { get; set; } = start;

    public bool AtEnd => Index >= Statement.Tokens.Count;

    public SqlToken? Current => AtEnd ? null : Statement.Tokens[Index];

    public SqlToken? Ahead(int count) =>
        Index + count < Statement.Tokens.Count ? Statement.Tokens[Index + count] : null;

    public bool At(string word) => Current?.IsWord(word) == true;

    public bool At(SqlTokenKind kind) => Current?.Kind == kind;

    /// <summary>Takes the words if they all stand here.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (Ahead(i)?.IsWord(words[i]) != true)
            {
                return false;
            }
        }

        Index += words.Length;
        return true;
    }

    public bool Take(SqlTokenKind kind)
    {
        if (!At(kind))
        {
            return false;
        }

        Index++;
        return true;
    }

    public SqlToken Next()
    {
        var token = Current ?? throw Expected("more");
        Index++;
        return token;
    }

    public void Expect(string word)
    {
        if (!Take(word))
        {
            throw Expected(word.ToUpperInvariant());
        }
    }

    public SqlToken Expect(SqlTokenKind kind, string description)
    {
        if (!At(kind))
        {
            throw Expected(description);
        }

        return Next();
    }

    public SqlToken ExpectIdentifier(string description)
    {
        if (Current?.IsIdentifier != true)
        {
            throw Expected(description);
        }

        return Next();
    }

    /// <summary>[[database.]schema.]name</summary>
    public QualifiedName ExpectName(string description)
    {
        var first = ExpectIdentifier(description);
        string? schema = null;
        var last = first;
        while (Take(SqlTokenKind.Dot))
        {
            schema = last.IdentifierName;
            last = ExpectIdentifier(description);
        }

        return new QualifiedName(schema, last.IdentifierName);
    }

    /// <summary>A name that the statement gives to something new: neither a reserved word nor too long.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_names.html"/>
    public SqlToken ExpectNewIdentifier(string description)
    {
        var token = ExpectIdentifier(description);
        if (token.Kind == SqlTokenKind.Word && ReservedWords.Contains(token.Text))
        {
            throw new SparkifyException(
                $"syntax error at or near \"{token.Text}\": expected {description}, and {SqlNames.Fold(token.Text)} is a reserved word"
            )
            {
                Span = Statement.SpanOf(token),
                Code = "42601",
                Rule = RuleNames.ReservedWord,
                Hint = $"quote it: {SqlNames.Quote(SqlNames.Fold(token.Text))}",
            };
        }

        var bytes = System.Text.Encoding.UTF8.GetByteCount(token.IdentifierName);
        if (bytes is 0 or > SqlNames.MaxBytes)
        {
            throw Error(
                $"a name has 1 to {SqlNames.MaxBytes} bytes, found {bytes}",
                token,
                bytes == 0 ? null : "Redshift would cut it without a word"
            );
        }

        return token;
    }

    /// <summary>The name that stands here, if one does; what follows it may be broken.</summary>
    public QualifiedName? TakeName()
    {
        if (Current?.IsIdentifier != true)
        {
            return null;
        }

        string? schema = null;
        var name = Next().IdentifierName;
        while (At(SqlTokenKind.Dot) && Ahead(1)?.IsIdentifier == true)
        {
            Next();
            schema = name;
            name = Next().IdentifierName;
        }

        return new QualifiedName(schema, name);
    }

    /// <summary>[[database.]schema.]name of something new.</summary>
    public QualifiedName ExpectNewName(string description)
    {
        var first = ExpectIdentifier(description);
        if (!At(SqlTokenKind.Dot))
        {
            Index--;
            return new QualifiedName(null, ExpectNewIdentifier(description).IdentifierName);
        }

        var schema = first;
        var name = first;
        while (Take(SqlTokenKind.Dot))
        {
            schema = name;
            name = ExpectNewIdentifier(description);
        }

        return new QualifiedName(schema.IdentifierName, name.IdentifierName);
    }

    /// <summary>(name, …) in parentheses, each name once.</summary>
    public IReadOnlyList<string> ExpectNameList(string description)
    {
        var names = new List<string>();
        Expect(SqlTokenKind.OpenParen, "(");
        do
        {
            var token = ExpectIdentifier(description);
            if (names.Contains(token.IdentifierName))
            {
                throw Error($"column \"{token.IdentifierName}\" is named twice", token);
            }

            names.Add(token.IdentifierName);
        } while (Take(SqlTokenKind.Comma));
        Expect(SqlTokenKind.CloseParen, ", or )");
        return names;
    }

    /// <summary>The place of the tokens from that index up to here.</summary>
    public SourceSpan SpanFrom(int first)
    {
        var last = Statement.Tokens[Math.Max(first, Index - 1)];
        var offset = Statement.Tokens[first].Offset;
        return Statement.Text.ToSource(offset, last.End - offset);
    }

    /// <summary>From an open parenthesis here past the one that closes it; returns the index of the closing one.</summary>
    public int SkipParentheses()
    {
        Expect(SqlTokenKind.OpenParen, "(");
        for (var depth = 1; ; )
        {
            var token = Current ?? throw Expected(")");
            depth += token.Kind switch
            {
                SqlTokenKind.OpenParen => 1,
                SqlTokenKind.CloseParen => -1,
                _ => 0,
            };
            Index++;
            if (depth == 0)
            {
                return Index - 1;
            }
        }
    }

    public void ExpectEnd()
    {
        if (!AtEnd)
        {
            throw Expected("end of statement");
        }
    }

    public SparkifyException Expected(string description) =>
        AtEnd
            ? Error($"syntax error at end of statement: expected {description}", Statement.Tokens[^1])
            : Error($"syntax error at or near \"{Current!.Value.Text}\": expected {description}", Current.Value);

    public SparkifyException Error(string message, SqlToken token, string? hint = null) =>
        new(message)
        {
            Span = Statement.SpanOf(token),
            Code = "42601",
            Hint = hint,
        };

    /// <summary>What another database has and Redshift has not. Rule: one of RuleNames.</summary>
    public SparkifyException Unsupported(string rule, string message, SqlToken token, string? hint) =>
        new(message)
        {
            Span = Statement.SpanOf(token),
            Code = "0A000",
            Rule = rule,
            Hint = hint,
        };
}
