using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Copy;

/// <summary>
/// Turns UTF-16 or ISO 8859-1 into UTF-8. What is no character becomes bytes that are no UTF-8 either, so that the columns' rules for wrong
/// characters meet it. A file whose byte order mark is not of the encoding has no bytes at all and HasOtherEncoding.
/// </summary>
internal sealed class DecodedStream(Stream source, FileEncoding encoding) : ForwardStream
{
    private const int SourceBytes = 16 << 10;
    private const byte NoCharacter = 0xFF;

    // A UTF-16 unit becomes at most three bytes.
    private const int MaxUnitBytes = 3;

    private readonly byte[] encoded = new byte[SourceBytes];
    private readonly byte[] decoded = new byte[SourceBytes * MaxUnitBytes];
    private readonly bool isLatin1 = encoding == FileEncoding.Latin1;
    private bool isBigEndian = encoding == FileEncoding.Utf16BigEndian;
    private int encodedCount;
    private int decodedCount;
    private int decodedGiven;
    private bool isStarted;
    private bool isFinal;

    public bool HasOtherEncoding { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        while (decodedGiven == decodedCount)
        {
            if (isFinal || HasOtherEncoding)
            {
                return 0;
            }

            Decode();
        }

        var count = Math.Min(buffer.Length, decodedCount - decodedGiven);
        decoded.AsSpan(decodedGiven, count).CopyTo(buffer);
        decodedGiven += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Decode()
    {
        // At least one whole pair of surrogates, or all that is left.
        var wanted = 4 - Math.Min(3, encodedCount);
        var count = source.ReadAtLeast(encoded.AsSpan(encodedCount), wanted, throwOnEndOfStream: false);
        isFinal = count < wanted;
        encodedCount += count;
        if (!isStarted)
        {
            isStarted = true;
            HasOtherEncoding = !TakesMark(encoded.AsSpan(0, encodedCount));
        }

        decodedGiven = decodedCount = 0;
        if (!HasOtherEncoding)
        {
            var used = isLatin1 ? DecodeLatin1() : DecodeUtf16();
            encoded.AsSpan(used, encodedCount - used).CopyTo(encoded);
            encodedCount -= used;
        }
    }

    private bool TakesMark(ReadOnlySpan<byte> start)
    {
        var isLittle = start is [0xFF, 0xFE, ..];
        var isBig = start is [0xFE, 0xFF, ..];
        var isUtf8 = start is [0xEF, 0xBB, 0xBF, ..];
        isBigEndian |= encoding == FileEncoding.Utf16 && isBig;
        return encoding switch
        {
            FileEncoding.Utf16 => isLittle || isBig || start.IsEmpty,
            FileEncoding.Utf16LittleEndian => !isBig && !isUtf8,
            FileEncoding.Utf16BigEndian => !isLittle && !isUtf8,
            _ => !isLittle && !isBig && !isUtf8,
        };
    }

    private int DecodeLatin1()
    {
        foreach (var character in encoded.AsSpan(0, encodedCount))
        {
            if (character < 0x80)
            {
                decoded[decodedCount++] = character;
            }
            else
            {
                decoded[decodedCount++] = (byte)(0xC0 | (character >> 6));
                decoded[decodedCount++] = (byte)(0x80 | (character & 0x3F));
            }
        }

        return encodedCount;
    }

    private int DecodeUtf16()
    {
        var used = encodedCount & ~1;
        var units = MemoryMarshal.Cast<byte, ushort>(encoded.AsSpan(0, used));
        if (isBigEndian == BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(units, units);
        }

        var rest = MemoryMarshal.Cast<ushort, char>(units);
        while (!rest.IsEmpty)
        {
            Utf8.FromUtf16(rest, decoded.AsSpan(decodedCount), out var read, out var written, false, isFinal);
            decodedCount += written;
            rest = rest[read..];
            if (rest.Length == 1 && char.IsHighSurrogate(rest[0]) && !isFinal)
            {
                // Its partner is yet to come; in the order of the file again.
                if (isBigEndian == BitConverter.IsLittleEndian)
                {
                    BinaryPrimitives.ReverseEndianness(units[^1..], units[^1..]);
                }

                return used - 2;
            }

            if (!rest.IsEmpty)
            {
                WriteSurrogate(rest[0]);
                rest = rest[1..];
            }
        }

        if (isFinal && used < encodedCount)
        {
            decoded[decodedCount++] = NoCharacter;
            used++;
        }

        return used;
    }

    /// <summary>The three bytes that a surrogate would have, were it a character.</summary>
    private void WriteSurrogate(char unit)
    {
        decoded[decodedCount++] = (byte)(0xE0 | (unit >> 12));
        decoded[decodedCount++] = (byte)(0x80 | ((unit >> 6) & 0x3F));
        decoded[decodedCount++] = (byte)(0x80 | (unit & 0x3F));
    }
}
