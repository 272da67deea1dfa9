using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Migrations;

/// <summary>Schema: where the journal stands (a target's "schema"). ToolVersion: written into every journal row.</summary>
internal sealed record MigrationSettings(string Schema, string ToolVersion)
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public QualifiedName JournalTable => new(SqlNames.Fold(Schema), "migrations");
}

/// <summary>To: apply up to this script. Baseline: journal the scripts up to this one without running them. Both: a name or a number.</summary>
internal sealed record MigrateOptions(string? To = null, string? Baseline = null);
