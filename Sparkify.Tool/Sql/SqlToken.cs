namespace Sparkify.Tool.Sql;

internal enum SqlTokenKind
{
    Whitespace,
    Comment,
    Word,
    QuotedIdentifier,
    String,
    DollarString,
    Number,
    Operator,
    Comma,
    Dot,
    Semicolon,
    OpenParen,
    CloseParen,

    /// <summary>A string, quoted identifier, dollar body or block comment that is not closed; always the last token.</summary>
    Unterminated,
}

/// <summary>A piece of SQL with its text. Offset: 0-based, in the text that was lexed.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Offset, string Text)
{
    public int End => Offset + Text.Length;

    /// <summary>What the token adds to the depth of brackets: 1, -1 or 0.</summary>
    public int Nesting =>
        Kind switch
        {
            SqlTokenKind.OpenParen => 1,
            SqlTokenKind.CloseParen => -1,
            _ => 0,
        };

    public bool IsTrivia => Kind is SqlTokenKind.Whitespace or SqlTokenKind.Comment;

    /// <summary>An unquoted word, compared without case.</summary>
    public bool IsWord(string word) =>
        Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsOperator(string text) => Kind == SqlTokenKind.Operator && Text == text;

    public bool IsIdentifier => Kind is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier;

    /// <summary>The name as Redshift stores it: folded to lower case even when quoted (page r_names).</summary>
    public string IdentifierName =>
        Kind == SqlTokenKind.QuotedIdentifier
            ? SqlNames.Fold(Text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal))
            : SqlNames.Fold(Text);

    /// <summary>The value of a string literal: doubled quotes and backslash escapes resolved.</summary>
    public string StringValue => SqlStrings.Unquote(Text);
}
