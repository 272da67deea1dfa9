namespace Sparkify.Tool.Copy.Fields;

/// <summary>What stands in a field's bytes besides its text.</summary>
internal enum FieldForm : byte
{
    Plain,

    /// <summary>Backslashes, each before a character that it makes literal.</summary>
    Escaped,

    /// <summary>Quotation marks, each of them twice.</summary>
    Doubled,
}

/// <summary>A field's place in the bytes of its record; of a quoted one without the quotes.</summary>
internal readonly record struct FieldSpan(int Offset, int Length, FieldForm Form)
{
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> record) => record.Slice(Offset, Length);
}
