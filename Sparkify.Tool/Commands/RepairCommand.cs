using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Migrations;
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

    private readonly Option<TimeSpan?> lockTimeout = Declare.LockTimeout();

    public RepairCommand()
        : base("repair", "Settles what migrate refuses to decide by itself; each with its reason")
    {
        Add(accept);
        Add(forget);
        Add(applied);
        Add(retry);
        Add(reason);
        Add(lockTimeout);
        Examples =
        [
            "repair --accept 0002_create_songs.sql --reason \"comment corrected\"",
            "repair --retry 0007_vacuum.sql --reason \"the connection was lost before it started\"",
        ];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        var request = ReadRequest(context);
        var project = context.LoadProject();
        using var engine = context.OpenWriter(project.Target, context.Get(lockTimeout), cancellationToken);
        var settings = new MigrationSettings(project.Target.Schema, ToolVersion.Text);
        var entry = new MigrationRepair(engine, settings).Run(project.Migrations, request, cancellationToken);
        Print(context, entry);
        return ExitCode.Done;
    }

    private RepairRequest ReadRequest(CommandContext context)
    {
        (Option<string?> Option, RepairAction Action)[] actions =
        [
            (accept, RepairAction.Accept),
            (forget, RepairAction.Forget),
            (applied, RepairAction.Applied),
            (retry, RepairAction.Retry),
        ];
        var given = actions.Where(a => context.Get(a.Option) is not null).ToList();
        return given.Count == 1
            ? new RepairRequest(given[0].Action, context.Get(given[0].Option)!, context.Get(reason) ?? "")
            : throw new SparkifyException("a repair is one of --accept, --forget, --applied and --retry")
            {
                Hint = "sparkify status shows what is to be settled",
                ExitCode = ExitCode.Usage,
            };
    }

    private static void Print(CommandContext context, JournalEntry entry)
    {
        var state = JournalStates.ToText(entry.State);
        if (!context.Common.IsJson)
        {
            context.Console.Output.Write($"{entry.Script}: {state}\n");
            return;
        }

        context.Document.StartObject("repair");
        context.Document.Writer.WriteString("script", entry.Script);
        context.Document.Writer.WriteString("state", state);
        context.Document.Writer.WriteString("reason", entry.Reason);
        context.Document.EndInnermost();
    }
}
