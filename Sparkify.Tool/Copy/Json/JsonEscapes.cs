using System.Globalization;

namespace Sparkify.Tool.Copy.Json;

/// <summary>Turns the escapes of a JSON string, which a scanner has passed, into the bytes they stand for, and back those that JSON demands.</summary>
internal static class JsonEscapes
{
    private static ReadOnlySpan<byte> Hex => "0123456789abcdef"u8;

    /// <summary>Encodes into target, which is long enough; returns the length.</summary>
    public static int Encode(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (c is >= 0x20 and not ((byte)'"' or (byte)'\\'))
            {
                target[length++] = c;
                continue;
            }

            target[length++] = (byte)'\\';
            var name = NameOf(c);
            target[length++] = name;
            if (name == 'u')
            {
                "00"u8.CopyTo(target[length..]);
                target[length + 2] = Hex[c >> 4];
                target[length + 3] = Hex[c & 0xF];
                length += 4;
            }
        }

        return length;
    }

    /// <summary>Decodes into target, which is at least as long as text; returns the length. A lone surrogate becomes three bytes, which are no valid UTF-8.</summary>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var length = 0;
        while (text.IndexOf((byte)'\\') is >= 0 and var next)
        {
            text[..next].CopyTo(target[length..]);
            length += next;
            text = text[next..];
            if (text[1] == 'u')
            {
                text = text[DecodeCodePoint(text, target, ref length)..];
            }
            else
            {
                target[length++] = Named(text[1]);
                text = text[2..];
            }
        }

        text.CopyTo(target[length..]);
        return length + text.Length;
    }

    private static byte NameOf(byte c) =>
        c switch
        {
            (byte)'\n' => (byte)'n',
            (byte)'\t' => (byte)'t',
            (byte)'\r' => (byte)'r',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            < 0x20 => (byte)'u',
            _ => c,
        };

    private static byte Named(byte c) =>
        c switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'t' => (byte)'\t',
            (byte)'r' => (byte)'\r',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            _ => c,
        };

    /// <summary>Writes the character of \uXXXX, or of a pair of them; returns how many bytes of text it took.</summary>
    private static int DecodeCodePoint(ReadOnlySpan<byte> text, Span<byte> target, ref int length)
    {
        var high = Unit(text);
        if (char.IsHighSurrogate(high) && text.Length >= 12 && text[6] == '\\' && text[7] == 'u')
        {
            var low = Unit(text[6..]);
            if (char.IsLowSurrogate(low))
            {
                length += new System.Text.Rune(high, low).EncodeToUtf8(target[length..]);
                return 12;
            }
        }

        length += Encode(high, target[length..]);
        return 6;
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static int Encode(char unit, Span<byte> target)
    {
        switch (unit)
        {
            case < '\u0080':
                target[0] = (byte)unit;
                return 1;
            case < '\u0800':
                target[0] = (byte)(0xC0 | (unit >> 6));
                target[1] = (byte)(0x80 | (unit & 0x3F));
                return 2;
            default:
                target[0] = (byte)(0xE0 | (unit >> 12));
                target[1] = (byte)(0x80 | ((unit >> 6) & 0x3F));
                target[2] = (byte)(0x80 | (unit & 0x3F));
                return 3;
        }
    }
}
