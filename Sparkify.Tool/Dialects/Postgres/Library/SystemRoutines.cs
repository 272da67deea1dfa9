namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>What PostgreSQL lacks: conditions, session and system information.</summary>
internal static class SystemRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } = [];
}
