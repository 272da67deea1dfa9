using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class RepairCommand : Verb
{
    private readonly Option<string?> accept = Declare.Text(
        "--accept",
        "script",
        "Accepts the edited script as it now is"
    );

    private readonly Option<string?> forget = Declare.Text(
        "--forget",
        "script",
        "Forgets an applied script whose file is gone"
    );

    private readonly Option<string?> applied = Declare.Text(
        "--applied",
        "script",
        "A half-run script has done its work"
    );

    private readonly Option<string?> retry = Declare.Text(
        "--retry",
        "script",
        "A half-run script has done nothing and is run again"
    );

    private readonly Option<string?> reason = Declare.Text("--reason", "text", "Why; kept in the journal");

    public RepairCommand()
        : base("repair", "Settles what migrate refuses to decide by itself; each with its reason")
    {
        Add(accept);
        Add(forget);
        Add(applied);
        Add(retry);
        Add(reason);
        Examples =
        [
            "repair --accept 0002_create_songs.sql --reason \"comment corrected\"",
            "repair --retry 0007_vacuum.sql --reason \"the connection was lost before it started\"",
        ];
    }

    public override ExitCode Execute(CommandContext context, CancellationToken cancellationToken)
    {
        throw new NotImplementedException();
    }
}
