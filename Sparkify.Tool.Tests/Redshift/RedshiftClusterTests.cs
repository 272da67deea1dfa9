using System.Text;
using Sparkify.Tool.Project;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Tests.Commands;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>What must hold on the double, on a real cluster: docs/redshift.md says what has to be set.</summary>
public sealed class RedshiftClusterTests : IDisposable
{
    private readonly ScratchProject project = new();
    private readonly string schema = Cluster.NewName();
    private readonly string prefix = Cluster.Prefix;

    public RedshiftClusterTests()
    {
        project.Environment["SPARKIFY_CONNECTION_CLUSTER"] = Cluster.Connection!;
        project.Write(
            ".config/sparkify.json",
            $$"""
            {
              "target": "cluster",
              "targets": {
                "cluster": { "engine": "redshift", "schema": "{{schema}}_tool", "manifests": "{{prefix}}/{{schema}}/manifests" }
              }
            }
            """
        );
        project.Write(
            "migrations/0001_create.sql",
            $"create schema {schema}; create table {schema}.staging (n integer, s varchar(9)); create table {schema}.numbers (n integer not null primary key);"
        );
        project.Write("migrations/0002_vacuum.sql", $"-- sparkify: transaction=off\nvacuum {schema}.staging;");
        project.Write(
            "transforms/010_staging.sql",
            $"copy {schema}.staging from '{prefix}/{schema}/data/' iam_role {Cluster.Role} json 'auto';"
        );
        project.Write(
            "transforms/110_numbers.sql",
            $"insert into {schema}.numbers select distinct n from {schema}.staging where n not in (select n from {schema}.numbers);"
        );
    }

    [ClusterFact]
    public async Task Runs_load_every_object_once()
    {
        await PutAsync("1", "{\"n\": 1, \"s\": \"one\"}\n{\"n\": 2, \"s\": \"two\"}\n");
        Assert.Contains("loaded 1 object in ", project.Ok("run"));
        await PutAsync("2", "{\"n\": 3, \"s\": \"three\"}\n");
        Assert.Contains("loaded 1 object in ", project.Ok("run"));
        Assert.Contains("loaded 0 objects in ", project.Ok("run"));
        Assert.Equal(
            "n\n1\n2\n3\n",
            project.Ok("query", "--format", "csv", $"select n from {schema}.numbers order by n")
        );
        project.Ok("check");
        Assert.Contains("2 objects loaded\n", project.Ok("status"));
    }

    [ClusterFact]
    public async Task Rows_that_cannot_be_loaded_are_named_and_nothing_is_kept()
    {
        await PutAsync("1", "{\"n\": 1, \"s\": \"one\"}\n{\"n\": \"x\", \"s\": \"two\"}\n");

        var failed = project.Run("run");

        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("/data/1.json line 2 column n", failed.Error);
        Assert.Equal("count\n0\n", project.Ok("query", "--format", "csv", $"select count(*) from {schema}.staging"));
    }

    [ClusterFact]
    public async Task Two_loads_at_once_load_every_object_once()
    {
        await PutAsync("1", "{\"n\": 1, \"s\": \"one\"}\n");
        project.Ok("migrate");

        var runs = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ => Task.Factory.StartNew(() => project.Run("load"), TaskCreationOptions.LongRunning))
        );

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Error));
        Assert.Equal("count\n1\n", project.Ok("query", "--format", "csv", $"select count(*) from {schema}.staging"));
    }

    public void Dispose()
    {
        project.Run("query", "--yes", $"drop schema if exists {schema} cascade");
        project.Run("query", "--yes", $"drop schema if exists {schema}_tool cascade");
        project.Dispose();
    }

    private async Task PutAsync(string name, string content)
    {
        using var store = new TargetStore(new StorageSettings(), null);
        await using var upload = await store.CreateAsync(
            S3Location.Parse($"{prefix}/{schema}/data/{name}.json"),
            CancellationToken.None
        );
        await upload.Content.WriteAsync(Encoding.UTF8.GetBytes(content));
        await upload.CompleteAsync(CancellationToken.None);
    }
}
