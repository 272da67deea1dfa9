using Sparkify.Tool.Tests.Commands;

namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>The repository's own migrations, transforms and checks, run by the tool on a database of its own.</summary>
internal sealed class ToolWarehouse : IWarehouse, IDisposable
{
    private const string Config = """
        {
          "target": "local",
          "targets": {
            "local": { "engine": "duckdb", "database": "warehouse.duckdb", "s3": { "mounts": { "s3://bucket": "bucket" } } }
          },
          "variables": {
            "log_data": "s3://bucket/log_data",
            "log_json_path": "s3://bucket/log_json_path.json",
            "song_data": "s3://bucket/song_data",
            "iam_role": "arn:aws:iam::123456789012:role/load"
          }
        }
        """;

    private readonly ScratchProject project = new();

    public ToolWarehouse()
    {
        project.Write(".config/sparkify.json", Config);
        foreach (var folder in (string[])["migrations", "transforms", "checks"])
        {
            foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.sql"))
            {
                project.Write($"{folder}/{Path.GetFileName(path)}", File.ReadAllText(path));
            }
        }

        Bucket.Prepare(BucketFolder);
        project.Ok("migrate");
    }

    public string BucketFolder => Path.Combine(project.Root, "bucket");

    public void Load(bool fullRefresh) => project.Ok(fullRefresh ? ["load", "--full-refresh"] : ["load"]);

    public WarehouseTables ReadStarSchema() =>
        WarehouseTables.Read((table, columns) => Query($"select {string.Join(", ", columns)} from {table}"));

    public IReadOnlyList<string?[]> Query(string sql) => CsvRows.Parse(project.Ok("query", "--format", "csv", sql));

    public void Execute(string sql) => project.Ok("query", sql);

    public void Dispose() => project.Dispose();
}
