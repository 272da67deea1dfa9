using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class RunCommand : Verb
{
    private readonly LoadSwitches switches = new();

    public RunCommand()
        : base("run", "Applies pending migrations, then loads")
    {
        switches.AddTo(this);
        Examples = ["run", "run --mount s3://udacity-dend=../data", "run --target redshift --output json"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        var project = context.LoadProject();
        var review = MigrationReview.Begin(project.Migrations);
        var options = switches.Read(context, project.Target);
        var plan = LoadRunner.Preflight(project, options);
        using var engine = switches.OpenEngine(context, project.Target, cancellationToken);
        MigrateCommand.Migrate(context, engine, project, review, new MigrateOptions(), cancellationToken);
        LoadSwitches.Load(context, engine, project, plan, options, cancellationToken);
        return ExitCode.Done;
    }
}
