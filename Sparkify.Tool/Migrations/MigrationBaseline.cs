using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>The rows that let a database which already has the schema of the first migrations start at a later one.</summary>
internal static class MigrationBaseline
{
    private const string Option = "--baseline";

    /// <summary>One entry for every versioned script up to the named one that the journal does not hold.</summary>
    public static IReadOnlyList<JournalEntry> Entries(
        IReadOnlyList<ScriptFile> files,
        IReadOnlyList<JournalEntry> journal,
        string script
    )
    {
        var name = ScriptSelector.Select(files.Select(f => f.Name).ToList(), script, Option);
        var last = files.First(f => f.Name == name);
        if (last.Header.IsRepeatable)
        {
            throw new SparkifyException($"{Option}: {name} is repeatable, a baseline is a versioned migration")
            {
                Hint = "name the last versioned migration whose changes the database already has",
                ExitCode = ExitCode.InvalidProject,
            };
        }

        var history = new MigrationHistory(journal);
        return files
            .Where(f => !f.Header.IsRepeatable && f.Number <= last.Number && history.Find(f.Name) is null)
            .OrderBy(f => f.Number)
            .Select(f => new JournalEntry(f.Name, f.Checksum, false, JournalState.Baseline))
            .ToList();
    }
}
