using System.Text;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>Cuts SQL into tokens and statements. It owes nothing to the tool's lexer, which it judges.</summary>
internal sealed class Tokenizer(string sql)
{
    private static readonly string[] Pairs = ["::", "<=", ">=", "<>", "!=", "||"];
    private readonly List<Token> tokens = [];
    private int offset;

    /// <summary>Statements between semicolons, without those that hold nothing.</summary>
    public static List<Statement> Split(string sql)
    {
        var statements = new List<Statement>();
        var tokens = new List<Token>();
        foreach (var token in new Tokenizer(sql).Run())
        {
            if (!token.Is(";"))
            {
                tokens.Add(token);
                continue;
            }

            Add(sql, tokens, statements);
            tokens = [];
        }

        Add(sql, tokens, statements);
        return statements;
    }

    public static List<Token> Tokens(string sql) => new Tokenizer(sql).Run();

    private static void Add(string sql, List<Token> tokens, List<Statement> statements)
    {
        if (tokens.Count > 0)
        {
            statements.Add(Statement.Of(sql[tokens[0].Start..tokens[^1].End]));
        }
    }

    private List<Token> Run()
    {
        while (offset < sql.Length)
        {
            var c = sql[offset];
            if (char.IsWhiteSpace(c))
            {
                offset++;
            }
            else if (At("--"))
            {
                var end = sql.IndexOf('\n', offset);
                offset = end < 0 ? sql.Length : end;
            }
            else if (At("/*"))
            {
                SkipComment();
            }
            else
            {
                tokens.Add(Next(c));
            }
        }

        return tokens;
    }

    private Token Next(char c)
    {
        var start = offset;
        if (c == '\'')
        {
            return new Token(TokenKind.Text, Quoted('\''), start, offset);
        }

        if (c == '"')
        {
            return new Token(TokenKind.QuotedName, Quoted('"'), start, offset);
        }

        if (c == '$' && offset + 1 < sql.Length && char.IsAsciiDigit(sql[offset + 1]))
        {
            offset++;
            TakeWhile(char.IsAsciiDigit);
            return new Token(TokenKind.Parameter, sql[(start + 1)..offset], start, offset);
        }

        if (c == '$' && DollarQuoted() is { } body)
        {
            return new Token(TokenKind.Text, body, start, offset);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && offset + 1 < sql.Length && char.IsAsciiDigit(sql[offset + 1])))
        {
            TakeWhile(x => char.IsAsciiLetterOrDigit(x) || x == '.');
            return new Token(TokenKind.Number, sql[start..offset], start, offset);
        }

        if (char.IsLetter(c) || c is '_' or '#')
        {
            TakeWhile(x => char.IsLetterOrDigit(x) || x is '_' or '$' or '#');
            return new Token(TokenKind.Word, sql[start..offset].ToLowerInvariant(), start, offset);
        }

        offset += Pairs.Any(At) ? 2 : 1;
        return new Token(TokenKind.Symbol, sql[start..offset], start, offset);
    }

    private string Quoted(char quote)
    {
        var value = new StringBuilder();
        for (offset++; offset < sql.Length; offset++)
        {
            if (sql[offset] == '\\' && quote == '\'' && offset + 1 < sql.Length)
            {
                value.Append(sql[++offset]);
            }
            else if (sql[offset] != quote)
            {
                value.Append(sql[offset]);
            }
            else if (offset + 1 < sql.Length && sql[offset + 1] == quote)
            {
                value.Append(sql[++offset]);
            }
            else
            {
                offset++;
                return value.ToString();
            }
        }

        throw new ServerError(ServerError.SyntaxError, $"unterminated quoted string at or near \"{value}\"");
    }

    private string? DollarQuoted()
    {
        var close = sql.IndexOf('$', offset + 1);
        if (close < 0 || !sql[(offset + 1)..close].All(x => char.IsLetterOrDigit(x) || x == '_'))
        {
            return null;
        }

        var tag = sql[offset..(close + 1)];
        var end = sql.IndexOf(tag, close + 1, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new ServerError(ServerError.SyntaxError, $"unterminated dollar-quoted string at or near \"{tag}\"");
        }

        offset = end + tag.Length;
        return sql[(close + 1)..end];
    }

    private void SkipComment()
    {
        var depth = 0;
        do
        {
            depth +=
                At("/*") ? 1
                : At("*/") ? -1
                : 0;
            offset += At("/*") || At("*/") ? 2 : 1;
        } while (depth > 0 && offset < sql.Length);
    }

    private bool At(string text) => string.CompareOrdinal(sql, offset, text, 0, text.Length) == 0;

    private void TakeWhile(Func<char, bool> isPart)
    {
        while (offset < sql.Length && isPart(sql[offset]))
        {
            offset++;
        }
    }
}
