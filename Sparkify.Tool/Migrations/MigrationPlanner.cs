using Sparkify.Tool.Project;

namespace Sparkify.Tool.Migrations;

/// <summary>Compares the project's migrations with the journal; touches nothing.</summary>
internal static class MigrationPlanner
{
    public static MigrationStatus Plan(IReadOnlyList<ScriptFile> files, IEnumerable<JournalEntry> entries)
    {
        var history = new MigrationHistory(entries);
        var names = files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var newest = NewestNumber(files);
        var items = files
            .Select(file => new MigrationItem(file.Name, StateOf(file, history), file, history.Find(file.Name)))
            .Concat(
                history
                    .Scripts.Where(entry => !names.Contains(entry.Script))
                    .Select(entry => new MigrationItem(entry.Script, StateWithoutFile(entry, newest), null, entry))
            )
            .ToList();
        items.Sort(CompareOrder);
        return new MigrationStatus(
            items,
            MigrationProblems.Find(items, history),
            MigrationProblems.FindWarnings(items)
        );
    }

    /// <summary>-1: there is no versioned file.</summary>
    private static long NewestNumber(IEnumerable<ScriptFile> files)
    {
        var newest = -1L;
        foreach (var file in files)
        {
            newest = !file.Header.IsRepeatable && file.Number is { } number && number > newest ? number : newest;
        }

        return newest;
    }

    /// <summary>Versioned by number, then repeatable by name.</summary>
    private static int CompareOrder(MigrationItem left, MigrationItem right)
    {
        var byKind = left.IsRepeatable.CompareTo(right.IsRepeatable);
        var byNumber = left.IsRepeatable ? 0 : (left.Number ?? -1).CompareTo(right.Number ?? -1);
        return byKind != 0 ? byKind
            : byNumber != 0 ? byNumber
            : string.CompareOrdinal(left.Script, right.Script);
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
        !file.Header.IsRepeatable && file.Number <= history.HighestNumber;

    private static MigrationState StateWithoutFile(JournalEntry entry, long newest) =>
        entry switch
        {
            { State: JournalState.Started } => MigrationState.HalfRun,
            { IsRepeatable: true } => MigrationState.Removed,
            _ when MigrationHistory.NumberOf(entry.Script) is { } number && number > newest => MigrationState.Ahead,
            _ => MigrationState.Missing,
        };
}
