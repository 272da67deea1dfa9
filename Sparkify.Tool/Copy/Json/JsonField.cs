using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Json;

/// <summary>A value's place in the bytes of its record; of a string without the quotes.</summary>
internal readonly record struct JsonField(FieldKind Kind, int Offset, int Length)
{
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> record) => record.Slice(Offset, Length);

    /// <summary>The value as JSON text: strings with their quotes.</summary>
    public ReadOnlySpan<byte> TextIn(ReadOnlySpan<byte> record) =>
        Kind is FieldKind.Text or FieldKind.EscapedText ? record.Slice(Offset - 1, Length + 2) : In(record);
}
