using Sparkify.Tool.Commands.Parsing;
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
        throw new NotImplementedException();
    }
}
