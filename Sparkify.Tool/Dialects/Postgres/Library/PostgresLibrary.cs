namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>The functions that translated SQL calls as {lib}.name, made once in a database.</summary>
internal static class PostgresLibrary
{
    /// <summary>In the order in which they are made.</summary>
    public static IReadOnlyList<LibraryRoutine> Routines { get; } =
    [
        .. SystemRoutines.Definitions,
        .. NumberRoutines.Definitions,
        .. TextRoutines.Definitions,
        .. DateTimeRoutines.Definitions,
        .. JsonRoutines.Definitions,
        .. AggregateRoutines.Definitions,
    ];
}
