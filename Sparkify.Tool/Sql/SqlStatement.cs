using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>
/// One statement of Redshift SQL without its semicolon. Tokens: those that mean something (no white space, no
/// comments), with offsets into Text; never empty.
/// </summary>
internal sealed class SqlStatement(MappedText text, IReadOnlyList<SqlToken> tokens)
{
    /// <summary>What the source of statements of the tool is called.</summary>
    public const string OwnName = "(sparkify)";

    private string? verb;

    public MappedText Text { get; } = text;

    public IReadOnlyList<SqlToken> Tokens { get; } = tokens;

    /// <summary>The first word in lower case, such as "select", behind WITH also "update" and "delete"; "" where the statement starts otherwise.</summary>
    public string Verb =>
        verb ??=
            Tokens[0].Kind == SqlTokenKind.Word ? SqlNames.Fold(Tokens[StatementClassifier.FindVerb(this)].Text) : "";

    /// <summary>The place of the whole statement in the user's file.</summary>
    public SourceSpan Span => Text.ToSource(Tokens[0].Offset, Tokens[^1].End - Tokens[0].Offset);

    /// <summary>The place of its first token: what an error without a position of its own points at.</summary>
    public SourceSpan Start => SpanOf(Tokens[0]);

    public SourceSpan SpanOf(SqlToken token) => Text.ToSource(token.Offset, token.Text.Length);

    public bool StartsWith(params ReadOnlySpan<string> words)
    {
        if (words.Length > Tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (!Tokens[i].IsWord(words[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The statement that starts at a token: the query of CREATE TABLE … AS query.</summary>
    public SqlStatement From(int tokenIndex)
    {
        var start = Tokens[tokenIndex].Offset;
        var text = Text.Slice(start, Text.Text.Length - start);
        return new SqlStatement(text, [.. Tokens.Skip(tokenIndex).Select(t => t with { Offset = t.Offset - start })]);
    }

    /// <summary>One statement of the tool's own.</summary>
    public static SqlStatement Own(string sql) =>
        StatementSplitter.Split(MappedText.Of(new SourceText(OwnName, sql))).Single();

    public override string ToString() => Text.Text;
}
