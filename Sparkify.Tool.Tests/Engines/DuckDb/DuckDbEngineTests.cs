using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

public sealed class DuckDbEngineTests : EngineContract
{
    private readonly TemporaryFolder folder = new();

    protected override object OpenEngine() =>
        EngineFactory.Open(
            new Target("test", EngineKind.DuckDb)
            {
                Database = folder["test.duckdb"],
                Storage = new StorageSettings { Mounts = [new Mount("s3://b", BucketFolder)] },
            },
            new EngineOptions(),
            CancellationToken.None
        );

    protected override void Dispose(bool disposing) => folder.Dispose();
}
