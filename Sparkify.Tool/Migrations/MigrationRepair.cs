using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

internal enum RepairAction
{
    /// <summary>An edited script's checksum becomes the journaled one.</summary>
    Accept,

    /// <summary>A script whose file is gone no longer counts.</summary>
    Forget,

    /// <summary>A half-run script did take effect.</summary>
    Applied,

    /// <summary>A half-run script did not take effect, and runs again.</summary>
    Retry,
}

/// <summary>Script: a name or a number. Reason: kept in the journal.</summary>
internal sealed record RepairRequest(RepairAction Action, string Script, string Reason);

/// <summary>Settles what stops a run; each repair is a row of its own in the journal, with its reason, and none is ever removed.</summary>
internal sealed class MigrationRepair(IEngine engine, MigrationSettings settings)
{
    /// <returns>the row that was written</returns>
    /// <exception cref="SparkifyException">the script is not in the state that the action settles</exception>
    public JournalEntry Run(IReadOnlyList<ScriptFile> files, RepairRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            throw new SparkifyException("a repair needs a reason")
            {
                Hint = "add --reason \"…\": it is kept in the journal",
                ExitCode = ExitCode.Usage,
            };
        }

        return engine.RunExclusively(() => Write(files, request, cancellationToken), cancellationToken);
    }

    private JournalEntry Write(
        IReadOnlyList<ScriptFile> files,
        RepairRequest request,
        CancellationToken cancellationToken
    )
    {
        var journal = new MigrationJournal(engine, settings);
        journal.Refresh(cancellationToken);
        var status = MigrationPlanner.Plan(files, journal.Entries);
        var names = status.Items.Select(i => i.Script).ToList();
        var script = ScriptSelector.Select(names, request.Script, RepairRules.OptionOf(request.Action));
        var item = status.Find(script)!;
        RepairRules.RefuseUnlessItApplies(request.Action, item);
        journal.Append([ToEntry(request, item)], cancellationToken);
        return journal.Entries[^1];
    }

    /// <summary>Who says that a half-run script took effect says it of the file as it stands.</summary>
    private static JournalEntry ToEntry(RepairRequest request, MigrationItem item) =>
        new(item.Script, item.File?.Checksum ?? item.Entry!.Checksum, item.IsRepeatable, StateOf(request.Action))
        {
            Reason = request.Reason,
        };

    private static JournalState StateOf(RepairAction action) =>
        action switch
        {
            RepairAction.Accept => JournalState.Accepted,
            RepairAction.Forget => JournalState.Forgotten,
            RepairAction.Applied => JournalState.Applied,
            RepairAction.Retry => JournalState.Retry,
            _ => throw new InvalidOperationException($"no state for {action}"),
        };
}
