using Sparkify.Tool.Engines;
using Sparkify.Tool.Engines.Redshift;
using Sparkify.Tool.Project;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Tests.Engines;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Redshift.Double;
using Sparkify.Tool.Tests.Redshift.Double.Copy;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>The engine of Redshift, on a double of Redshift.</summary>
public sealed class RedshiftContract : EngineContract
{
    private readonly RedshiftDouble server;

    public RedshiftContract() =>
        server = Wait(
            RedshiftDouble.StartAsync(
                PostgresServer.Shared,
                new FolderCopyObjects(new Dictionary<string, string> { ["b"] = BucketFolder })
            )
        );

    /// <summary>Few of its errors name one.</summary>
    protected override bool NamesPlaces => false;

    protected override object OpenEngine(bool isReadOnly, bool showsValues) =>
        RedshiftEngine.Open(
            new Target("test", EngineKind.Redshift) { Connection = server.ConnectionString, ShowValues = showsValues },
            new EngineOptions { IsReadOnly = isReadOnly },
            _ => new MountedObjectStore([new Mount("s3://b", BucketFolder)]),
            CancellationToken.None
        );

    protected override void Dispose(bool disposing)
    {
        server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Assert.Empty(server.Failures);
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
