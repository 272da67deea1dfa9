using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Json;

/// <summary>Strings, words and numbers.</summary>
internal ref partial struct JsonScanner
{
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
}
