using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
internal ref struct JsonScanner(ReadOnlySpan<byte> data, int position, bool isFinal)
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

    /// <summary>A string whose opening quote is at Position.</summary>
    public bool ScanString(out JsonField field)
    {
        var start = Position + 1;
        var kind = FieldKind.Text;
        for (var p = FindStop(start); p < data.Length; p = FindStop(p))
        {
            switch (data[p])
            {
                case (byte)'"':
                    Position = p + 1;
                    field = new JsonField(kind, start, p - start);
                    return true;
                case (byte)'\\':
                    kind = FieldKind.EscapedText;
                    if (!StepOverEscape(ref p))
                    {
                        field = default;
                        return false;
                    }

                    break;
                default:
                    Position = p;
                    field = default;
                    return Fail("Invalid value: control character in a string.");
            }
        }

        Position = data.Length;
        field = default;
        return End("Invalid value: string without its end.");
    }

    public bool TooDeep(int depth) =>
        depth >= MaxDepth && !Fail($"Invalid value: nested deeper than {MaxDepth} levels.");

    public bool Fail(string reason)
    {
        Failure = JsonFailure.Malformed;
        Reason = reason;
        return false;
    }

    /// <summary>The index of the next quote, backslash or control character, or the data's length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int FindStop(int start)
    {
        ref var first = ref MemoryMarshal.GetReference(data);
        var p = start;
        for (; p <= data.Length - Vector128<byte>.Count; p += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)p);
            var stops =
                Vector128.Equals(bytes, Vector128.Create((byte)'"'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.Equals(Vector128.Min(bytes, Vector128.Create((byte)0x1F)), bytes);
            var mask = stops.ExtractMostSignificantBits();
            if (mask != 0)
            {
                return p + BitOperations.TrailingZeroCount(mask);
            }
        }

        while (p < data.Length && data[p] is not ((byte)'"' or (byte)'\\' or < 0x20))
        {
            p++;
        }

        return p;
    }

    private bool StepOverEscape(ref int p)
    {
        if (p + 1 >= data.Length)
        {
            Position = data.Length;
            return End("Invalid value: string without its end.");
        }

        var c = data[p + 1];
        if (c == 'u')
        {
            return StepOverCodePoint(ref p);
        }

        if (
            c
            is not (
                (byte)'"'
                or (byte)'\\'
                or (byte)'/'
                or (byte)'n'
                or (byte)'t'
                or (byte)'r'
                or (byte)'b'
                or (byte)'f'
            )
        )
        {
            Position = p;
            return Fail("Invalid value: unknown escape in a string.");
        }

        p += 2;
        return true;
    }

    private bool StepOverCodePoint(ref int p)
    {
        for (var i = p + 2; i < p + 6; i++)
        {
            if (i >= data.Length)
            {
                Position = data.Length;
                return End("Invalid value: string without its end.");
            }

            if (!char.IsAsciiHexDigit((char)data[i]))
            {
                Position = p;
                return Fail("Invalid value: \\u needs four hexadecimal digits.");
            }
        }

        p += 6;
        return true;
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

    private bool ScanWord(ReadOnlySpan<byte> word, FieldKind kind, out JsonField field)
    {
        var rest = data[Position..];
        field = new JsonField(kind, Position, word.Length);
        if (rest.StartsWith(word))
        {
            Position += word.Length;
            return true;
        }

        return rest.Length < word.Length && word.StartsWith(rest) ? End() : Fail(InvalidValue);
    }

    private bool ScanNumber(out JsonField field)
    {
        var start = Position;
        var p = start;
        field = default;
        if (data[p] == '-')
        {
            p++;
        }

        var whole = p;
        p = StepOverDigits(p);
        var isValid = p > whole && (data[whole] != '0' || p == whole + 1);
        if (isValid && p < data.Length && data[p] == '.')
        {
            var fraction = ++p;
            p = StepOverDigits(p);
            isValid = p > fraction;
        }

        if (isValid && p < data.Length && (data[p] | 0x20) == 'e')
        {
            p++;
            p += p < data.Length && data[p] is (byte)'+' or (byte)'-' ? 1 : 0;
            var exponent = p;
            p = StepOverDigits(p);
            isValid = p > exponent;
        }

        // Whether a number is complete shows only at the byte after it.
        if (p == data.Length && (!isFinal || !isValid))
        {
            Position = p;
            return End();
        }

        Position = isValid ? p : start;
        field = new JsonField(FieldKind.Number, start, p - start);
        return isValid || Fail(InvalidValue);
    }

    private readonly int StepOverDigits(int p)
    {
        while ((uint)p < (uint)data.Length && (uint)(data[p] - '0') <= 9)
        {
            p++;
        }

        return p;
    }

    private bool End(string reason = "Invalid value: the object ends inside a record.")
    {
        Failure = isFinal ? JsonFailure.Malformed : JsonFailure.Incomplete;
        Reason = reason;
        return false;
    }
}
