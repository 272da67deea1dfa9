using System.CommandLine;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Commands.Terminal;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Commands.Parsing;

/// <summary>What a verb works with. Document: the JSON result, begun at its first use.</summary>
internal sealed record CommandContext(ParseResult Parsed, CommonValues Common, CommandHost Host, Reporter Reporter)
{
    private const string InMemory = ":memory:";

    public IConsole Console => Host.Console;

    public JsonResult Document { get; } = new(Host.Console.Output);

    public Style OutputStyle => Style.Of(!Console.IsOutputRedirected, Common.NoColor, Host.Environment);

    public Style ErrorStyle => Style.Of(Console.IsErrorTerminal, Common.NoColor, Host.Environment);

    public T? Get<T>(Option<T> option) => Parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => Parsed.GetValue(argument);

    /// <summary>The project with its scripts.</summary>
    /// <summary>For verbs that open the target.</summary>
    public SparkifyProject LoadProject() =>
        Announce(SparkifyProject.Load(LocateProject() with { TargetKnown = EngineFactory.Prefetch }));

    /// <summary>The project without its scripts.</summary>
    public SparkifyProject LoadTarget() => Announce(SparkifyProject.LoadTarget(LocateProject()));

    public ProjectOptions LocateProject()
    {
        var root = ProjectLocator.Find(Host.CurrentDirectory, Common.Project);
        Reporter.ProjectRoot = root;
        return new ProjectOptions
        {
            CurrentDirectory = Host.CurrentDirectory,
            ProjectDirectory = root,
            TargetName = Common.Target,
            Set = Common.Set,
            Mounts = Common.Mounts,
            Environment = Host.Environment,
        };
    }

    /// <summary>
    /// A session that cannot write; on DuckDB it shares the file with other readers. A file that nobody has made yet reads like an
    /// empty one, and is not made.
    /// </summary>
    public IEngine OpenReader(Target target, TimeSpan? lockTimeout, CancellationToken cancellationToken)
    {
        var options = EngineOptions(lockTimeout);
        var isMissing = target.Engine == EngineKind.DuckDb && !File.Exists(target.Database);
        return isMissing
            ? EngineFactory.Open(target with { Database = InMemory }, options, cancellationToken)
            : EngineFactory.Open(target, options with { IsReadOnly = true }, cancellationToken);
    }

    public IEngine OpenWriter(Target target, TimeSpan? lockTimeout, CancellationToken cancellationToken) =>
        EngineFactory.Open(target, EngineOptions(lockTimeout), cancellationToken);

    private EngineOptions EngineOptions(TimeSpan? lockTimeout)
    {
        var options = new EngineOptions { Waiting = Reporter.Note, Warn = message => Reporter.Warn(message) };
        return lockTimeout is { } timeout ? options with { LockTimeout = timeout } : options;
    }

    private SparkifyProject Announce(SparkifyProject project)
    {
        foreach (var warning in project.Warnings)
        {
            Reporter.Report(warning);
        }

        if (Common.Verbose)
        {
            var engine = project.Target.Engine.ToString().ToLowerInvariant();
            Reporter.Note(
                $"sparkify {ToolVersion.Text}, project {project.Root}, target {project.Target.Name} ({engine})"
            );
        }

        return project;
    }
}
