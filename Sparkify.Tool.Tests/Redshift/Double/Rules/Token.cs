namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

internal enum TokenKind
{
    Word,
    QuotedName,
    Text,
    Number,
    Parameter,
    Symbol,
}

/// <summary>A piece of a statement. <paramref name="Value"/> is lower case for words, without quotes for names and texts.</summary>
internal readonly record struct Token(TokenKind Kind, string Value, int Start, int End)
{
    public bool IsName => Kind is TokenKind.Word or TokenKind.QuotedName;

    public bool Is(string word) => Kind is TokenKind.Word or TokenKind.Symbol && Value == word;

    public bool IsAny(params string[] words) => Kind is TokenKind.Word or TokenKind.Symbol && words.Contains(Value);
}
