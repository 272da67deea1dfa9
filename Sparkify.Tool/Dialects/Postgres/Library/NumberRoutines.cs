namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>What PostgreSQL lacks: numbers, operators and VARBYTE.</summary>
internal static class NumberRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } = [];
}
