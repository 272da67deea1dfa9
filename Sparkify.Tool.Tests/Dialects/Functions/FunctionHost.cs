using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Engines.Postgres;

namespace Sparkify.Tool.Tests.Dialects.Functions;

/// <summary>An engine on an empty database, which tells a query's rows as one line.</summary>
internal sealed class FunctionHost : IDisposable
{
    private readonly IEngine engine;
    private readonly string? database;

    private FunctionHost(Target target, string? database = null)
    {
        engine = EngineFactory.Open(target, new EngineOptions(), CancellationToken.None);
        this.database = database;
    }

    public static FunctionHost Open(string engine)
    {
        if (engine == "duckdb")
        {
            return new FunctionHost(new Target("test", EngineKind.DuckDb) { Database = ":memory:" });
        }

        var database = PostgresServer.Shared.CreateDatabase();
        return new FunctionHost(new Target("test", EngineKind.Postgres) { Connection = database }, database);
    }

    public string Run(string sql)
    {
        using var result = engine.Run(SqlStatement.Own(sql), CancellationToken.None);
        return string.Join(
            " | ",
            result.Rows.Select(row => string.Join(", ", row.Select(value => RedshiftText.Format(value) ?? "NULL")))
        );
    }

    public void Dispose()
    {
        engine.Dispose();
        if (database is not null)
        {
            PostgresServer.Shared.DropDatabase(database);
        }
    }
}
