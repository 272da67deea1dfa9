using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

internal enum MigrationState
{
    Pending,
    Applied,
    Baseline,

    /// <summary>A repeatable script whose content is no longer what was run: it runs again.</summary>
    Changed,

    /// <summary>A versioned script whose content is no longer what was run.</summary>
    Edited,

    /// <summary>Applied, and its file is gone.</summary>
    Missing,

    /// <summary>Applied, with a number above every file's: this checkout is older than the database.</summary>
    Ahead,

    /// <summary>A repeatable script that was run and whose file is gone.</summary>
    Removed,

    /// <summary>Not applied, although a higher number is.</summary>
    OutOfOrder,

    /// <summary>A transaction=off script that was started; how it ended is not known.</summary>
    HalfRun,
}

/// <summary>One script. File: null where it is gone. Entry: how the journal has it, null where it does not.</summary>
internal sealed record MigrationItem(string Script, MigrationState State, ScriptFile? File, JournalEntry? Entry)
{
    public bool IsPending => State is MigrationState.Pending or MigrationState.Changed;

    public bool IsRepeatable => File?.Header.IsRepeatable ?? Entry!.IsRepeatable;

    public long? Number => File?.Number ?? MigrationHistory.NumberOf(Script);
}

/// <summary>Files against journal. Items: in the order in which they run. Problems stop a run before it changes anything; warnings do not.</summary>
internal sealed record MigrationStatus(
    IReadOnlyList<MigrationItem> Items,
    IReadOnlyList<Diagnostic> Problems,
    IReadOnlyList<Diagnostic> Warnings
)
{
    public IEnumerable<ScriptFile> Pending => Items.Where(i => i.IsPending).Select(i => i.File!);

    public int PendingCount => Items.Count(i => i.IsPending);

    public MigrationItem? Find(string script) => Items.FirstOrDefault(i => i.Script == script);

    /// <exception cref="SparkifyException">all problems in one error</exception>
    public void ThrowIfProblems() => MigrationProblems.ThrowIfAny(Problems);

    /// <exception cref="SparkifyException">migrations are pending: what builds on them cannot run</exception>
    public void ThrowIfPending()
    {
        if (PendingCount == 0)
        {
            return;
        }

        var what = PendingCount == 1 ? "migration is" : "migrations are";
        throw new SparkifyException($"{PendingCount} {what} pending")
        {
            Details = [.. Pending.Select(file => file.Name)],
            Hint = "run `sparkify migrate` first, or `sparkify run` for both",
            ExitCode = ExitCode.InvalidProject,
        };
    }
}
