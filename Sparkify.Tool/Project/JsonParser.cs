using System.Globalization;
using System.Text;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>
/// Reads strict JSON (RFC 8259) into values that know their place, which System.Text.Json's do not: an error about
/// a key must point at it. The text is parsed; spans and messages show the source, which is as long but may be masked.
/// </summary>
internal sealed class JsonParser(SourceText shown, string text)
{
    private const int MaxDepth = 32;

    private int position;
    private int depth;

    public static JsonValue Parse(SourceText shown, string text)
    {
        var parser = new JsonParser(shown, text);
        var value = parser.ReadValue();
        parser.SkipBlanks();
        return parser.position == text.Length ? value : throw parser.Expected("the end of the file");
    }

    private char Current => position < text.Length ? text[position] : '\0';

    private JsonValue ReadValue()
    {
        SkipBlanks();
        return Current switch
        {
            '{' => ReadObject(),
            '[' => ReadArray(),
            '"' => ReadString(),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => ReadWord(),
        };
    }

    private JsonValue ReadObject()
    {
        var start = position;
        var members = new List<JsonMember>();
        ReadItems('}', () => members.Add(ReadMember(members)));
        return new JsonValue(JsonKind.Object, SpanFrom(start)) { Members = members };
    }

    private JsonMember ReadMember(List<JsonMember> before)
    {
        if (Current != '"')
        {
            throw Expected("a key in double quotes");
        }

        var name = ReadString();
        if (before.Find(m => m.Name == name.Text) is { } first)
        {
            throw ProjectError.At(
                name.Span,
                $"key {ProjectError.Quote(name.Text)} stands twice in one object",
                string.Create(CultureInfo.InvariantCulture, $"remove it here or in line {first.NameSpan.Start.Line}")
            );
        }

        SkipBlanks();
        if (Current != ':')
        {
            throw Expected("\":\"");
        }

        position++;
        return new JsonMember(name.Text, name.Span, ReadValue());
    }

    private JsonValue ReadArray()
    {
        var start = position;
        var items = new List<JsonValue>();
        ReadItems(']', () => items.Add(ReadValue()));
        return new JsonValue(JsonKind.Array, SpanFrom(start)) { Items = items };
    }

    /// <summary>From the opening bracket past the closing one.</summary>
    private void ReadItems(char close, Action readItem)
    {
        if (++depth > MaxDepth)
        {
            throw Error(position, 1, "objects and lists are nested too deep");
        }

        position++;
        SkipBlanks();
        while (Current != close)
        {
            readItem();
            SkipBlanks();
            if (Current == close)
            {
                break;
            }

            if (Current != ',')
            {
                throw Expected($"\",\" or \"{close}\"");
            }

            var comma = position++;
            SkipBlanks();
            if (Current == close)
            {
                throw Error(comma, 1, $"expected another entry after the comma, found \"{close}\"", "remove the comma");
            }
        }

        position++;
        depth--;
    }

    private JsonValue ReadString()
    {
        var start = position++;
        var value = new StringBuilder();
        while (Current != '"')
        {
            if (position >= text.Length || Current == '\n')
            {
                throw Error(start, position - start, "the string is not closed on its line");
            }

            if (Current < ' ')
            {
                throw Error(position, 1, "a control character in a string", "write it as an escape such as \\t");
            }

            value.Append(Current == '\\' ? ReadEscape() : text[position++]);
        }

        position++;
        return new JsonValue(JsonKind.String, SpanFrom(start)) { Text = value.ToString() };
    }

    private char ReadEscape()
    {
        var start = position;
        position += 2;
        var letter = start + 1 < text.Length ? text[start + 1] : '\0';
        return letter switch
        {
            '"' or '\\' or '/' => letter,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadCodeUnit(start),
            _ => throw Error(start, 2, "unknown escape in a string", "write a backslash as \\\\, and paths with /"),
        };
    }

    private char ReadCodeUnit(int start)
    {
        var digits = text.AsSpan(position, Math.Min(4, text.Length - position));
        if (
            digits.Length < 4
            || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
        )
        {
            throw Error(start, 2, "expected four hexadecimal digits after \\u");
        }

        position += 4;
        return (char)unit;
    }

    /// <summary>Not checked any further: no key of a project takes a number, so each is an error of the key that has it.</summary>
    private JsonValue ReadNumber()
    {
        var start = position;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '-' or '+' or '.')
        {
            position++;
        }

        return new JsonValue(JsonKind.Number, SpanFrom(start)) { Text = text[start..position] };
    }

    private JsonValue ReadWord()
    {
        var start = position;
        while (char.IsAsciiLetter(Current))
        {
            position++;
        }

        var word = text[start..position];
        if (word is "true" or "false" or "null")
        {
            var kind = word == "null" ? JsonKind.Null : JsonKind.Boolean;
            return new JsonValue(kind, SpanFrom(start)) { Text = word };
        }

        position = start;
        throw word.ToLowerInvariant() is "true" or "false" or "null"
            ? Error(start, word.Length, $"expected a value, found \"{word}\"", $"write {word.ToLowerInvariant()}")
            : Expected("a value");
    }

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            position++;
        }

        if (Current == '/' || Current == '#')
        {
            throw Error(position, 1, "comments are not allowed in JSON", "remove the comment");
        }
    }

    private SourceSpan SpanFrom(int start) => shown.Span(start, position - start);

    private SparkifyException Expected(string what)
    {
        if (position >= text.Length)
        {
            return Error(text.TrimEnd().Length, 0, $"expected {what}, found the end of the file");
        }

        if (Current == '"')
        {
            return Error(position, 1, $"expected {what}, found a string");
        }

        var end = position + 1;
        while (char.IsAsciiLetterOrDigit(text[position]) && end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        return Error(
            position,
            end - position,
            $"expected {what}, found {ProjectError.Quote(shown.Content[position..end])}"
        );
    }

    private SparkifyException Error(int offset, int length, string message, string? hint = null) =>
        ProjectError.At(shown.Span(offset, length), message, hint);
}
