using System.Text;
using System.Text.Json;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>A small JSON object of S3 (a manifest, a jsonpaths file), read token by token with each token's place.</summary>
internal ref struct JsonText(SourceText text)
{
    private readonly byte[] utf8 = Encoding.UTF8.GetBytes(text.Content);
    private Utf8JsonReader reader;
    private bool started;

    public readonly JsonTokenType Token => reader.TokenType;

    /// <exception cref="SparkifyException">an escape of the string stands for half a character</exception>
    public readonly string Value
    {
        get
        {
            try
            {
                return reader.GetString() ?? "";
            }
            catch (InvalidOperationException)
            {
                throw Invalid("a string holds a surrogate without its partner", Span);
            }
        }
    }

    /// <summary>Null where the number is no 64-bit integer.</summary>
    public readonly long? Number => reader.TryGetInt64(out var value) ? value : null;

    public readonly SourceSpan Span =>
        SpanOf(started ? (int)reader.TokenStartIndex : 0, Math.Max(1, reader.ValueSpan.Length));

    /// <summary>The next token; an error where the text is not JSON or ends.</summary>
    public void Read()
    {
        if (!TryRead())
        {
            throw EndsTooEarly();
        }
    }

    /// <summary>Steps over the value that the current token starts.</summary>
    public void Skip()
    {
        var depth = reader.CurrentDepth;
        if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            do
            {
                Read();
            } while (reader.CurrentDepth > depth);
        }
    }

    /// <summary>An error unless nothing but white space is left.</summary>
    public void End()
    {
        if (TryRead())
        {
            throw Unexpected("the end of the file");
        }
    }

    public readonly SparkifyException Unexpected(string expected) =>
        new($"expected {expected}, found {Shown()}") { Span = Span };

    private readonly string Shown() =>
        Token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.EndObject => "\"}\"",
            JsonTokenType.EndArray => "\"]\"",
            JsonTokenType.String or JsonTokenType.PropertyName => $"\"{Value}\"",
            _ => Encoding.UTF8.GetString(reader.ValueSpan),
        };

    private bool TryRead()
    {
        try
        {
            if (!started)
            {
                reader = new Utf8JsonReader(utf8);
                started = true;
            }

            return reader.Read();
        }
        catch (JsonException error)
        {
            var offset = LineStart(error.LineNumber ?? 0) + (int)(error.BytePositionInLine ?? 0);
            throw offset >= utf8.AsSpan().TrimEnd(" \t\r\n"u8).Length
                ? EndsTooEarly()
                : Invalid(ReasonOf(error), SpanOf(offset, 1));
        }
    }

    private readonly SparkifyException EndsTooEarly() => Invalid("ends too early", SpanOf(utf8.Length, 1));

    /// <summary>The reader's words without those about its own options.</summary>
    private static string ReasonOf(JsonException error) =>
        error.Message.Split([". LineNumber", " which is not supported"], StringSplitOptions.None)[0].TrimEnd('.');

    private readonly SparkifyException Invalid(string what, SourceSpan span) =>
        new($"not valid JSON: {what}") { Span = span };

    private readonly int LineStart(long line)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start += utf8.AsSpan(start).IndexOf((byte)'\n') + 1;
        }

        return start;
    }

    private readonly SourceSpan SpanOf(int byteOffset, int byteLength)
    {
        var start = Math.Min(byteOffset, utf8.Length);
        var length = Math.Min(byteLength, utf8.Length - start);
        return text.Span(Encoding.UTF8.GetCharCount(utf8, 0, start), Encoding.UTF8.GetCharCount(utf8, start, length));
    }
}
