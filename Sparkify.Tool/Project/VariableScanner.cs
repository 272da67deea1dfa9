namespace Sparkify.Tool.Project;

/// <summary>
/// Finds the references of a SQL text that stand outside its comments. A comment is not sent for its meaning, so what stands in one
/// is neither replaced (a value of several lines would leave the comment) nor looked up. References count in
/// strings, quoted identifiers and $tag$ bodies; a <c>${</c> is one wherever it stands, so no tag ends right before a brace.
/// </summary>
internal sealed class VariableScanner(string text)
{
    private readonly List<VariableReference> found = [];
    private int position;

    public static IReadOnlyList<VariableReference> Scan(string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return [];
        }

        var scanner = new VariableScanner(text);
        scanner.ScanSql();
        return scanner.found;
    }

    private void ScanSql()
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case '-' when At(1) == '-':
                    SkipLine();
                    break;
                case '/' when At(1) == '*':
                    SkipBlockComment();
                    break;
                case '\'' or '"':
                    ScanQuoted(text[position]);
                    break;
                case '$' when !TakeReference():
                    ScanDollar();
                    break;
                case '$':
                    break;
                case var c when IsWordPart(c) && !char.IsAsciiDigit(c):
                    SkipWord();
                    break;
                default:
                    position++;
                    break;
            }
        }
    }

    private char At(int ahead) => position + ahead < text.Length ? text[position + ahead] : '\0';

    private void SkipLine()
    {
        var end = text.IndexOf('\n', position);
        position = end < 0 ? text.Length : end;
    }

    private void SkipBlockComment()
    {
        var depth = 0;
        do
        {
            var step = (At(0), At(1)) switch
            {
                ('/', '*') => 1,
                ('*', '/') => -1,
                _ => 0,
            };
            depth += step;
            position += step == 0 ? 1 : 2;
        } while (depth > 0 && position < text.Length);
    }

    /// <summary>In strings a backslash escapes a quote or a backslash; a doubled quote reads as two strings side by side.</summary>
    private void ScanQuoted(char quote)
    {
        position++;
        while (position < text.Length && text[position] != quote)
        {
            if (quote == '\'' && text[position] == '\\' && At(1) is '\'' or '\\')
            {
                position += 2;
            }
            else if (!TakeReference())
            {
                position++;
            }
        }

        position++;
    }

    /// <summary>A $tag$ body: up to the same tag there is nothing but text.</summary>
    private void ScanDollar()
    {
        var close = position + 1;
        while (close < text.Length && IsWordPart(text[close]))
        {
            close++;
        }

        var isTag = close < text.Length && text[close] == '$' && !char.IsAsciiDigit(At(1));
        if (!isTag || (close + 1 < text.Length && text[close + 1] == '{'))
        {
            position++;
            return;
        }

        var tag = text[position..(close + 1)];
        position = close + 1;
        while (position < text.Length && string.CompareOrdinal(text, position, tag, 0, tag.Length) != 0)
        {
            if (!TakeReference())
            {
                position++;
            }
        }

        position += tag.Length;
    }

    /// <summary>A word may hold dollars (a$b$c): they start neither a body nor, unless a brace follows, a reference.</summary>
    private void SkipWord()
    {
        while (IsWordPart(At(0)) || (At(0) == '$' && At(1) != '{' && !(At(1) == '$' && At(2) == '{')))
        {
            position++;
        }
    }

    private bool TakeReference()
    {
        if (At(0) != '$')
        {
            return false;
        }

        if (At(1) == '$' && At(2) == '{')
        {
            found.Add(new VariableReference(position, 3, null, true));
            position += 3;
            return true;
        }

        if (At(1) != '{')
        {
            return false;
        }

        var start = position;
        position += 2;
        while (char.IsAsciiLetterOrDigit(At(0)) || At(0) == '_')
        {
            position++;
        }

        var name = text[(start + 2)..position];
        var isClosed = At(0) == '}';
        position += isClosed ? 1 : 0;
        found.Add(new VariableReference(start, position - start, name, isClosed));
        return true;
    }

    /// <summary>Letters as Redshift's names have them: anything beyond ASCII is one.</summary>
    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '#' || c >= 0x80;
}
