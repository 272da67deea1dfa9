using Sparkify.Tool.Project;

namespace Sparkify.Tool.Migrations;

/// <summary>Compares the project's migrations with the journal; touches nothing.</summary>
internal static class MigrationPlanner
{
    public static MigrationStatus Plan(IReadOnlyList<ScriptFile> files, IEnumerable<JournalEntry> entries)
    {
        var history = new MigrationHistory(entries);
        var names = files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var newest = files.Where(f => !f.Header.IsRepeatable).Max(f => f.Number);
        var items = files
            .Select(file => new MigrationItem(file.Name, StateOf(file, history), file, history.Find(file.Name)))
            .Concat(
                history
                    .Scripts.Where(entry => !names.Contains(entry.Script))
                    .Select(entry => new MigrationItem(entry.Script, StateWithoutFile(entry, newest), null, entry))
            )
            .OrderBy(item => item.IsRepeatable)
            .ThenBy(item => item.IsRepeatable ? null : item.Number)
            .ThenBy(item => item.Script, StringComparer.Ordinal)
            .ToList();
        return new MigrationStatus(
            items,
            MigrationProblems.Find(items, history),
            MigrationProblems.FindWarnings(items)
        );
    }

    private static MigrationState StateOf(ScriptFile file, MigrationHistory history)
    {
        var entry = history.Find(file.Name);
        return entry switch
        {
            null => IsOutOfOrder(file, history) ? MigrationState.OutOfOrder : MigrationState.Pending,
            { State: JournalState.Started } => MigrationState.HalfRun,
            _ when entry.IsRepeatable != file.Header.IsRepeatable => MigrationState.Edited,
            _ when entry.Checksum != file.Checksum => file.Header.IsRepeatable
                ? MigrationState.Changed
                : MigrationState.Edited,
            { State: JournalState.Baseline } => MigrationState.Baseline,
            _ => MigrationState.Applied,
        };
    }

    private static bool IsOutOfOrder(ScriptFile file, MigrationHistory history) =>
        !file.Header.IsRepeatable
        && history.HighestVersioned is { } highest
        && file.Number <= MigrationHistory.NumberOf(highest.Script);

    private static MigrationState StateWithoutFile(JournalEntry entry, long? newest) =>
        entry switch
        {
            { State: JournalState.Started } => MigrationState.HalfRun,
            { IsRepeatable: true } => MigrationState.Removed,
            _ when MigrationHistory.NumberOf(entry.Script) is { } number && number > (newest ?? -1) =>
                MigrationState.Ahead,
            _ => MigrationState.Missing,
        };
}
