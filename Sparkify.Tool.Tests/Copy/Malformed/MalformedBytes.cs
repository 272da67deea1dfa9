using System.Globalization;
using System.IO.Compression;
using System.Text;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Tests.Copy.Malformed;

/// <summary>
/// The bytes of an object as a case file writes them: UTF-8 with \n, \r, \t, \0, \\, \xHH and \*N(text), which is N times the text. Steps
/// turn the text into what the object holds: an encoding, a compression, then damage.
/// </summary>
internal static class MalformedBytes
{
    public static byte[] Of(string text, IEnumerable<string> steps) => steps.Aggregate(Unescape(text), Apply);

    private static byte[] Apply(byte[] bytes, string step)
    {
        var equals = step.IndexOf('=', StringComparison.Ordinal);
        var (name, argument) = equals < 0 ? (step, "") : (step[..equals], step[(equals + 1)..]);
        return name switch
        {
            "gzip" => Pack(bytes, Compression.Gzip),
            "bzip2" => Pack(bytes, Compression.Bzip2),
            "zstd" => Pack(bytes, Compression.Zstd),
            "utf16le" => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)),
            "utf16be" => Encoding.BigEndianUnicode.GetBytes(Encoding.UTF8.GetString(bytes)),
            "cut" => bytes[..^int.Parse(argument, CultureInfo.InvariantCulture)],
            "flip" => Flip(bytes, int.Parse(argument, CultureInfo.InvariantCulture)),
            "prepend" => [.. Unescape(argument), .. bytes],
            "append" => [.. bytes, .. Unescape(argument)],
            _ => throw new FormatException($"no step {step}"),
        };
    }

    private static byte[] Pack(byte[] bytes, Compression compression)
    {
        var target = new MemoryStream();
        using (var packed = PackedObject.Open(target, compression))
        {
            packed.Write(bytes);
        }

        return target.ToArray();
    }

    /// <summary>Inverts the byte so many places before the end.</summary>
    private static byte[] Flip(byte[] bytes, int fromEnd)
    {
        bytes[^fromEnd] ^= 0xFF;
        return bytes;
    }

    private static byte[] Unescape(string text)
    {
        var bytes = new List<byte>();
        for (var position = 0; position < text.Length; )
        {
            var length = char.IsHighSurrogate(text[position]) ? 2 : 1;
            if (text[position] != '\\')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, position, length));
                position += length;
                continue;
            }

            position += 2;
            bytes.AddRange(Escaped(text, text[position - 1], ref position));
        }

        return [.. bytes];
    }

    private static IEnumerable<byte> Escaped(string text, char escape, ref int position)
    {
        switch (escape)
        {
            case 'n':
                return "\n"u8.ToArray();
            case 'r':
                return "\r"u8.ToArray();
            case 't':
                return "\t"u8.ToArray();
            case '0':
                return [0];
            case '\\':
                return "\\"u8.ToArray();
            case 'x':
                position += 2;
                return Convert.FromHexString(text.AsSpan(position - 2, 2));
            case '*':
                var open = text.IndexOf('(', position);
                var close = text.IndexOf(')', open);
                var count = int.Parse(text.AsSpan(position, open - position), CultureInfo.InvariantCulture);
                position = close + 1;
                return Enumerable.Repeat(Unescape(text[(open + 1)..close]), count).SelectMany(static b => b);
            default:
                throw new FormatException($"no escape \\{escape} in {text}");
        }
    }
}
