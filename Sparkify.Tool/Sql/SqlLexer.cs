namespace Sparkify.Tool.Sql;

/// <summary>Cuts Redshift SQL into tokens that, joined, give back the text. Never throws: what is not closed is one last Unterminated token.</summary>
internal sealed class SqlLexer(string text)
{
    private static readonly string[] LongOperators =
    [
        "!~~*",
        "!~~",
        "!~*",
        "~~*",
        "||/",
        "->>",
        "::",
        "<=",
        ">=",
        "<>",
        "!=",
        "||",
        "|/",
        "~~",
        "!~",
        "~*",
        "<<",
        ">>",
        "->",
        ":=",
        "=>",
        "..",
        "!!",
    ];

    private const char ByteOrderMark = '\uFEFF';

    private int position;

    public static List<SqlToken> Lex(string text)
    {
        var lexer = new SqlLexer(text);
        var tokens = new List<SqlToken>();
        while (lexer.position < text.Length)
        {
            tokens.Add(lexer.Next());
        }

        return tokens;
    }

    private SqlToken Next()
    {
        var start = position;
        var kind = Scan();
        return new SqlToken(kind, start, text[start..position]);
    }

    private SqlTokenKind Scan()
    {
        var c = text[position];
        return c switch
        {
            _ when IsSpace(c) => ScanWhile(IsSpace, SqlTokenKind.Whitespace),
            ByteOrderMark when position == 0 => Take(1, SqlTokenKind.Whitespace),
            '-' when At(1) == '-' => ScanLineComment(),
            '/' when At(1) == '*' => ScanBlockComment(),
            '\'' => ScanString(),
            '"' => ScanQuotedIdentifier(),
            '$' => ScanDollar(),
            '#' when StartsTemporaryName() => ScanTemporaryName(),
            _ when SqlNames.IsStart(c) => ScanWhile(SqlNames.IsPart, SqlTokenKind.Word),
            _ when char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(At(1))) => ScanNumber(),
            ',' => Take(1, SqlTokenKind.Comma),
            '.' when At(1) != '.' => Take(1, SqlTokenKind.Dot),
            ';' => Take(1, SqlTokenKind.Semicolon),
            '(' => Take(1, SqlTokenKind.OpenParen),
            ')' => Take(1, SqlTokenKind.CloseParen),
            _ => ScanOperator(),
        };
    }

    /// <summary>Redshift's white space is ASCII: a no-break space is a letter to it, and an error worth seeing.</summary>
    private static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');

    /// <summary>A # before a name that nothing stands directly before; otherwise it is the operator XOR.</summary>
    private bool StartsTemporaryName()
    {
        var before = position > 0 ? text[position - 1] : ' ';
        return SqlNames.IsStart(At(1)) && !SqlNames.IsPart(before) && before is not (')' or ']' or '"' or '\'');
    }

    private SqlTokenKind ScanTemporaryName()
    {
        position++;
        return ScanWhile(SqlNames.IsPart, SqlTokenKind.Word);
    }

    private char At(int ahead) => position + ahead < text.Length ? text[position + ahead] : '\0';

    private SqlTokenKind Take(int count, SqlTokenKind kind)
    {
        position += count;
        return kind;
    }

    private SqlTokenKind ScanWhile(Func<char, bool> belongs, SqlTokenKind kind)
    {
        while (position < text.Length && belongs(text[position]))
        {
            position++;
        }

        return kind;
    }

    private SqlTokenKind ScanLineComment()
    {
        var length = text.AsSpan(position).IndexOfAny('\n', '\r');
        position = length < 0 ? text.Length : position + length;
        return SqlTokenKind.Comment;
    }

    private SqlTokenKind ScanBlockComment()
    {
        var depth = 0;
        while (position < text.Length)
        {
            if (At(0) == '/' && At(1) == '*')
            {
                depth++;
                position += 2;
            }
            else if (At(0) == '*' && At(1) == '/')
            {
                position += 2;
                if (--depth == 0)
                {
                    return SqlTokenKind.Comment;
                }
            }
            else
            {
                position++;
            }
        }

        return SqlTokenKind.Unterminated;
    }

    private SqlTokenKind ScanString()
    {
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '\\')
            {
                position++;
            }
            else if (text[position] == '\'')
            {
                if (At(1) != '\'')
                {
                    return Take(1, SqlTokenKind.String);
                }

                position++;
            }
        }

        position = text.Length;
        return SqlTokenKind.Unterminated;
    }

    private SqlTokenKind ScanQuotedIdentifier()
    {
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '"')
            {
                if (At(1) != '"')
                {
                    return Take(1, SqlTokenKind.QuotedIdentifier);
                }

                position++;
            }
        }

        return SqlTokenKind.Unterminated;
    }

    /// <summary><c>$1</c>, <c>$$…$$</c>, <c>$tag$…$tag$</c> or a lone dollar.</summary>
    private SqlTokenKind ScanDollar()
    {
        if (char.IsAsciiDigit(At(1)))
        {
            position++;
            return ScanWhile(char.IsAsciiDigit, SqlTokenKind.Operator);
        }

        var close = position + 1;
        while (close < text.Length && text[close] != '$' && SqlNames.IsPart(text[close]))
        {
            close++;
        }

        if (close >= text.Length || text[close] != '$')
        {
            return Take(1, SqlTokenKind.Operator);
        }

        var tag = text[position..(close + 1)];
        var end = text.IndexOf(tag, close + 1, StringComparison.Ordinal);
        position = end < 0 ? text.Length : end + tag.Length;
        return end < 0 ? SqlTokenKind.Unterminated : SqlTokenKind.DollarString;
    }

    private SqlTokenKind ScanNumber()
    {
        ScanWhile(char.IsAsciiDigit, SqlTokenKind.Number);
        if (At(0) == '.' && At(1) != '.')
        {
            position++;
            ScanWhile(char.IsAsciiDigit, SqlTokenKind.Number);
        }

        if (At(0) is 'e' or 'E')
        {
            var sign = At(1) is '+' or '-' ? 2 : 1;
            if (char.IsAsciiDigit(At(sign)))
            {
                position += sign;
                ScanWhile(char.IsAsciiDigit, SqlTokenKind.Number);
            }
        }

        return SqlTokenKind.Number;
    }

    private SqlTokenKind ScanOperator()
    {
        foreach (var candidate in LongOperators)
        {
            if (string.CompareOrdinal(text, position, candidate, 0, candidate.Length) == 0)
            {
                return Take(candidate.Length, SqlTokenKind.Operator);
            }
        }

        var pair = char.IsHighSurrogate(text[position]) && char.IsLowSurrogate(At(1)) ? 2 : 1;
        return Take(pair, SqlTokenKind.Operator);
    }
}
