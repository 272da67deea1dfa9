namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>What PostgreSQL lacks: text, regular expressions and hashes.</summary>
internal static class TextRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } = [];
}
