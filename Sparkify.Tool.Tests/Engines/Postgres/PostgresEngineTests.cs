using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Tests.Engines.Postgres;

public sealed class PostgresEngineTests : EngineContract
{
    private readonly string database = PostgresServer.Shared.CreateDatabase();

    protected override object OpenEngine() =>
        EngineFactory.Open(
            new Target("test", EngineKind.Postgres)
            {
                Connection = database,
                Storage = new StorageSettings { Mounts = [new Mount("s3://b", BucketFolder)] },
            },
            new EngineOptions(),
            CancellationToken.None
        );

    protected override void Dispose(bool disposing) => PostgresServer.Shared.DropDatabase(database);
}
