using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class CheckCommand : Verb
{
    private readonly Option<string?> only = Declare.Text("--only", "check", "Runs this check alone");

    public CheckCommand()
        : base("check", "Checks what is committed: the declared keys and the files of checks/")
    {
        Add(only);
        Examples = ["check", "check --only users_are_unique"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        throw new NotImplementedException();
    }
}
