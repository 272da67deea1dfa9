using System.Text;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Engines.Redshift;
using Sparkify.Tool.Project;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Redshift.Double;
using Sparkify.Tool.Tests.Redshift.Double.Copy;
using Sparkify.Tool.Tests.Storage.S3;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>
/// What the contract of the engine of Redshift runs on: a double, or the cluster that SPARKIFY_TEST_REDSHIFT names. A schema of its own stands for the empty
/// database, and is what names without one mean.
/// </summary>
internal sealed class ContractServer : IDisposable
{
    private readonly string schema = Cluster.NewName();
    private readonly RedshiftDouble? stand;
    private readonly string connection;
    private readonly StorageSettings storage;
    private readonly string prefix;

    public ContractServer()
    {
        if (Cluster.Connection is { } cluster)
        {
            connection = cluster;
            storage = new StorageSettings();
            prefix = $"{Cluster.Prefix}/{schema}";
        }
        else
        {
            stand = Wait(RedshiftDouble.StartAsync(PostgresServer.Shared, S3CopyObjects.OfTests()));
            connection = stand.ConnectionString;
            storage = S3Server.Shared.Settings();
            prefix = $"s3://{S3Server.Shared.CreateBucket().Name}";
        }

        Send($"create schema {schema}");
    }

    /// <summary>For tests of names with one.</summary>
    public string OtherSchema => $"{schema}_other";

    /// <summary>The statement with that schema in the place of public, its objects in the place of those of s3://b, and a role that may read them.</summary>
    public string Adapt(string sql) =>
        sql.Replace("public.", $"{schema}.", StringComparison.Ordinal)
            .Replace("\"Public\".", $"\"{schema}\".", StringComparison.Ordinal)
            .Replace("s3://b/", $"{prefix}/", StringComparison.Ordinal)
            .Replace(
                "iam_role default",
                $"iam_role {(stand is null ? Cluster.Role : "default")}",
                StringComparison.Ordinal
            );

    public void Put(string path, string content) => Wait(PutAsync(path, content));

    public IEngine Open(bool isReadOnly, bool showsValues) =>
        Open(Target with { Session = [$"set search_path to {schema}"], ShowValues = showsValues }, isReadOnly);

    public void Dispose()
    {
        if (stand is not null)
        {
            stand.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Assert.Empty(stand.Failures);
            return;
        }

        foreach (var name in new[] { schema, OtherSchema, Target.Schema })
        {
            Send($"drop schema if exists {name} cascade");
        }
    }

    private Target Target =>
        new("test", EngineKind.Redshift)
        {
            Connection = connection,
            Schema = $"{schema}_tool",
            Storage = storage,
        };

    private void Send(string sql)
    {
        using var engine = Open(Target, isReadOnly: false);
        engine.Execute(sql);
    }

    private IEngine Open(Target target, bool isReadOnly) =>
        RedshiftEngine.Open(
            target,
            new EngineOptions { IsReadOnly = isReadOnly },
            region => new TargetStore(storage, region),
            CancellationToken.None
        );

    private async Task<bool> PutAsync(string path, string content)
    {
        using var store = new TargetStore(storage, null);
        await using var upload = await store.CreateAsync(S3Location.Parse($"{prefix}/{path}"), CancellationToken.None);
        await upload.Content.WriteAsync(Encoding.UTF8.GetBytes(content));
        await upload.CompleteAsync(CancellationToken.None);
        return true;
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
