using System.Globalization;

namespace Sparkify.Tool.Benchmarks;

/// <summary>A project of 1,000 files of 100 lines: migrations that create tables, transforms that write them by key, checks.</summary>
internal static class ValidateProject
{
    public const int FileCount = 1000;
    public const int LineCount = 100;

    private const int TableCount = 400;

    public static void Write(string root)
    {
        Directory.CreateDirectory(Path.Combine(root, ".config"));
        File.WriteAllText(
            Path.Combine(root, ".config", "sparkify.json"),
            """{ "target": "local", "targets": { "local": { "engine": "duckdb", "database": "w.duckdb" } } }"""
        );
        for (var table = 1; table <= TableCount; table++)
        {
            Write(root, "migrations", Name($"{table:0000}_create_table_{table}"), Migration(table));
            Write(root, "transforms", Name($"{table:0000}_table_{table}"), Transform(table));
        }

        for (var check = 1; check <= FileCount - (2 * TableCount); check++)
        {
            Write(root, "checks", Name($"table_{check}_is_unique"), Check(check));
        }
    }

    private static string Name(FormattableString name) => name.ToString(CultureInfo.InvariantCulture) + ".sql";

    /// <summary>Filled up with comment lines to the same length.</summary>
    private static void Write(string root, string folder, string name, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.Combine(root, folder));
        var written = lines.ToList();
        var comments = Enumerable.Repeat("-- one row per key, and why it is so", LineCount - written.Count);
        File.WriteAllLines(Path.Combine(root, folder, name), comments.Concat(written));
    }

    private static IEnumerable<string> Migration(int table) =>
        [
            $"create table table_{table} (",
            .. Columns(85).Select(column => $"    {column} varchar(64) encode zstd,"),
            "    id bigint not null,",
            "    loaded_at timestamp default sysdate,",
            "    primary key (id)",
            ")",
            "diststyle key distkey (id) sortkey (id);",
        ];

    private static IEnumerable<string> Transform(int table) =>
        [
            $"delete from table_{table} using staging_{table} where table_{table}.id = staging_{table}.id;",
            $"insert into table_{table} (id, {string.Join(", ", Columns(38))})",
            "with ranked as (",
            "    select",
            "        id,",
            .. Columns(38)
                .Select(column => $"        coalesce(nullif(trim({column}), ''), 'none') || '-' as {column},"),
            "        row_number() over (partition by id order by loaded_at desc) as place",
            $"    from staging_{table}",
            "    where loaded_at = sysdate and dateadd(day, 1, loaded_at)::date > '2018-11-01'",
            ")",
            "select",
            .. Columns(38).Select(column => $"    {column},"),
            "    id",
            "from ranked",
            "where place = 1;",
        ];

    private static IEnumerable<string> Check(int table) =>
        [
            "select id, count(*)",
            $"from table_{table}",
            "where id is not null",
            .. Columns(85).Select(column => $"    and {column} <> 'bad'"),
            "group by id",
            "having count(*) > 1;",
        ];

    private static IEnumerable<string> Columns(int count) =>
        Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"column_{i}"));
}
