namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>What PostgreSQL lacks: dates, times and intervals.</summary>
internal static class DateTimeRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } = [];
}
