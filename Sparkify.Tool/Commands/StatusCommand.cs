using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class StatusCommand : Verb
{
    private readonly Option<TimeSpan?> lockTimeout = Declare.LockTimeout();

    public StatusCommand()
        : base("status", "Shows what is applied, pending and edited, and the last loads")
    {
        Add(lockTimeout);
        Examples = ["status", "status --output json"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        var project = context.LoadProject();
        using var engine = context.OpenReader(project.Target, context.Get(lockTimeout), cancellationToken);
        var settings = new MigrationSettings(project.Target.Schema, ToolVersion.Text);
        var status = new MigrationRunner(engine, settings).Status(project.Migrations);
        new MigrationStatusPrinter(context).Print(status);
        new LoadStatusPrinter(context, engine, project.Target).Print();
        status.ThrowIfProblems();
        return ExitCode.Done;
    }
}
