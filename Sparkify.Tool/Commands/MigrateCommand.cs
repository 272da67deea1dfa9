using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class MigrateCommand : Verb
{
    private readonly Option<string?> to = Declare.Text("--to", "script", "Stops after this script");

    private readonly Option<string?> baseline = Declare.Text(
        "--baseline",
        "script",
        "Records the scripts up to this one as applied, without running them; later ones run"
    );

    private readonly Option<TimeSpan?> lockTimeout = Declare.LockTimeout();

    public MigrateCommand()
        : base("migrate", "Applies pending migrations")
    {
        Add(to);
        Add(baseline);
        Add(lockTimeout);
        Examples = ["migrate", "migrate --to 0003_create_songs.sql", "migrate --target redshift --lock-timeout 5m"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new MigrateOptions(context.Get(to), context.Get(baseline));
        var project = context.LoadProject();
        var review = MigrationReview.Begin(project.Migrations);
        using var engine = context.OpenWriter(project.Target, context.Get(lockTimeout), cancellationToken);
        Migrate(context, engine, project, review, options, cancellationToken);
        return ExitCode.Done;
    }

    /// <summary>Runs pending migrations with their progress on standard error; prints what was applied.</summary>
    public static void Migrate(
        CommandContext context,
        IEngine engine,
        SparkifyProject project,
        MigrationReview review,
        MigrateOptions options,
        CancellationToken cancellationToken
    )
    {
        var settings = new MigrationSettings(project.Target.Schema, ToolVersion.Text);
        var progress = new MigrationProgress(context.Reporter);
        var result = new MigrationRunner(engine, settings) { Review = review }.Run(
            project.Migrations,
            options,
            progress,
            cancellationToken
        );
        MigrationPrinter.Print(context, result);
    }
}
