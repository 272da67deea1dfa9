using Sparkify.Tool.Project;

namespace Sparkify.Tool.Migrations;

/// <summary>What one run was planned to do. Files: all migrations of the project. Scripts: those it applies, in order.</summary>
internal sealed record MigrationRun(
    IReadOnlyList<ScriptFile> Files,
    IReadOnlyList<ScriptFile> Scripts,
    MigrationReview Review
)
{
    public IProgress<MigrationEvent>? Progress { get; init; }
}
