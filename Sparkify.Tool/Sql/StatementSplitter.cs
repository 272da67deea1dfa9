using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>Splits a script at its semicolons. Pieces that hold only comments are dropped: engines refuse them.</summary>
internal static class StatementSplitter
{
    /// <exception cref="SparkifyException">a string, name, dollar body or comment is not closed</exception>
    public static IReadOnlyList<SqlStatement> Split(MappedText script)
    {
        var statements = new List<SqlStatement>();
        var tokens = new List<SqlToken>();
        foreach (var token in SqlLexer.Lex(script.Text))
        {
            if (token.Kind == SqlTokenKind.Unterminated)
            {
                throw Unterminated(script, token);
            }

            if (token.Kind == SqlTokenKind.Semicolon)
            {
                AddStatement(statements, script, tokens);
                tokens = [];
            }
            else if (!token.IsTrivia)
            {
                tokens.Add(token);
            }
        }

        AddStatement(statements, script, tokens);
        return statements;
    }

    private static void AddStatement(List<SqlStatement> statements, MappedText script, List<SqlToken> tokens)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        var start = tokens[0].Offset;
        var text = script.Slice(start, tokens[^1].End - start);
        statements.Add(new SqlStatement(text, tokens.ConvertAll(t => t with { Offset = t.Offset - start })));
    }

    private static SparkifyException Unterminated(MappedText script, SqlToken token)
    {
        var what = token.Text[0] switch
        {
            '\'' => "string",
            '"' => "quoted name",
            '$' => "dollar-quoted string",
            _ => "comment",
        };
        return new SparkifyException($"unterminated {what}")
        {
            Span = script.ToSource(token.Offset, 1),
            Hint = $"close the {what} that starts here",
            Code = "42601",
            ExitCode = ExitCode.InvalidProject,
        };
    }
}
