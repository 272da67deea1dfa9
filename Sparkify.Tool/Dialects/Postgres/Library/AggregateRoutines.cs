namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>What PostgreSQL lacks: aggregates and window functions.</summary>
internal static class AggregateRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } = [];
}
