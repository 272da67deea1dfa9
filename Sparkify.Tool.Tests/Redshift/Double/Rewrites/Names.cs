using Sparkify.Tool.Tests.Redshift.Double.Rules;

namespace Sparkify.Tool.Tests.Redshift.Double.Rewrites;

/// <summary>Names are lower case even when they are quoted, unless the session keeps their case.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_names.html"/>
internal static class Names
{
    public static Statement Fold(Statement statement, SessionState state)
    {
        var edits = new Edits(statement);
        for (var i = 0; i < statement.Tokens.Count && !state.KeepsCase; i++)
        {
            var token = statement.Tokens[i];
            if (token.Kind == TokenKind.Word && token.Value.StartsWith('#'))
            {
                edits.Replace(i, Quote(token.Value));
            }
            else if (token.Kind == TokenKind.QuotedName && token.Value.Any(char.IsAsciiLetterUpper))
            {
                edits.Replace(i, Quote(Lower(token.Value)));
            }
        }

        return edits.Apply();
    }

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A name with the names before its dots.</summary>
    public static string QuotePath(string name) => string.Join('.', name.Split('.').Select(Quote));

    private static string Lower(string name) =>
        new([.. name.Select(c => char.IsAsciiLetterUpper(c) ? (char)(c + 32) : c)]);
}
