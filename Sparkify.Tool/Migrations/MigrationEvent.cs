using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>Progress of a run, for the commands to print.</summary>
internal abstract record MigrationEvent
{
    private MigrationEvent() { }

    /// <summary>Index: 0-based among the Count scripts that this run applies.</summary>
    internal sealed record Started(string Script, int Index, int Count) : MigrationEvent;

    /// <summary>Reported only after the commit.</summary>
    internal sealed record Applied(AppliedMigration Migration) : MigrationEvent;

    /// <summary>Another run has applied it meanwhile.</summary>
    internal sealed record Skipped(string Script) : MigrationEvent;

    internal sealed record Baselined(IReadOnlyList<string> Scripts) : MigrationEvent;

    internal sealed record Warned(Diagnostic Warning) : MigrationEvent;
}
