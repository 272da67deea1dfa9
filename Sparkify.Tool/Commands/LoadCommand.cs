using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class LoadCommand : Verb
{
    private readonly LoadSwitches switches = new();

    public LoadCommand()
        : base("load", "Runs the transforms and, before the commit, the checks")
    {
        switches.AddTo(this);
        Examples =
        [
            "load",
            "load --from 210_songplays.sql",
            "load --mount s3://udacity-dend=../data",
            "load --full-refresh --yes",
        ];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        var project = context.LoadProject();
        var options = switches.Read(context, project.Target);
        using var engine = switches.OpenEngine(context, project.Target, cancellationToken);
        LoadSwitches.Load(context, engine, project, LoadRunner.Preflight(project, options), options, cancellationToken);
        return ExitCode.Done;
    }
}
