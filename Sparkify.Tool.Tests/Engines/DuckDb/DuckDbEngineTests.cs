using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

public sealed class DuckDbEngineTests : LocalEngineContract
{
    private readonly TemporaryFolder folder = new();

    protected override object OpenEngine(bool isReadOnly, bool showsValues) =>
        EngineFactory.Open(
            new Target("test", EngineKind.DuckDb)
            {
                Database = folder["test.duckdb"],
                ShowValues = showsValues,
                Storage = new StorageSettings { Mounts = [new Mount("s3://b", BucketFolder)] },
            },
            new EngineOptions { IsReadOnly = isReadOnly },
            CancellationToken.None
        );

    protected override void Dispose(bool disposing) => folder.Dispose();
}
