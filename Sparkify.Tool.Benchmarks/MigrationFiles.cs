using System.Globalization;

namespace Sparkify.Tool.Benchmarks;

/// <summary>
/// Migrations that both tools take as they are: "-- migrate:up" and "-- migrate:down", without which dbmate takes no script, are comments to sparkify. In turn a table of six
/// columns, one more column, three rows.
/// </summary>
internal static class MigrationFiles
{
    public const int FileCount = 500;

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < FileCount; i++)
        {
            var table = string.Create(CultureInfo.InvariantCulture, $"table_{i / 3:000}");
            var (name, sql) = (i % 3) switch
            {
                0 => ($"create_{table}", Create(table)),
                1 => ($"add_note_to_{table}", $"alter table {table} add column note varchar(200) default 'none';\n"),
                _ => ($"fill_{table}", Insert(table)),
            };
            var file = string.Create(CultureInfo.InvariantCulture, $"{i + 1:0000}_{name}.sql");
            File.WriteAllText(Path.Combine(folder, file), $"-- migrate:up\n{sql}-- migrate:down\n");
        }
    }

    private static string Create(string table) =>
        $"""
            create table {table} (
                id integer not null,
                name varchar(100) not null,
                kind varchar(16),
                amount decimal(12, 2),
                happened_at timestamp,
                is_open boolean
            );

            """;

    private static string Insert(string table) =>
        $"""
            insert into {table} (id, name, kind, amount, happened_at, is_open) values
                (1, 'first', 'a', 1.50, '2024-01-01 10:00:00', true),
                (2, 'second', 'b', 22.75, '2024-01-02 11:30:00', false),
                (3, 'third', null, null, null, null);

            """;
}
