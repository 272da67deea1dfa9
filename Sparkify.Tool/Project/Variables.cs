namespace Sparkify.Tool.Project;

/// <summary>
/// The values of variables. Later wins: the file's, the target's, the environment's SPARKIFY_VAR_NAME, --set. Names that
/// differ in case alone are one variable, because environment variables are written in upper case.
/// </summary>
internal sealed class Variables
{
    public const string NameRule = "use letters, digits and _, no digit first";

    private const string Prefix = "SPARKIFY_VAR_";

    private readonly Dictionary<string, string> values = new(NameComparer);
    private readonly Dictionary<string, string> set = new(NameComparer);
    private readonly Func<string, string?> environment;

    public Variables(ProjectConfig config, ConfiguredTarget target, ProjectOptions options)
    {
        environment = options.Environment;
        foreach (var (name, value) in config.Variables.Concat(target.Variables))
        {
            values[name] = value;
        }

        foreach (var option in options.Set)
        {
            var (name, value) = ParseOption(option);
            set[name] = value;
        }
    }

    public static StringComparer NameComparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>The names that are declared in the file or set by options, in order. The environment may know more.</summary>
    public IReadOnlyList<string> Names => [.. values.Keys.Union(set.Keys, NameComparer).Order(StringComparer.Ordinal)];

    /// <summary>Those of the file and of its target.</summary>
    public IEnumerable<string> DeclaredNames => values.Keys;

    /// <summary>Those of --set.</summary>
    public IEnumerable<string> SetNames => set.Keys;

    public static bool IsName(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return text.Length > 0 && !char.IsAsciiDigit(text[0]);
    }

    /// <summary>The environment variable that sets a variable.</summary>
    public static string EnvironmentName(string name) => Prefix + name.ToUpperInvariant();

    /// <summary>Null where nobody gives it a value.</summary>
    public string? Find(string name) =>
        set.TryGetValue(name, out var value) ? value
        : environment(EnvironmentName(name)) is { } variable ? variable
        : values.GetValueOrDefault(name);

    private static (string Name, string Value) ParseOption(string option)
    {
        var split = option.IndexOf('=', StringComparison.Ordinal);
        if (split <= 0)
        {
            throw ProjectError.InOption($"--set {ProjectError.Quote(option)} is not name=value");
        }

        var name = option[..split];
        return IsName(name)
            ? (name, option[(split + 1)..])
            : throw ProjectError.InOption($"--set: {ProjectError.Quote(name)} is not a name for a variable", NameRule);
    }
}
