using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Migrations;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>How the scripts stand against the journal.</summary>
internal sealed class MigrationStatusPrinter(CommandContext context)
{
    private static readonly TextColumn[] MigrationColumns =
    [
        new("migration", false),
        new("state", false),
        new("since (UTC)", false),
        new("reason", false),
    ];

    public void Print(MigrationStatus status)
    {
        foreach (var warning in status.Warnings)
        {
            context.Reporter.Report(warning);
        }

        if (context.Common.IsJson)
        {
            Write(status);
            return;
        }

        var output = context.Console.Output;
        var rows = status.Items.Select(item =>
            new string?[]
            {
                item.Script,
                StateName(item.State),
                item.Entry is { } entry ? Amounts.Time(entry.RecordedAt) : "",
                item.Entry?.Reason ?? "",
            }
        );
        new TextTable(output, context.OutputStyle, MigrationColumns).Start([.. rows]);
        var appliedCount = status.Items.Count(i => i.State is MigrationState.Applied or MigrationState.Baseline);
        output.Write(
            $"{Amounts.Of(appliedCount, "migration")} applied, {Amounts.Number(status.PendingCount)} pending\n"
        );
    }

    private void Write(MigrationStatus status)
    {
        var document = context.Document;
        document.Writer.WriteNumber("pendingCount", status.PendingCount);
        document.StartArray("migrations");
        foreach (var item in status.Items)
        {
            document.StartObject();
            document.Writer.WriteString("script", item.Script);
            document.Writer.WriteString("state", StateName(item.State));
            if (item.Entry is { } entry)
            {
                document.WriteTime("since", entry.RecordedAt);
                document.Writer.WriteString("reason", entry.Reason);
            }

            document.EndInnermost();
        }

        document.EndInnermost();
    }

    private static string StateName(MigrationState state) =>
        state switch
        {
            MigrationState.OutOfOrder => "out of order",
            MigrationState.HalfRun => "half-run",
            _ => state.ToString().ToLowerInvariant(),
        };
}
