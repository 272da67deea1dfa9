using Sparkify.Tool.Tests.Commands;
using Sparkify.Tool.Tests.Engines.Postgres;

namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>The repository's own project gives the same rows on both local engines, in every table that its migrations make.</summary>
public sealed class EnginesAgreeTests
{
    private static readonly string[] Tables =
    [
        "staging_events",
        "staging_songs",
        "songplays",
        "users",
        "songs",
        "artists",
        "time",
    ];

    [Fact]
    public void The_sample_gives_the_same_rows() => AssertSame(Path.Combine(Repository.Root, "sample"));

    [Fact]
    public void The_real_data_give_the_same_rows()
    {
        if (Repository.Dataset is { } dataset)
        {
            AssertSame(dataset);
        }
    }

    private static void AssertSame(string folder)
    {
        using var postgres = new PostgresScratch();
        using var project = new ScratchProject();
        project.Write(".config/sparkify.json", Config(folder, postgres.Connection));
        foreach (
            var path in Directory
                .EnumerateFiles(Repository.Root, "*.sql", SearchOption.AllDirectories)
                .Where(IsOfProject)
        )
        {
            project.Write(Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path));
        }

        project.Ok("run");
        project.Ok("run", "--target", "postgres");

        foreach (var table in Tables)
        {
            var expected = Read(project, "local", table);
            Assert.NotEmpty(expected.Rows);
            Assert.Empty(expected.DifferencesTo(Read(project, "postgres", table)));
        }
    }

    private static bool IsOfProject(string path) =>
        Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar)[0]
            is "migrations"
                or "transforms"
                or "checks";

    /// <summary>But when a row was loaded, which is the last column of staging tables.</summary>
    private static WarehouseTable Read(ScratchProject project, string target, string table)
    {
        var csv = project.Ok("query", "--target", target, "--format", "csv", $"select * from {table}");
        var columns = csv[..csv.IndexOf('\n', StringComparison.Ordinal)].Split(',');
        var kept = columns[^1] == "loaded_at" ? columns.Length - 1 : columns.Length;
        return new WarehouseTable(table, columns[..kept], CsvRows.Parse(csv).Select(row => row[..kept]));
    }

    private static string Config(string folder, string connection) =>
        $$"""
            {
              "target": "local",
              "targets": {
                "local": { "engine": "duckdb", "database": "warehouse.duckdb", "s3": { "mounts": { "s3://bucket": "{{folder}}" } } },
                "postgres": { "engine": "postgres", "connection": "{{connection}}", "s3": { "mounts": { "s3://bucket": "{{folder}}" } } }
              },
              "variables": {
                "log_data": "s3://bucket/log_data",
                "log_json_path": "s3://bucket/log_json_path.json",
                "song_data": "s3://bucket/song_data",
                "iam_role": "arn:aws:iam::123456789012:role/load"
              }
            }
            """;
}
