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

        if (!Utf8.IsValid(field))
        {
            if (rules.InvalidCharacter is not { } replacement)
            {
                return Utf8Faults.Describe(field);
            }

            field = Replace(field, replacement);
            hasReplaced = true;
        }

        if (field.Length > Column.Type.Length)
        {
            if (!rules.Truncate)
            {
                return new ValueError(LoadErrorCode.TooLong, "String length exceeds DDL length");
            }

            field = Utf8Faults.CutToWholeCharacters(field, Column.Type.Length);
        }

        sink.WriteText(Index, field);
        return null;
    }

    /// <summary>Each wrong sequence becomes as many replacement characters as it has bytes.</summary>
    private ReadOnlySpan<byte> Replace(ReadOnlySpan<byte> field, byte replacement)
    {
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

        return text;
    }
}

/// <summary>CHAR(n): at most n single-byte characters.</summary>
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

        sink.WriteText(Index, field);
        return null;
    }
}

/// <summary>SUPER: the JSON text of the value, of at most 16 MB. A JSON null is NULL.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/limitations-super.html"/>
internal sealed class SuperConverter(CopyColumn column, int index) : ValueConverter(column, index)
{
    private const int MaxBytes = 16 << 20;

    protected override ValueError? Convert(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        if (!Utf8.IsValid(field))
        {
            return Utf8Faults.Describe(field);
        }

        if (field.Length > MaxBytes)
        {
            return new ValueError(LoadErrorCode.Super, "SUPER value exceeds 16 MB");
        }

        sink.WriteText(Index, field);
        return null;
    }
}
