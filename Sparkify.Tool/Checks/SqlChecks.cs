using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Checks;

/// <summary>The checks that stand in checks/: one query a file, which returns the rows that are wrong.</summary>
internal static class SqlChecks
{
    private static readonly string[] WritingWords = ["insert", "update", "delete", "merge", "into"];

    /// <exception cref="SparkifyException">the file does not hold exactly one query</exception>
    public static Check Of(ScriptFile file)
    {
        var statements = StatementSplitter.Split(file.Text);
        if (statements.Count != 1)
        {
            throw Error(
                $"a check holds one query, {file.Name} holds {statements.Count} statements",
                statements.Count == 0 ? file.Source.Span(0, 0) : statements[1].Start
            );
        }

        RefuseWriting(statements[0]);
        return new Check(NameOf(file), file.Header.Severity, statements[0], file.Source.Span(0, 0));
    }

    public static string NameOf(ScriptFile file) => Path.GetFileNameWithoutExtension(file.Name);

    /// <summary>A check runs inside a load's transaction and again at any time: it must not change what it looks at.</summary>
    private static void RefuseWriting(SqlStatement query)
    {
        var first = query.Tokens[0];
        if (!first.IsWord("select") && !first.IsWord("with") && first.Kind != SqlTokenKind.OpenParen)
        {
            throw Error($"a check is a query, not {first.Text.ToUpperInvariant()}", query.Start);
        }

        var depth = 0;
        foreach (var token in query.Tokens)
        {
            depth += token.Kind switch
            {
                SqlTokenKind.OpenParen => 1,
                SqlTokenKind.CloseParen => -1,
                _ => 0,
            };
            if (depth == 0 && Array.Exists(WritingWords, token.IsWord))
            {
                throw Error($"a check only reads, {token.Text.ToUpperInvariant()} writes", query.SpanOf(token));
            }
        }
    }

    private static SparkifyException Error(string message, SourceSpan span) =>
        new(message)
        {
            Span = span,
            Hint = "write one SELECT that returns the rows that are wrong",
            ExitCode = ExitCode.InvalidProject,
        };
}
