using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class ValidateCommand : Verb
{
    public ValidateCommand()
        : base("validate", "Checks every file of the project offline, without a connection")
    {
        Examples = ["validate", "validate --output json"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        throw new NotImplementedException();
    }
}
