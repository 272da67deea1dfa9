using Sparkify.Tool.Tests.Commands;
using Sparkify.Tool.Tests.Storage.S3;

namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>A project on DuckDB whose objects are in S3.</summary>
internal sealed class S3Project : IDisposable
{
    private readonly ScratchProject project = new();

    public S3Project(string endpoint, string settings) => Configure(endpoint, settings);

    public S3Bucket Bucket { get; } = S3Server.Shared.CreateBucket();

    public string Root => project.Root;

    /// <param name="settings">more keys of s3, such as <c>"timeout": "1s"</c></param>
    public void Configure(string endpoint, string settings) =>
        Write(
            ".config/sparkify.json",
            $$"""
            {
              "target": "local",
              "targets": {
                "local": {
                  "engine": "duckdb",
                  "database": "warehouse.duckdb",
                  "s3": { "endpoint": "{{endpoint}}", "pathStyle": true, {{settings}} }
                }
              }
            }
            """
        );

    public DatabaseRows Rows() => DatabaseRows.Read(Path.Combine(Root, "warehouse.duckdb"));

    public void Write(string path, string content) => project.Write(path, content);

    public CommandRun Run(params string[] args) => project.Run(args);

    public string Ok(params string[] args) => project.Ok(args);

    /// <summary>The lines after the header.</summary>
    public string[] Query(string sql) =>
        Ok("query", "--format", "csv", sql).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];

    public void Dispose() => project.Dispose();
}
