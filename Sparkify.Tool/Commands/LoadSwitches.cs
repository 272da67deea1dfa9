using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

/// <summary>The options that load and run share, and the load that both of them run.</summary>
internal sealed class LoadSwitches
{
    private readonly Option<bool> fullRefresh = Declare.Flag(
        "--full-refresh",
        "Empties every table that transforms write and loads every object again"
    );

    private readonly Option<string?> from = Declare.Text(
        "--from",
        "transform",
        "Runs this transform and all later ones on what this load brings; after an edit use --full-refresh"
    );

    private readonly Option<bool> baseline = Declare.Flag("--baseline", "Counts the objects that exist now as loaded");

    private readonly Option<bool> noChecks = Declare.Flag("--no-checks", "Commits without checks");

    private readonly Option<bool> allowMissing = Declare.Flag(
        "--allow-missing",
        "Lets a full refresh go on though objects loaded before are gone"
    );

    private readonly Option<TimeSpan?> lockTimeout = Declare.LockTimeout();

    public void AddTo(Command command)
    {
        command.Add(fullRefresh);
        command.Add(from);
        command.Add(baseline);
        command.Add(noChecks);
        command.Add(allowMissing);
        command.Add(lockTimeout);
    }

    public IEngine OpenEngine(CommandContext context, Target target, CancellationToken cancellationToken) =>
        context.OpenWriter(target, context.Get(lockTimeout), cancellationToken);

    /// <exception cref="SparkifyException">options that exclude each other, or destroy data on a protected target</exception>
    public LoadOptions Read(CommandContext context, Target target)
    {
        var options = new LoadOptions
        {
            IsFullRefresh = context.Get(fullRefresh),
            From = context.Get(from),
            IsBaseline = context.Get(baseline),
            SkipChecks = context.Get(noChecks),
            AllowMissing = context.Get(allowMissing),
        };
        if (options.IsFullRefresh && (options.IsBaseline || options.From is not null))
        {
            throw Usage("--full-refresh loads everything", "leave out --baseline and --from");
        }

        if (options.AllowMissing && !options.IsFullRefresh)
        {
            throw Usage("--allow-missing belongs to --full-refresh", "add --full-refresh, or leave it out");
        }

        return options.IsFullRefresh && target.IsProtected && !context.Common.Yes
            ? throw Usage($"target \"{target.Name}\" is protected, and --full-refresh empties its tables", "add --yes")
            : options;
    }

    /// <summary>Runs the load with its progress on standard error; prints its summary.</summary>
    public static void Load(
        CommandContext context,
        IEngine engine,
        SparkifyProject project,
        TransformPlan plan,
        LoadOptions options,
        CancellationToken cancellationToken
    )
    {
        var settings = new LoadSettings(project.Target.Schema, ToolVersion.Text)
        {
            ShowValues = project.Target.ShowValues,
        };
        var runner = new LoadRunner(engine, project, settings);
        var result = LoadProgress.Show(context, progress => runner.Run(plan, options, progress, cancellationToken));
        LoadPrinter.Print(context, result, project.Target.ShowValues);
    }

    private static SparkifyException Usage(string message, string hint) =>
        new(message) { Hint = hint, ExitCode = ExitCode.Usage };
}
