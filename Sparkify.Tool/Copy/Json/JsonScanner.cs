using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Json;

internal enum JsonFailure : byte
{
    None,

    /// <summary>The bytes end inside a value, and more may come.</summary>
    Incomplete,

    /// <summary>Not JSON at Position.</summary>
    Malformed,
}

/// <summary>
/// Walks over strict JSON (RFC 8259) in UTF-8 and gives where values are. Unlike Utf8JsonReader it throws nothing, since broken rows are everyday, and
/// leaves wrong UTF-8 in strings to the columns, because ACCEPTINVCHARS may mend it. A method that returns false has set Failure.
/// </summary>
internal ref partial struct JsonScanner(ReadOnlySpan<byte> data, int position, bool isFinal)
{
    public const int MaxDepth = 1000;

    private const string InvalidValue = "Invalid value.";

    private readonly ReadOnlySpan<byte> data = data;

    /// <summary>Where to read on; after a failure the byte at fault.</summary>
    public int Position = position;

    public JsonFailure Failure { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Steps to the next byte that is not white space; Incomplete when there is none.</summary>
    public bool SkipWhiteSpace()
    {
        var p = Position;
        while ((uint)p < (uint)data.Length)
        {
            var c = data[p];
            if (c > ' ' || c is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                Position = p;
                return true;
            }

            p++;
        }

        Position = p;
        return End();
    }

    /// <summary>The byte at Position, after SkipWhiteSpace has returned true.</summary>
    public readonly byte Current => data[Position];

    /// <summary>Steps over the brace or bracket at Position and white space; more: the list is not empty.</summary>
    public bool BeginList(byte close, out bool more)
    {
        Position++;
        more = false;
        if (!SkipWhiteSpace())
        {
            return false;
        }

        more = data[Position] != close;
        Position += more ? 0 : 1;
        return true;
    }

    /// <summary>Steps over the comma (more) or the closing brace or bracket after a value.</summary>
    public bool NextInList(byte close, out bool more)
    {
        more = false;
        if (!SkipWhiteSpace())
        {
            return false;
        }

        more = data[Position] == ',';
        if (!more && data[Position] != close)
        {
            return Fail(InvalidValue);
        }

        Position++;
        return true;
    }

    /// <summary>A member's name and the colon after it.</summary>
    public bool ScanName(out JsonField name)
    {
        name = default;
        if (!SkipWhiteSpace())
        {
            return false;
        }

        return data[Position] != '"' ? Fail(InvalidValue) : ScanString(out name) && StepOverColon();
    }

    /// <summary>A value of any kind.</summary>
    public bool ScanValue(int depth, out JsonField field)
    {
        if (!SkipWhiteSpace())
        {
            field = default;
            return false;
        }

        var start = Position;
        switch (data[start])
        {
            case (byte)'"':
                return ScanString(out field);
            case (byte)'{':
                var membersDone = SkipMembers(depth);
                field = new JsonField(FieldKind.Object, start, Position - start);
                return membersDone;
            case (byte)'[':
                var elementsDone = SkipElements(depth);
                field = new JsonField(FieldKind.Array, start, Position - start);
                return elementsDone;
            case (byte)'t':
                return ScanWord("true"u8, FieldKind.True, out field);
            case (byte)'f':
                return ScanWord("false"u8, FieldKind.False, out field);
            case (byte)'n':
                return ScanWord("null"u8, FieldKind.Null, out field);
            default:
                return ScanNumber(out field);
        }
    }

    /// <summary>A name that is likely to come next, given with its closing quote, and its colon: one comparison instead of a scan.</summary>
    public bool TryStepOverName(ReadOnlySpan<byte> nameAndQuote)
    {
        if (data[Position] != '"' || !data[(Position + 1)..].StartsWith(nameAndQuote))
        {
            return false;
        }

        var start = Position;
        Position += 1 + nameAndQuote.Length;
        if (Position < data.Length && data[Position] == ':')
        {
            Position++;
            return true;
        }

        Position = start;
        return false;
    }

    private bool StepOverColon()
    {
        if (!SkipWhiteSpace())
        {
            return false;
        }

        if (data[Position] != ':')
        {
            return Fail(InvalidValue);
        }

        Position++;
        return true;
    }

    public bool TooDeep(int depth) =>
        depth >= MaxDepth && !Fail($"Invalid value: nested deeper than {MaxDepth} levels.");

    public bool Fail(string reason)
    {
        Failure = JsonFailure.Malformed;
        Reason = reason;
        return false;
    }

    private bool SkipMembers(int depth)
    {
        if (TooDeep(depth) || !BeginList((byte)'}', out var more))
        {
            return false;
        }

        while (more)
        {
            if (!ScanName(out _) || !ScanValue(depth + 1, out _) || !NextInList((byte)'}', out more))
            {
                return false;
            }
        }

        return true;
    }

    private bool SkipElements(int depth)
    {
        if (TooDeep(depth) || !BeginList((byte)']', out var more))
        {
            return false;
        }

        while (more)
        {
            if (!ScanValue(depth + 1, out _) || !NextInList((byte)']', out more))
            {
                return false;
            }
        }

        return true;
    }

    private bool End(string reason = "Invalid value: the object ends inside a record.")
    {
        Failure = isFinal ? JsonFailure.Malformed : JsonFailure.Incomplete;
        Reason = reason;
        return false;
    }
}
