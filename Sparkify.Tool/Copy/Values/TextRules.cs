namespace Sparkify.Tool.Copy.Values;

/// <summary>How CHAR and VARCHAR fields are taken. InvalidCharacter: ACCEPTINVCHARS' replacement, null without it.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html"/>
internal sealed record TextRules(bool EmptyAsNull, bool BlanksAsNull, bool Truncate, byte? InvalidCharacter)
{
    /// <summary>TRIMBLANKS: a VARCHAR loses the white space at its end.</summary>
    public bool TrimBlanks { get; init; }

    /// <summary>NUL is an error, since the engine cannot store it.</summary>
    public bool RefusesNul { get; init; }

    public ValueError? NulError(ReadOnlySpan<byte> text) =>
        RefusesNul && text.IndexOf((byte)0) is >= 0 and var position
            ? new ValueError(
                LoadErrorCode.InvalidCharacter,
                "String contains a NUL character (0x00), which PostgreSQL cannot store",
                position
            )
            : null;

    public bool IsNull(ReadOnlySpan<byte> text) =>
        (EmptyAsNull && text.IsEmpty) || (BlanksAsNull && Blanks.AreAll(text));
}
