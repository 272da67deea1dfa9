using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>
/// A project as one run sees it: its folder, the chosen target and its scripts in running order. Loading needs a valid
/// target and touches no server, for offline commands as for all others. Errors are SparkifyExceptions, exit code 3
/// (64 where an option of the command line is to blame).
/// </summary>
internal sealed record SparkifyProject(string Root, Target Target, Variables Variables)
{
    public IReadOnlyList<ScriptFile> Migrations { get; init; } = [];

    public IReadOnlyList<ScriptFile> Transforms { get; init; } = [];

    public IReadOnlyList<ScriptFile> Checks { get; init; } = [];

    /// <summary>The scripts as they are written.</summary>
    public IEnumerable<SourceText> Sources =>
        new[] { Migrations, Transforms, Checks }.SelectMany(files => files.Select(f => f.Source));

    /// <summary>What in sparkify.json is not wrong but not good.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>The whole project; fails with its first error.</summary>
    public static SparkifyProject Load(ProjectOptions options)
    {
        var problems = new List<SparkifyException>();
        var project = Load(options, problems);
        return problems.Count == 0 ? project : throw problems[0];
    }

    /// <summary>The whole project; problems gets every script's first error, and that script is left out.</summary>
    public static SparkifyProject Load(ProjectOptions options, ICollection<SparkifyException> problems)
    {
        var known = LoadTarget(options);
        options.TargetKnown(known.Target);
        var project = LoadScripts(known, problems);
        if (problems.Count == 0)
        {
            SetOptions.RefuseUnknown(project.Variables, project.Sources);
        }

        return project;
    }

    /// <summary>The project with its scripts; problems as in Load.</summary>
    public static SparkifyProject LoadScripts(SparkifyProject project, ICollection<SparkifyException> problems)
    {
        var resolver = new VariableResolver(project.Variables);
        return project with
        {
            Migrations = Read(ScriptKind.Migration),
            Transforms = Read(ScriptKind.Transform),
            Checks = Read(ScriptKind.Check),
        };

        IReadOnlyList<ScriptFile> Read(ScriptKind kind) =>
            new ScriptFolder(project.Root, kind, resolver, problems).Read();
    }

    /// <summary>Without its scripts: for what does not run them, such as queries, so that a broken script is not in the way.</summary>
    public static SparkifyProject LoadTarget(ProjectOptions options)
    {
        var root = ProjectLocator.Find(options.CurrentDirectory, options.ProjectDirectory);
        var config = ProjectConfigReader.Read(root);
        var chosen = TargetChoice.Choose(config, options);
        var connected = Connections.Override(chosen.Target, options.Environment);
        var target = MountOptions.Apply(connected, options);
        return new SparkifyProject(root, target, new Variables(config, chosen, options)) { Warnings = config.Warnings };
    }
}
