using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

/// <summary>A DuckDB engine on a database file of its own, beside a folder that stands for s3://bucket.</summary>
internal sealed class ScratchEngine : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ScratchEngine(Func<Target, Target>? change = null)
    {
        Directory.CreateDirectory(folder["bucket"]);
        var target = new Target("test", EngineKind.DuckDb)
        {
            Database = folder["test.duckdb"],
            Storage = new StorageSettings { Mounts = [new Mount("s3://bucket", folder["bucket"])] },
        };
        Engine = EngineFactory.Open(change?.Invoke(target) ?? target, new EngineOptions(), CancellationToken.None);
    }

    public IEngine Engine { get; }

    public string this[string name] => folder[name];

    public void Run(string sql, CancellationToken cancellationToken = default)
    {
        using var result = Engine.Run(SqlStatement.Own(sql), cancellationToken);
        foreach (var _ in result.Rows)
        {
            // Streamed results fail while they are read.
        }
    }

    public SparkifyException Fails(string sql) => Assert.Throws<SparkifyException>(() => Run(sql));

    public List<string> Rows(string sql) =>
        Engine
            .Read(sql)
            .ConvertAll(row => string.Join('|', row.Select(v => v is null ? "NULL" : RedshiftText.Format(v))));

    public void Dispose()
    {
        Engine.Dispose();
        folder.Dispose();
    }
}
