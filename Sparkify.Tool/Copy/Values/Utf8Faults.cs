using System.Buffers;
using System.Text;

namespace Sparkify.Tool.Copy.Values;

/// <summary>Where UTF-8 is wrong, in Redshift's words and numbers.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/multi-byte-character-load-errors.html"/>
internal static class Utf8Faults
{
    /// <summary>The first wrong sequence and Redshift's number of its fault; Offset -1: none.</summary>
    public static (int Offset, int Length, int Fault) Find(ReadOnlySpan<byte> text)
    {
        for (var offset = 0; offset < text.Length; )
        {
            if (Rune.DecodeFromUtf8(text[offset..], out _, out var length) != OperationStatus.Done)
            {
                var sequence = text[offset..];
                return (offset, SequenceLength(sequence), FaultOf(sequence));
            }

            offset += length;
        }

        return (-1, 0, 0);
    }

    /// <summary>In valid UTF-8 the offset of the first code point that is no character: U+FDD0 to U+FDEF and those that end with FFFE or FFFF; -1: none.</summary>
    public static int FindNoncharacter(ReadOnlySpan<byte> text)
    {
        // All of them start with EF or F0 to F4.
        for (var offset = 0; text[offset..].IndexOfAnyInRange((byte)0xEF, (byte)0xF4) is >= 0 and var next; )
        {
            offset += next;
            Rune.DecodeFromUtf8(text[offset..], out var rune, out var length);
            if ((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF)
            {
                return offset;
            }

            offset += length;
        }

        return -1;
    }

    public static ValueError Describe(ReadOnlySpan<byte> text)
    {
        var (offset, length, fault) = Find(text);
        var hex = string.Join(
            ' ',
            Convert.ToHexStringLower(text.Slice(offset, length)).Chunk(2).Select(c => new string(c))
        );
        const string Reason = "String contains invalid or unsupported UTF-8 codepoints.";
        return new ValueError(
            LoadErrorCode.InvalidCharacter,
            $"{Reason} Bad UTF-8 hex sequence: {hex} (error {fault})",
            offset
        )
        {
            ReasonWithoutValue = Reason,
        };
    }

    /// <summary>The bytes at the start that belong together: a lead byte and those that follow it, a whole one or not.</summary>
    public static int SequenceLength(ReadOnlySpan<byte> text)
    {
        var wanted = WantedLength(text[0]);
        var length = 1;
        while (length < Math.Min(wanted, text.Length) && IsFollowing(text[length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>The longest start of valid UTF-8 that has at most so many bytes and cuts no character.</summary>
    public static ReadOnlySpan<byte> CutToWholeCharacters(ReadOnlySpan<byte> text, int maxBytes)
    {
        var end = maxBytes;
        while (end > 0 && IsFollowing(text[end]))
        {
            end--;
        }

        return text[..end];
    }

    private static bool IsFollowing(byte c) => (c & 0xC0) == 0x80;

    private static int WantedLength(byte lead) =>
        lead switch
        {
            < 0xC0 => 1,
            < 0xE0 => 2,
            < 0xF0 => 3,
            < 0xF8 => 4,
            < 0xFC => 5,
            < 0xFE => 6,
            _ => 1,
        };

    /// <summary>1: more than four bytes; 2: cut off; 3: first byte out of range; 4: following byte out of range; 5: surrogate; 8: beyond U+10FFFF; 9: no code point.</summary>
    private static int FaultOf(ReadOnlySpan<byte> text)
    {
        var lead = text[0];
        var wanted = WantedLength(lead);
        var length = SequenceLength(text);
        if (lead < 0xC0 || lead >= 0xFE)
        {
            return 3;
        }

        if (wanted > 4)
        {
            return 1;
        }

        if (length < wanted)
        {
            return length == text.Length ? 2 : 4;
        }

        return (lead, text[1]) switch
        {
            (0xED, >= 0xA0) => 5,
            (0xF4, >= 0x90) or (> 0xF4, _) => 8,
            _ => 9,
        };
    }
}
