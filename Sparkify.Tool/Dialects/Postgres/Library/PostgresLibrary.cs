namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>The functions that translated SQL calls as {lib}.name, made once in a database. Version: raise it with every change.</summary>
internal static class PostgresLibrary
{
    public const int Version = 1;

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
