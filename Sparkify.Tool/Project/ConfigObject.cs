using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>An object of sparkify.json whose keys are all known. Owner: how messages call it, such as <c>target "local"</c>.</summary>
internal sealed class ConfigObject
{
    public const string TheFile = "the file";

    private readonly JsonValue value;

    public ConfigObject(JsonValue value, string owner, IReadOnlyList<string> knownKeys)
    {
        this.value = value.Kind == JsonKind.Object ? value : throw WrongType(owner, value, "an object");
        Owner = owner;
        foreach (var member in value.Members)
        {
            if (!knownKeys.Contains(member.Name))
            {
                throw ProjectError.At(
                    member.NameSpan,
                    $"unknown key {ProjectError.Quote(member.Name)} in {owner}",
                    UnknownHint(member.Name, knownKeys)
                );
            }
        }
    }

    public string Owner { get; }

    public IReadOnlyList<JsonMember> Members => value.Members;

    public JsonMember? Find(string key) => value.Members.FirstOrDefault(m => m.Name == key);

    /// <summary>A text that is not empty, or null where the key is not there.</summary>
    public string? Text(string key) => Find(key) is { } member ? Text(member.Value, Describe(key)) : null;

    public bool Flag(string key, bool otherwise)
    {
        if (Find(key) is not { } member)
        {
            return otherwise;
        }

        return member.Value.Kind == JsonKind.Boolean
            ? member.Value.Text == "true"
            : throw WrongType(Describe(key), member.Value, "true or false");
    }

    public IReadOnlyList<JsonValue> Texts(string key)
    {
        if (Find(key) is not { } member)
        {
            return [];
        }

        if (member.Value.Kind != JsonKind.Array)
        {
            throw WrongType(Describe(key), member.Value, "a list of strings");
        }

        foreach (var item in member.Value.Items)
        {
            Text(item, $"each entry of {Describe(key)}");
        }

        return member.Value.Items;
    }

    /// <summary>The object under a key with the given known keys, or null.</summary>
    public ConfigObject? Object(string key, IReadOnlyList<string> knownKeys) =>
        Find(key) is { } member ? new ConfigObject(member.Value, Describe(key), knownKeys) : null;

    /// <summary>The members of the object under a key whose names are the user's own.</summary>
    public IReadOnlyList<JsonMember> Entries(string key)
    {
        if (Find(key) is not { } member)
        {
            return [];
        }

        return member.Value.Kind == JsonKind.Object
            ? member.Value.Members
            : throw WrongType(Describe(key), member.Value, "an object");
    }

    public string Describe(string key) => Owner == TheFile ? $"\"{key}\"" : $"\"{key}\" of {Owner}";

    public static string Text(JsonValue value, string what, bool canBeEmpty = false)
    {
        if (value.Kind != JsonKind.String)
        {
            throw WrongType(what, value, "a string");
        }

        return value.Text.Length > 0 || canBeEmpty
            ? value.Text
            : throw ProjectError.At(value.Span, $"{what} is empty", "give it a value or remove the key");
    }

    private static string UnknownHint(string key, IReadOnlyList<string> knownKeys) =>
        knownKeys == ConfigKeys.Target && ConfigKeys.S3.Contains(key)
            ? $"it belongs into \"s3\": \"s3\": {{ \"{key}\": … }}"
            : NearestName.Hint(key, knownKeys, $"known keys are {ProjectError.List(knownKeys)}");

    private static SparkifyException WrongType(string what, JsonValue found, string expected) =>
        ProjectError.At(
            found.Kind is JsonKind.Object or JsonKind.Array ? found.Span with { Length = 1 } : found.Span,
            $"{what} must be {expected}, found {found.Description}"
        );
}
