using System.Text.RegularExpressions;

namespace Sparkify.Tool.Text;

/// <summary>
/// The credentials that stand in a SQL text, as COPY takes them (iam_role names a role and is none). Found by the words before them and not by the
/// grammar: an error is printed just when the text is not SQL, and a mistyped word must not give its value away.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-authorization.html"/>
internal static partial class SourceSecrets
{
    /// <summary>Shorter values are replaced in messages only between quotes: they may be part of any word.</summary>
    private const int DistinctLength = 8;

    private const string Hidden = "***";

    /// <summary>The same diagnostic without the credentials in what it says.</summary>
    public static Diagnostic Mask(Diagnostic diagnostic)
    {
        if (diagnostic.Span is not { } span)
        {
            return diagnostic;
        }

        var content = span.Source.Content;
        var found = Find(content);
        if (found.Count == 0)
        {
            return diagnostic;
        }

        var secrets = found.Select(g => g.Value).Distinct().OrderByDescending(s => s.Length).ToList();
        var isOnSecret = found.Exists(g => span.Offset <= g.Index + g.Length && g.Index <= span.Offset + span.Length);

        // What a variable put there is not in the file: it may be one of the credentials again.
        var end = Math.Min(span.Offset + span.Length, content.Length);
        var isVariable = span.Offset < end && content[span.Offset..end].Contains("${", StringComparison.Ordinal);
        return diagnostic with
        {
            Message = Hide(isOnSecret || isVariable ? HideQuotation(diagnostic.Message) : diagnostic.Message),
            Hint = diagnostic.Hint is { } hint ? Hide(hint) : null,
            Details = [.. diagnostic.Details.Select(Hide)],
        };

        string Hide(string text) => secrets.Aggregate(MaskContent(text), HideValue);
    }

    /// <summary>A text of the same length, so that positions in it stay true.</summary>
    public static string MaskContent(string content)
    {
        var found = Find(content);
        if (found.Count == 0)
        {
            return content;
        }

        var masked = content.ToCharArray();
        foreach (var group in found)
        {
            foreach (ref var character in masked.AsSpan(group.Index, group.Length))
            {
                character = character is '\n' or '\r' or '\t' ? character : '*';
            }
        }

        return new string(masked);
    }

    private static List<Group> Find(string content) =>
        content.AsSpan().IndexOfAny("'\"=$") < 0 && !content.Contains("key", StringComparison.OrdinalIgnoreCase)
            ? []
            : [.. Credential().Matches(content).Select(m => m.Groups["value"]).Where(g => g.Length > 0)];

    private static string HideValue(string text, string secret) =>
        secret.Length >= DistinctLength
            ? text.Replace(secret, Hidden, StringComparison.Ordinal)
            : text.Replace($"'{secret}'", $"'{Hidden}'", StringComparison.Ordinal)
                .Replace($"\"{secret}\"", $"\"{Hidden}\"", StringComparison.Ordinal);

    /// <summary>The token that an error is about, in which a variable's value may stand that the file does not show.</summary>
    private static string HideQuotation(string message) => Quotation().Replace(message, $"at or near \"{Hidden}\"");

    [GeneratedRegex("at or near \".*\"", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();

    /// <summary>
    /// A word that announces a credential, what may stand between, and the value: a literal, closed or not, or without quotes what no
    /// name of a column looks like. Or key=value, as inside the literal of CREDENTIALS. A name of JSON, with its colon, is no value.
    /// </summary>
    [GeneratedRegex(
        """
            \b\w*(?:secret|access_?key|key_id|session_?tok|symmetric|passw|cred\w*ls?\b)\w*
            (?:
                (?:\s|--[^\n]*\n|/\*.*?\*/|\bas\b|=)*
                (?:
                    '(?<value>(?:[^'\\]|\\.|'')*)(?:'|\\?\z)
                    | "(?<value>[^"]*)(?:"(?!\s*:(?!:))|\z)
                    | \$(?<tag>\w*)\$(?<value>.*?)(?:\$\k<tag>\$|\z)
                )
                | \s+(?<value>[^\s,;()'"$]{16,})
            )
            | \b\w*(?:secret|access_?key|key_id|token|symmetric|passw)\w*=(?<value>[^\s;'"]+)
            """,
        RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
            | RegexOptions.Singleline
            | RegexOptions.IgnorePatternWhitespace
            | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Credential();
}
