using Sparkify.Tool.Engines;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Engines.DuckDb;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Migrations;

/// <summary>A database file of its own, and the runs of the tool on it: each opens it anew, as a process would.</summary>
internal sealed class ScratchWarehouse : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public MigrationSettings Settings { get; init; } = new("sparkify", "1.2.3");

    public List<MigrationEvent> Events { get; } = [];

    public IEngine Open(bool isReadOnly = false) =>
        EngineFactory.Open(
            new Target("test", EngineKind.DuckDb) { Database = folder["warehouse.duckdb"] },
            new EngineOptions { IsReadOnly = isReadOnly },
            CancellationToken.None
        );

    public MigrationResult Migrate(params ScriptFile[] files) => Migrate(files, new MigrateOptions());

    public MigrationResult Migrate(IReadOnlyList<ScriptFile> files, MigrateOptions options)
    {
        using var engine = Open();
        return new MigrationRunner(engine, Settings).Run(files, options, new Recorder(Events), CancellationToken.None);
    }

    public SparkifyException FailToMigrate(params ScriptFile[] files) =>
        Assert.Throws<SparkifyException>(() => Migrate(files));

    public MigrationStatus Status(params ScriptFile[] files)
    {
        using var engine = Open(isReadOnly: true);
        return new MigrationRunner(engine, Settings).Status(files);
    }

    public JournalEntry Repair(RepairAction action, string script, string reason, params ScriptFile[] files)
    {
        using var engine = Open();
        var request = new RepairRequest(action, script, reason);
        return new MigrationRepair(engine, Settings).Run(files, request, CancellationToken.None);
    }

    public IReadOnlyList<JournalEntry> Journal()
    {
        using var engine = Open();
        var journal = new MigrationJournal(engine, Settings);
        journal.Refresh(CancellationToken.None);
        return journal.Entries;
    }

    public bool HasTable(string name)
    {
        using var engine = Open();
        return engine.FindTable(new QualifiedName(null, name)) is not null;
    }

    public List<object?[]> Query(string sql)
    {
        using var engine = Open();
        return engine.Read(sql);
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

    /// <summary>In the thread that reports, unlike Progress&lt;T&gt;.</summary>
    private sealed class Recorder(List<MigrationEvent> events) : IProgress<MigrationEvent>
    {
        public void Report(MigrationEvent value) => events.Add(value);
    }
}
