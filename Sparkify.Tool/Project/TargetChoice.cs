using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>The target of this run: --target, else SPARKIFY_TARGET, else the file's own choice.</summary>
internal static class TargetChoice
{
    private const string Variable = "SPARKIFY_TARGET";

    public static ConfiguredTarget Choose(ProjectConfig config, ProjectOptions options)
    {
        var (name, origin) = (options.TargetName, options.Environment(Variable)) switch
        {
            ({ } option, _) => (option, " (--target)"),
            (_, { Length: > 0 } variable) => (variable, $" ({Variable})"),
            _ => (config.DefaultTarget, ""),
        };
        if (name is null)
        {
            throw ProjectError.At(
                config.TargetsSpan,
                "no target is chosen",
                $"add \"target\" to the file, or use --target or {Variable}; targets are {Names(config)}"
            );
        }

        return config.Targets.FirstOrDefault(t => t.Target.Name == name)
            ?? throw Unknown(name, origin, config, config.TargetsSpan);
    }

    public static SparkifyException Unknown(string name, string origin, ProjectConfig config, SourceSpan span) =>
        ProjectError.At(
            span,
            $"target {ProjectError.Quote(name)}{origin} does not exist",
            $"targets are {Names(config)}"
        );

    private static string Names(ProjectConfig config) => ProjectError.List(config.Targets.Select(t => t.Target.Name));
}
