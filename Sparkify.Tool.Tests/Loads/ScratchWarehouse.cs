using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Engines.DuckDb;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Loads;

/// <summary>
/// A project in a folder of its own with its database, and s3://bucket beside it: a staging table, a table of sums by key. Each run opens
/// both anew, as a process would.
/// </summary>
internal sealed class ScratchWarehouse : IDisposable
{
    public const string Copy = "copy staging (id, amount) from 's3://bucket/data/' iam_role default json 'auto'";

    private const string Config = """
        {
          "target": "local",
          "targets": {
            "local": { "engine": "duckdb", "database": "warehouse.duckdb", "s3": { "mounts": { "s3://bucket": "bucket" } } }
          }
        }
        """;

    private readonly TemporaryFolder folder = new();

    public ScratchWarehouse()
    {
        Write(".config/sparkify.json", Config);
        Directory.CreateDirectory(folder["bucket"]);
        Write(
            "migrations/0001_create_tables.sql",
            """
            create table staging (id integer not null, amount integer, loaded_at timestamp default sysdate);
            create table totals (id integer not null primary key, amount bigint);
            create table notes (note varchar(20));
            """
        );
        Write("transforms/010_staging.sql", Copy);
        Write(
            "transforms/110_totals.sql",
            """
            delete from totals;
            insert into totals (id, amount) select id, sum(amount) from staging group by id;
            """
        );
        Object("a", "{\"id\": 1, \"amount\": 10}\n{\"id\": 2, \"amount\": 20}\n");
        Object("b", "{\"id\": 1, \"amount\": 5}\n");
    }

    public LoadSettings Settings { get; set; } = new("sparkify", "1.2.3");

    public List<LoadEvent> Events { get; } = [];

    public string this[string path] => folder[path];

    public void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
        File.WriteAllText(folder[path], content);
    }

    /// <summary>Puts an object under data/.</summary>
    public void Object(string name, string content) => Write($"bucket/data/{name}.json", content);

    public void DeleteObject(string name) => File.Delete(folder[$"bucket/data/{name}.json"]);

    public IEngine Open() => EngineFactory.Open(Project().Target, new EngineOptions(), CancellationToken.None);

    public SparkifyProject Project() =>
        SparkifyProject.Load(new ProjectOptions { CurrentDirectory = folder.Path, ProjectDirectory = folder.Path });

    public void Migrate()
    {
        using var engine = Open();
        new MigrationRunner(engine, new MigrationSettings(Settings.Schema, Settings.ToolVersion)).Run(
            Project().Migrations,
            new MigrateOptions(),
            null,
            CancellationToken.None
        );
    }

    public LoadResult Load(LoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var engine = Open();
        return Load(engine, options, cancellationToken);
    }

    public LoadResult Load(IEngine engine, LoadOptions? options, CancellationToken cancellationToken) =>
        new LoadRunner(engine, Project(), Settings).Run(
            options ?? new LoadOptions(),
            new Recorder(Events),
            cancellationToken
        );

    /// <summary>A load that must fail, and must leave every table, the ledger and the commits as they were.</summary>
    public SparkifyException FailToLoad(LoadOptions? options = null)
    {
        var before = Snapshot();
        var error = Assert.Throws<SparkifyException>(() => Load(options));
        Assert.Equal(before, Snapshot());
        return error;
    }

    public List<string> Rows(string sql)
    {
        using var engine = Open();
        return engine
            .Read(sql)
            .ConvertAll(row => string.Join('|', row.Select(v => v is null ? "NULL" : RedshiftText.Format(v))));
    }

    public IReadOnlyList<LoadRun> History(int count = 10)
    {
        using var engine = Open();
        return LoadHistory.Read(engine, Settings.Schema, count);
    }

    public void Execute(params string[] statements)
    {
        using var engine = Open();
        foreach (var sql in statements)
        {
            engine.Execute(sql);
        }
    }

    public void Dispose() => folder.Dispose();

    private List<string> Snapshot()
    {
        using var engine = Open();
        var hasLedger = engine.FindTable(new QualifiedName(Settings.Schema, "load_ledger")) is not null;
        string[] tables =
        [
            "staging",
            "totals",
            "notes",
            .. hasLedger
                ? [$"{Settings.QuotedSchema}.load_ledger", $"{Settings.QuotedSchema}.load_commits"]
                : Array.Empty<string>(),
        ];
        return
        [
            .. tables.SelectMany(table =>
                engine.Read($"select * from {table}").Select(row => $"{table}: {string.Join('|', row)}").Order()
            ),
        ];
    }

    /// <summary>Progress of a COPY comes from any thread.</summary>
    private sealed class Recorder(List<LoadEvent> events) : IProgress<LoadEvent>
    {
        public void Report(LoadEvent value)
        {
            lock (events)
            {
                events.Add(value);
            }
        }
    }
}
