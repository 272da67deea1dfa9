using System.Globalization;
using System.Text;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>String literals of Redshift, in which a backslash escapes the next character.</summary>
internal static class SqlStrings
{
    /// <summary>The one function that quotes a value as a Redshift literal; SQL text holds no other value.</summary>
    public static string Quote(string value) =>
        $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The value of <c>'…'</c> or <c>$tag$…$tag$</c>.</summary>
    public static string Unquote(string literal)
    {
        if (literal.StartsWith('$'))
        {
            var tag = literal.IndexOf('$', 1) + 1;
            return literal[tag..^tag];
        }

        var body = literal.AsSpan(1, literal.Length - 2);
        if (body.IndexOfAny('\'', '\\') < 0)
        {
            return body.ToString();
        }

        var value = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '\\' && i + 1 < body.Length)
            {
                i += AppendEscape(value, body[(i + 1)..]);
            }
            else
            {
                value.Append(body[i]);
                i += body[i] == '\'' ? 1 : 0;
            }
        }

        return value.ToString();
    }

    /// <summary>The same of a literal that knows where its characters stand: so does the value.</summary>
    public static MappedText Unquote(MappedText literal)
    {
        var text = literal.Text;
        var tag = text.StartsWith('$') ? text.IndexOf('$', 1) + 1 : 1;
        var edits = new List<TextEdit> { new(0, tag, ""), new(text.Length - tag, tag, "") };
        var value = new StringBuilder();
        for (var i = tag; text[0] == '\'' && i < text.Length - 1; i++)
        {
            var length = 1;
            if (text[i] == '\\' && i + 1 < text.Length - 1)
            {
                value.Clear();
                length += AppendEscape(value, text.AsSpan(i + 1, text.Length - i - 2));
                edits.Add(new TextEdit(i, length, value.ToString()));
            }
            else if (text[i] == '\'')
            {
                length = 2;
                edits.Add(new TextEdit(i, length, "'"));
            }

            i += length - 1;
        }

        return literal.Apply(edits);
    }

    private static int AppendEscape(StringBuilder value, ReadOnlySpan<char> rest)
    {
        if (rest[0] is >= '0' and <= '7')
        {
            var count = 1;
            while (count < 3 && count < rest.Length && rest[count] is >= '0' and <= '7')
            {
                count++;
            }

            value.Append((char)Convert.ToInt32(rest[..count].ToString(), 8));
            return count;
        }

        if (rest[0] == 'x' && rest.Length > 1 && char.IsAsciiHexDigit(rest[1]))
        {
            var count = rest.Length > 2 && char.IsAsciiHexDigit(rest[2]) ? 2 : 1;
            value.Append((char)byte.Parse(rest.Slice(1, count), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            return count + 1;
        }

        value.Append(
            rest[0] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                var other => other,
            }
        );
        return 1;
    }
}
