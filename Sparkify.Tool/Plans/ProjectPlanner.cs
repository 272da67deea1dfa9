using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Plans;

/// <summary>
/// Makes the plan of a run; reads only. Throws a SparkifyException where `run` would stop before it changes anything: journal and files that do not agree,
/// broken rules.
/// </summary>
internal sealed class ProjectPlanner(IEngine engine, SparkifyProject project, string toolVersion)
{
    private readonly string schema = project.Target.Schema;

    /// <param name="withStatements">also what would be sent</param>
    public ProjectPlan Make(bool withStatements, CancellationToken cancellationToken)
    {
        var status = new MigrationRunner(engine, new MigrationSettings(schema, toolVersion)).Status(project.Migrations);
        status.ThrowIfProblems();
        var pending = status.Items.Where(i => i.IsPending).ToList();
        var review = MigrationReview.Begin(project.Migrations);
        MigrationPreflight.Check(new MigrationRun(project.Migrations, [.. pending.Select(i => i.File!)], review));
        var transforms = LoadRunner.Preflight(project, new LoadOptions());
        var parsed = new ParsedProject([.. project.Migrations, .. project.Transforms, .. project.Checks]);
        var tracker = new SchemaTracker(engine.FindTable);
        ApplyQuietly(tracker, status.Items.Where(i => !i.IsPending).Select(i => i.File).OfType<ScriptFile>());
        var sent = new SentStatements(engine, tracker, withStatements);
        var others = ApplyPending(tracker, pending, sent);
        var objects = new CopyObjects(project.Target, engine, key => ReadLedger(key, cancellationToken));
        var planned = PlanTransforms(transforms, objects, sent, cancellationToken);
        return new ProjectPlan(project.Target)
        {
            Migrations = [.. pending.Select(item => Classify(item, parsed))],
            Changes = new SchemaDiff(tracker).Find(),
            OtherStatements = others,
            Transforms = planned,
            Unproven = EngineLimits.Find(project.Target.Engine, parsed),
            Statements = sent.All,
            Warnings = [.. status.Warnings, .. objects.Warnings],
            Problems = objects.Problems,
        };
    }

    private static PlannedMigration Classify(MigrationItem item, ParsedProject parsed)
    {
        var script = parsed.Scripts.First(s => ReferenceEquals(s.File, item.File));
        return new PlannedMigration(item.File!, TransactionClass.FindReasons(script, parsed.IsExternal))
        {
            IsChanged = item.State == MigrationState.Changed,
        };
    }

    /// <summary>What is applied is applied, whatever the files would be told today; nobody can edit them any more.</summary>
    private static void ApplyQuietly(SchemaTracker tracker, IEnumerable<ScriptFile> files)
    {
        foreach (var statement in files.SelectMany(f => StatementSplitter.Split(f.Text)))
        {
            try
            {
                tracker.Apply(statement);
            }
            catch (SparkifyException) { }
        }

        tracker.Settle();
    }

    private static List<PlannedStatement> ApplyPending(
        SchemaTracker tracker,
        IEnumerable<MigrationItem> pending,
        SentStatements sent
    )
    {
        var others = new List<PlannedStatement>();
        foreach (var item in pending)
        {
            foreach (var statement in StatementSplitter.Split(item.File!.Text))
            {
                sent.Add(statement);
                if (!tracker.Apply(statement, isRepeated: item.State == MigrationState.Changed))
                {
                    others.Add(new PlannedStatement(StatementSummary.Of(statement), statement.Start));
                }
            }
        }

        return others;
    }

    private List<PlannedTransform> PlanTransforms(
        TransformPlan transforms,
        CopyObjects objects,
        SentStatements sent,
        CancellationToken cancellationToken
    )
    {
        var loaded = LoadHistory.ReadChecksums(engine, schema);
        var planned = new List<PlannedTransform>();
        foreach (var transform in transforms.InTransaction.Concat(transforms.AfterCommit))
        {
            foreach (var statement in transform.Statements)
            {
                sent.AddOfLoad(statement);
            }

            var state =
                !loaded.TryGetValue(transform.File.Name, out var checksum) ? TransformState.New
                : checksum == transform.File.Checksum ? TransformState.Unchanged
                : TransformState.Changed;
            var copies = transform
                .Statements.Where(s => StatementClassifier.Classify(s) == StatementKind.Copy)
                .Select(s => objects.Find(transform.File.Name, s, cancellationToken));
            planned.Add(new PlannedTransform(transform.File, state) { Copies = [.. copies] });
        }

        return planned;
    }

    private IEnumerable<LedgerEntry> ReadLedger(LedgerKey key, CancellationToken cancellationToken) =>
        LoadTables.Exist(engine, schema)
            ? new ObjectLedger(engine, SqlNames.Quote(schema), "").ReadLoaded(key, false, cancellationToken)
            : [];
}
