using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

/// <summary>A value of a JSON text and its place. Text: of a string its value, of a number or boolean what is written.</summary>
internal sealed record JsonValue(JsonKind Kind, SourceSpan Span)
{
    public string Text { get; init; } = "";

    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>"a string", "an object": for messages.</summary>
    public string Description =>
        Kind switch
        {
            JsonKind.Object => "an object",
            JsonKind.Array => "a list",
            JsonKind.String => "a string",
            JsonKind.Number => "a number",
            JsonKind.Boolean => Text,
            _ => "null",
        };
}

internal sealed record JsonMember(string Name, SourceSpan NameSpan, JsonValue Value);
