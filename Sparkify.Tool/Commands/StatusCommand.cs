using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class StatusCommand : Verb
{
    public StatusCommand()
        : base("status", "Shows what is applied, pending and edited, and the last loads")
    {
        Examples = ["status", "status --output json"];
    }

    public override ExitCode Execute(CommandContext context, CancellationToken cancellationToken)
    {
        throw new NotImplementedException();
    }
}
