namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>What PostgreSQL lacks: JSON text and SUPER.</summary>
internal static class JsonRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } = [];
}
