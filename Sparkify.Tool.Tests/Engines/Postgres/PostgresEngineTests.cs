using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Tests.Engines.Postgres;

public sealed class PostgresEngineTests : LocalEngineContract
{
    private readonly string database = PostgresServer.Shared.CreateDatabase();

    protected override object OpenEngine(bool isReadOnly, bool showsValues) =>
        EngineFactory.Open(
            new Target("test", EngineKind.Postgres)
            {
                Connection = database,
                ShowValues = showsValues,
                Storage = new StorageSettings { Mounts = [new Mount("s3://b", BucketFolder)] },
            },
            new EngineOptions { IsReadOnly = isReadOnly },
            CancellationToken.None
        );

    protected override void Dispose(bool disposing) => PostgresServer.Shared.DropDatabase(database);
}
