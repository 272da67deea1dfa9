using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>
/// A script that this run has applied and committed. Duration: null where the server has counted it, until it is read at the end of the run. RowCount: rows its
/// statements wrote.
/// </summary>
internal sealed record AppliedMigration(string Script, TimeSpan? Duration, long RowCount)
{
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];
}

/// <summary>What a run did. Applied: in order. Baselined: journaled without having been run.</summary>
internal sealed record MigrationResult(
    IReadOnlyList<AppliedMigration> Applied,
    IReadOnlyList<string> Baselined,
    IReadOnlyList<Diagnostic> Warnings
)
{
    /// <summary>Pending scripts that --to held back.</summary>
    public IReadOnlyList<string> HeldBack { get; init; } = [];
}
