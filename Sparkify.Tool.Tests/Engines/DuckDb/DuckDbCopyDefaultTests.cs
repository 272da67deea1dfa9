using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

/// <summary>Columns that a COPY does not fill.</summary>
public sealed class DuckDbCopyDefaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly IEngine engine;

    public DuckDbCopyDefaultTests()
    {
        Directory.CreateDirectory(folder["bucket"]);
        File.WriteAllText(folder["bucket/rows.json"], """{"a":1} {"a":2} {"a":3,"d":null} {"a":4,"d":"x"}""");
        var target = new Target("test", EngineKind.DuckDb)
        {
            Database = folder["test.duckdb"],
            Storage = new StorageSettings { Mounts = [new Mount("s3://b", folder["bucket"])] },
        };
        engine = EngineFactory.Open(target, new EngineOptions(), CancellationToken.None);
    }

    [Fact]
    public void A_default_is_evaluated_once()
    {
        engine.Execute(
            "create table t (id integer identity(1, 1), a integer, b timestamp default sysdate, c float default random())"
        );

        engine.Execute("copy t (a) from 's3://b/rows' json 'auto'");

        Assert.Equal(
            [4L, 1L, 1L, 4L],
            engine.Read("select count(*), count(distinct b), count(distinct c), count(distinct id) from t")[0]
        );
    }

    [Fact]
    public void A_null_in_a_column_that_is_not_null_becomes_its_default()
    {
        engine.Execute("create table t (a integer, d varchar(5) not null default 'none')");

        engine.Execute("copy t from 's3://b/rows' json 'auto'");

        Assert.Equal(
            [3L, 1L],
            engine
                .Read("select sum((d = 'none')::int), sum((d = 'x')::int) from t")[0]
                .Select(v => Convert.ToInt64(v?.ToString(), System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    public void Dispose()
    {
        engine.Dispose();
        folder.Dispose();
    }
}
