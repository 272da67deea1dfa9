namespace Sparkify.Tool.Copy.Values;

/// <summary>What a field of a record is before its conversion. EscapedText still holds JSON's escapes.</summary>
internal enum FieldKind : byte
{
    Missing,
    Null,
    Text,
    EscapedText,
    Number,
    True,
    False,
    Object,
    Array,
}
