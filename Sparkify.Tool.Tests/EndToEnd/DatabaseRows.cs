using System.Globalization;
using DuckDB.NET.Data;
using Sparkify.Tool.Tests.Engines.DuckDb;

namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>
/// All tables of a database file (schema.table) with their rows as sorted lines, read past the tool, so that a row that it
/// would not show is not missed.
/// </summary>
internal sealed class DatabaseRows
{
    private static readonly string[] History =
    [
        "load_runs",
        "load_steps",
        "load_rejections",
        "load_commits",
        "copies",
        "copy_objects",
        "copy_errors",
        "copy_error_fields",
        "copy_replacements",
    ];

    private readonly SortedDictionary<string, IReadOnlyList<string>> tables = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Tables => tables.Keys;

    public IReadOnlyList<string> this[string table] => tables[table];

    /// <summary>Every table and every column, but the history of loads and COPYs, which has a row of every attempt.</summary>
    public static DatabaseRows Read(string path) => Read(path, (_, table) => !History.Contains(table), _ => true);

    /// <summary>What the warehouse holds, but when it was loaded.</summary>
    public static DatabaseRows ReadWarehouse(string path) =>
        Read(path, (schema, _) => schema == "main", column => column != "loaded_at");

    /// <summary>Lines of the one and not of the other; empty when all tables are equal.</summary>
    public IReadOnlyList<string> DifferencesTo(DatabaseRows actual) =>
        [
            .. Tables.Except(actual.Tables).Select(table => $"{table} is missing"),
            .. actual.Tables.Except(Tables).Select(table => $"{table} is surplus"),
            .. Tables.Intersect(actual.Tables).SelectMany(table => Differences(table, tables[table], actual[table])),
        ];

    private static DatabaseRows Read(string path, Func<string, string, bool> takesTable, Func<string, bool> takesColumn)
    {
        using var connection = new DuckDBConnection($"Data Source={path};access_mode=READ_ONLY");
        connection.Open();
        var rows = new DatabaseRows();
        var columns = connection.Rows(
            "select schema_name, table_name, column_name from duckdb_columns() where not internal order by column_index"
        );
        foreach (var table in columns.GroupBy(c => (Schema: (string)c[0]!, Name: (string)c[1]!)))
        {
            if (takesTable(table.Key.Schema, table.Key.Name))
            {
                var names = table.Select(c => (string)c[2]!).Where(takesColumn).Select(c => $"\"{c}\"");
                var sql = $"select {string.Join(", ", names)} from \"{table.Key.Schema}\".\"{table.Key.Name}\"";
                rows.tables[$"{table.Key.Schema}.{table.Key.Name}"] =
                [
                    .. connection.Rows(sql).Select(Line).Order(StringComparer.Ordinal),
                ];
            }
        }

        return rows;
    }

    private static string Line(object?[] row) =>
        string.Join(
            " | ",
            row.Select(value =>
                value switch
                {
                    null => "NULL",
                    DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
                    _ => Convert.ToString(value, CultureInfo.InvariantCulture),
                }
            )
        );

    private static IEnumerable<string> Differences(
        string table,
        IReadOnlyList<string> expected,
        IReadOnlyList<string> actual
    )
    {
        const int MaxShown = 5;
        var missing = Counts(expected).Except(Counts(actual)).Select(c => $"{table} lacks {c.Value} × {c.Key}");
        var surplus = Counts(actual).Except(Counts(expected)).Select(c => $"{table} has {c.Value} × {c.Key}");
        return missing.Take(MaxShown).Concat(surplus.Take(MaxShown));
    }

    private static Dictionary<string, int> Counts(IEnumerable<string> lines) =>
        lines.GroupBy(line => line).ToDictionary(group => group.Key, group => group.Count());
}
