using System.Globalization;
using System.Numerics;

namespace Sparkify.Tool.Copy.Json;

/// <summary>JSON text as it is put together; its memory is used again.</summary>
internal sealed class JsonOutput
{
    private const int MaxNumberBytes = 64;
    private const int MaxEscapeBytes = 6;

    private byte[] bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Write(byte character)
    {
        Room(1)[0] = character;
        Length++;
    }

    public void Write(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    /// <summary>Quoted, with the escapes that JSON demands; bytes that are no UTF-8 stay as they are.</summary>
    public void WriteString(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOfAnyInRange((byte)0, (byte)0x1F) < 0 && utf8.IndexOfAny((byte)'"', (byte)'\\') < 0)
        {
            var text = Room(utf8.Length + 2);
            text[0] = (byte)'"';
            utf8.CopyTo(text[1..]);
            text[utf8.Length + 1] = (byte)'"';
            Length += utf8.Length + 2;
            return;
        }

        Write((byte)'"');
        Length += JsonEscapes.Encode(utf8, Room(checked(utf8.Length * MaxEscapeBytes)));
        Write((byte)'"');
    }

    public void WriteInteger(long value)
    {
        value.TryFormat(Room(MaxNumberBytes), out var count, default, CultureInfo.InvariantCulture);
        Length += count;
    }

    /// <summary>The shortest digits that give the same value; what JSON has no number for is a string.</summary>
    public void WriteFloat<T>(T value)
        where T : IFloatingPointIeee754<T>
    {
        if (!T.IsFinite(value))
        {
            Write(
                T.IsNaN(value) ? "\"NaN\""u8
                : T.IsNegative(value) ? "\"-Infinity\""u8
                : "\"Infinity\""u8
            );
            return;
        }

        value.TryFormat(Room(MaxNumberBytes), out var count, default, CultureInfo.InvariantCulture);
        Length += count;
    }

    /// <summary>The value is unscaled / 10^scale.</summary>
    public void WriteDecimal(Int128 unscaled, int scale)
    {
        var isNegative = unscaled < 0;
        var digits = (isNegative ? UInt128.Zero - (UInt128)unscaled : (UInt128)unscaled).ToString(
            CultureInfo.InvariantCulture
        );
        digits = digits.PadLeft(scale + 1, '0');
        var text = isNegative ? "-" + digits[..^scale] : digits[..^scale];
        text = scale > 0 ? text + "." + digits[^scale..] : text;
        Length += System.Text.Encoding.ASCII.GetBytes(text, Room(text.Length));
    }

    private Span<byte> Room(int count)
    {
        if (bytes.Length - Length < count)
        {
            Array.Resize(ref bytes, checked((int)Math.Max(2L * bytes.Length, (long)Length + count)));
        }

        return bytes.AsSpan(Length);
    }
}
