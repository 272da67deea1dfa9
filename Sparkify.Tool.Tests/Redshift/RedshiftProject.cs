using Sparkify.Tool.Tests.Commands;
using Sparkify.Tool.Tests.EndToEnd;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Redshift.Double;
using Sparkify.Tool.Tests.Redshift.Double.Copy;
using Sparkify.Tool.Tests.Storage.S3;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>A project whose target is a double of Redshift, with a bucket of the tests' S3 server; empty, small or the repository's own.</summary>
internal sealed class RedshiftProject : IAsyncDisposable
{
    private readonly ScratchProject project = new();

    private RedshiftProject(RedshiftDouble server)
    {
        Server = server;
        Configure();
    }

    public RedshiftDouble Server { get; }

    public S3Bucket Bucket { get; } = S3Server.Shared.CreateBucket();

    public Dictionary<string, string> Environment => project.Environment;

    public string Root => project.Root;

    public static async Task<RedshiftProject> StartAsync(DoubleOptions? options = null) =>
        new(await RedshiftDouble.StartAsync(PostgresServer.Shared, S3CopyObjects.OfTests(), options));

    /// <summary>A staging table, a table made of it, a check, two objects.</summary>
    public static async Task<RedshiftProject> StartSmallAsync(DoubleOptions? options = null)
    {
        var small = await StartAsync(options);
        small.Write("migrations/0001_create_staging.sql", "create table staging (n integer, s varchar(9));");
        small.Write("migrations/0002_create_numbers.sql", "create table numbers (n integer not null primary key);");
        small.Write("transforms/010_staging.sql", small.Copy());
        small.Write(
            "transforms/110_numbers.sql",
            "insert into numbers select distinct n from staging where n not in (select n from numbers);"
        );
        small.Write("checks/numbers_are_positive.sql", "select n from numbers where n <= 0;");
        small.Bucket.Write("data/1.json", """{"n": 1, "s": "one"}{"n": 2, "s": "two"}""");
        small.Bucket.Write("data/2.json", """{"n": 3, "s": "three"}""");
        return small;
    }

    /// <summary>The repository's own, with the committed sample in the bucket.</summary>
    public static async Task<RedshiftProject> StartWarehouseAsync()
    {
        var warehouse = await StartAsync();
        foreach (var folder in new[] { "migrations", "transforms", "checks" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder)))
            {
                warehouse.Write($"{folder}/{Path.GetFileName(file)}", File.ReadAllText(file));
            }
        }

        warehouse.Bucket.WriteFolder(Path.Combine(Repository.Root, "sample"));
        return warehouse;
    }

    public string Copy(string options = "") =>
        $"copy staging from 's3://{Bucket.Name}/data' iam_role default json 'auto' {options};";

    /// <param name="more">members of the target, each with a comma in front</param>
    public void Configure(string? connection = null, string? more = null)
    {
        Write(
            ".config/sparkify.json",
            $$"""
            {
              "target": "cluster",
              "targets": {
                "cluster": {
                  "engine": "redshift",
                  "connection": "{{connection ?? Server.ConnectionString}}",
                  "s3": { "endpoint": "{{S3Server.Shared.Endpoint}}", "pathStyle": true }
                  {{more ?? $", \"manifests\": \"s3://{Bucket.Name}/manifests\""}}
                }
              },
              "variables": {
                "log_data": "s3://{{Bucket.Name}}/log_data",
                "log_json_path": "s3://{{Bucket.Name}}/log_json_path.json",
                "song_data": "s3://{{Bucket.Name}}/song_data",
                "iam_role": "arn:aws:iam::123456789012:role/sparkify-load"
              }
            }
            """
        );
    }

    public void Write(string path, string content) => project.Write(path, content);

    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    public CommandRun Run(params string[] args) => project.Run(args);

    public string Ok(params string[] args) => project.Ok(args);

    public ToolProcess Start(params string[] args) => ToolProcess.Start(Root, args);

    /// <summary>The lines after the header.</summary>
    public string[] Query(string sql) =>
        Ok("query", "--format", "csv", sql).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];

    public async ValueTask DisposeAsync()
    {
        project.Dispose();
        await Server.DisposeAsync();
        Assert.Empty(Server.Failures);
    }
}
