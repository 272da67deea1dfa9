namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>The star schema: what the rules of the warehouse define, whatever the order of loads.</summary>
internal sealed class WarehouseTables(IReadOnlyList<WarehouseTable> tables)
{
    /// <summary>Names and columns of the five tables, for a reader that asks an engine for their rows.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Columns)> Shape { get; } =
    [
        (
            "songplays",
            [
                "songplay_id",
                "start_time",
                "user_id",
                "level",
                "song_id",
                "artist_id",
                "session_id",
                "location",
                "user_agent",
            ]
        ),
        ("users", ["user_id", "first_name", "last_name", "gender", "level"]),
        ("songs", ["song_id", "title", "artist_id", "year", "duration"]),
        ("artists", ["artist_id", "name", "location", "latitude", "longitude"]),
        ("time", ["start_time", "hour", "day", "week", "month", "year", "weekday"]),
    ];

    public IReadOnlyList<WarehouseTable> Tables { get; } = tables;

    public WarehouseTable this[string name] => Tables.Single(table => table.Name == name);

    /// <summary>Asks for each table of the shape once.</summary>
    public static WarehouseTables Read(Func<string, IReadOnlyList<string>, IEnumerable<string?[]>> readRows) =>
        new([
            .. Shape.Select(table => new WarehouseTable(
                table.Name,
                table.Columns,
                readRows(table.Name, table.Columns)
            )),
        ]);

    public IReadOnlyList<string> DifferencesTo(WarehouseTables actual) =>
        [.. Tables.SelectMany(table => table.DifferencesTo(actual[table.Name]))];
}
