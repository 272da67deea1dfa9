using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>Reads <c>.config/sparkify.json</c>. Every error is a SparkifyException that points at the key or value to blame.</summary>
internal sealed class ProjectConfigReader(string root)
{
    private readonly List<Diagnostic> warnings = [];

    public static ProjectConfig Read(string root)
    {
        var source = ProjectFile.Read(Path.Combine(root, ProjectLocator.ConfigPath), ProjectLocator.ConfigName);
        return new ProjectConfigReader(root).Read(source);
    }

    private ProjectConfig Read(SourceText source)
    {
        var shown = new SourceText(source.Name, Secrets.Mask(source.Content));
        var file = new ConfigObject(JsonParser.Parse(shown, source.Content), ConfigObject.TheFile, ConfigKeys.File);
        file.Text("$schema");
        var members = file.Entries("targets");
        if (members.Count == 0)
        {
            throw ProjectError.At(
                file.Find("targets")?.NameSpan ?? shown.Span(0, 1),
                "the project has no target",
                "add \"targets\": { \"local\": { \"engine\": \"duckdb\", \"database\": \"warehouse.duckdb\" } }"
            );
        }

        var config = new ProjectConfig([.. members.Select(ReadTarget)])
        {
            TargetsSpan = file.Find("targets")!.NameSpan,
            Variables = ReadVariables(file),
            DefaultTarget = file.Text("target"),
        };
        RequireDistinctNames(members);
        RequireDefaultTarget(file.Find("target"), config);
        return config with { Warnings = warnings };
    }

    private ConfiguredTarget ReadTarget(JsonMember member)
    {
        if (!IsTargetName(member.Name))
        {
            throw ProjectError.At(
                member.NameSpan,
                $"{ProjectError.Quote(member.Name)} is not a name for a target",
                "use letters, digits, _, - and ."
            );
        }

        var keys = new ConfigObject(member.Value, $"target \"{member.Name}\"", ConfigKeys.Target);
        var target = new TargetReader(root, member, keys, warnings).Read();
        return new ConfiguredTarget(target, ReadVariables(keys));
    }

    private static Dictionary<string, string> ReadVariables(ConfigObject owner)
    {
        var values = new Dictionary<string, string>(Variables.NameComparer);
        foreach (var member in owner.Entries("variables"))
        {
            if (!Variables.IsName(member.Name))
            {
                throw ProjectError.At(
                    member.NameSpan,
                    $"{ProjectError.Quote(member.Name)} is not a name for a variable",
                    Variables.NameRule
                );
            }

            var value = ConfigObject.Text(member.Value, $"variable \"{member.Name}\"", canBeEmpty: true);
            if (!values.TryAdd(member.Name, value))
            {
                throw ProjectError.At(
                    member.NameSpan,
                    $"variable \"{member.Name}\" stands twice in {owner.Describe("variables")}",
                    "names that differ in case alone are one variable; remove one of them"
                );
            }
        }

        return values;
    }

    /// <summary>One environment variable must not override the connections of two targets.</summary>
    private static void RequireDistinctNames(IReadOnlyList<JsonMember> members)
    {
        var seen = new Dictionary<string, string>();
        foreach (var member in members)
        {
            var variable = Connections.VariableFor(member.Name);
            if (!seen.TryAdd(variable, member.Name))
            {
                throw ProjectError.At(
                    member.NameSpan,
                    $"targets \"{seen[variable]}\" and \"{member.Name}\" both take their connection from {variable}",
                    "rename one of them"
                );
            }
        }
    }

    private static void RequireDefaultTarget(JsonMember? member, ProjectConfig config)
    {
        if (member is not null && config.Targets.All(t => t.Target.Name != member.Value.Text))
        {
            throw TargetChoice.Unknown(member.Value.Text, "", config, member.Value.Span);
        }
    }

    private static bool IsTargetName(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return text is not ("" or ['.' or '-', ..]);
    }
}
