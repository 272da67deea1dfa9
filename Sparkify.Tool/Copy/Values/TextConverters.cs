using System.Text.Unicode;

namespace Sparkify.Tool.Copy.Values;

/// <summary>VARCHAR(n): UTF-8 of at most n bytes. Numbers, booleans, objects and arrays of JSON as their text.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/multi-byte-character-load-errors.html"/>
internal sealed class VarcharConverter(CopyColumn column, int index, TextRules rules) : ValueConverter(column, index)
{
    private byte[] scratch = [];
    private bool hasReplaced;

    public bool MayReplace => rules.InvalidCharacter is not null;

    /// <summary>Whether characters were replaced since it was last asked.</summary>
    public bool TakeReplaced()
    {
        var result = hasReplaced;
        hasReplaced = false;
        return result;
    }

    protected override ValueError? Convert(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        if (rules.IsNull(field))
        {
            return WriteNull(sink);
        }

        if (rules.TrimBlanks)
        {
            field = Blanks.TrimEnd(field);
            if (rules.IsNull(field))
            {
                return WriteNull(sink);
            }
        }

        if (rules.InvalidCharacter is { } replacement)
        {
            field = ReplaceInvalid(field, replacement);
        }
        else if (!Utf8.IsValid(field))
        {
            return Utf8Faults.Describe(field);
        }

        if (field.Length > Column.Type.Length)
        {
            if (!rules.Truncate)
            {
                return new ValueError(LoadErrorCode.TooLong, "String length exceeds DDL length");
            }

            field = Utf8Faults.CutToWholeCharacters(field, Column.Type.Length);
        }

        if (rules.NulError(field) is { } error)
        {
            return error;
        }

        sink.WriteText(Index, field);
        return null;
    }

    /// <summary>Each wrong sequence, and each code point that is no character, becomes as many replacement characters as it has bytes.</summary>
    private ReadOnlySpan<byte> ReplaceInvalid(ReadOnlySpan<byte> field, byte replacement)
    {
        if (Utf8.IsValid(field) && Utf8Faults.FindNoncharacter(field) < 0)
        {
            return field;
        }

        hasReplaced = true;
        if (scratch.Length < field.Length)
        {
            scratch = new byte[field.Length];
        }

        field.CopyTo(scratch);
        var text = scratch.AsSpan(0, field.Length);
        for (var rest = text; Utf8Faults.Find(rest) is var (offset, length, _) && offset >= 0; )
        {
            rest.Slice(offset, length).Fill(replacement);
            rest = rest[(offset + length)..];
        }

        for (var rest = text; Utf8Faults.FindNoncharacter(rest) is >= 0 and var offset; )
        {
            var length = Utf8Faults.SequenceLength(rest[offset..]);
            rest.Slice(offset, length).Fill(replacement);
            rest = rest[(offset + length)..];
        }

        return text;
    }
}

/// <summary>CHAR(n): at most n single-byte characters, without the blanks at its end.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/multi-byte-character-load-errors.html"/>
internal sealed class CharConverter(CopyColumn column, int index, TextRules rules) : ValueConverter(column, index)
{
    protected override ValueError? Convert(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        if (rules.IsNull(field))
        {
            return WriteNull(sink);
        }

        var multibyte = field.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        if (multibyte >= 0)
        {
            var character = System.Convert.ToHexStringLower(
                field[multibyte..][..Utf8Faults.SequenceLength(field[multibyte..])]
            );
            const string Reason = "Multibyte character not supported for CHAR (Hint: Try using VARCHAR).";
            return new ValueError(LoadErrorCode.InvalidCharacter, $"{Reason} Invalid char: {character}", multibyte)
            {
                ReasonWithoutValue = Reason,
            };
        }

        if (field.Length > Column.Type.Length)
        {
            if (!rules.Truncate)
            {
                return new ValueError(LoadErrorCode.TooLong, "Char length exceeds DDL length");
            }

            field = field[..Column.Type.Length];
        }

        if (rules.NulError(field) is { } error)
        {
            return error;
        }

        // They do not count, and both engines hold none.
        sink.WriteText(Index, field.TrimEnd((byte)' '));
        return null;
    }
}
