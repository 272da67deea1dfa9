using System.Diagnostics;
using Sparkify.Tool.Checks;
using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Loads;

/// <summary>
/// One load: lock, ledger, transforms, checks, ledger rows and commit row in one transaction, so that readers see all of it or nothing; its
/// history on a second session. Throws a SparkifyException when anything failed; then nothing was changed, unless it says otherwise.
/// </summary>
internal sealed class LoadRunner(IEngine engine, SparkifyProject project, LoadSettings settings)
{
    private readonly string runId = Guid.CreateVersion7().ToString();

    /// <summary>What the files alone tell; `run` asks before it migrates.</summary>
    /// <exception cref="SparkifyException">a transform or a check breaks a rule, or --from names no transform</exception>
    public static TransformPlan Preflight(SparkifyProject project, LoadOptions options)
    {
        // Migrations are judged when they are applied: a rule that came later must not stop loads for what nobody can edit any more.
        ProjectGate.RefuseErrors(
            [.. project.Migrations, .. project.Transforms, .. project.Checks],
            file => file.Kind != ScriptKind.Migration
        );
        return TransformPlan.Create(project.Transforms, options.From);
    }

    public LoadResult Run(LoadOptions options, IProgress<LoadEvent>? progress, CancellationToken cancellationToken) =>
        Run(Preflight(project, options), options, progress, cancellationToken);

    /// <param name="plan">what Preflight gave</param>
    public LoadResult Run(
        TransformPlan plan,
        LoadOptions options,
        IProgress<LoadEvent>? progress,
        CancellationToken cancellationToken
    )
    {
        RefuseWithoutManifests(plan, options);
        RefusePendingMigrations();
        LoadTables.Ensure(engine, settings.Schema, cancellationToken);
        using var journal = new LoadJournal(engine.OpenSession(), settings, runId);
        var run = new LoadState(options, plan, journal, progress);
        journal.Started(run.Mode);
        try
        {
            var checks = RunTransaction(run, cancellationToken);
            run.IsCommitted = true;
            RunAfterCommit(run, cancellationToken);
            journal.Ended(run.Mode, "done", run.Steps, run.Watch.Elapsed, null);
            return new LoadResult(runId, run.Steps, checks, run.Watch.Elapsed) { IsBaseline = options.IsBaseline };
        }
        catch (Exception error)
        {
            Clean(run, error);
            if (run.IsCommitted && error is SparkifyException afterwards)
            {
                throw Kept(afterwards);
            }

            throw;
        }
    }

    /// <summary>The first error is the one to show: none that comes after it may take its place.</summary>
    private void Clean(LoadState run, Exception error)
    {
        try
        {
            engine.Rollback();
            RecordFailure(run, error);
        }
        catch (Exception)
        {
            // A connection that is lost can neither roll back nor write its history; the server does the first by itself.
        }
    }

    private static SparkifyException Kept(SparkifyException error) =>
        new(error.Message, error)
        {
            Span = error.Span,
            Hint = error.Hint,
            Code = error.Code,
            Details = [.. error.Details, "the load itself is committed; this came after it"],
            ExitCode = error.ExitCode,
        };

    /// <summary>On Redshift a COPY of some of the objects under a prefix needs a list of them, which has to stand somewhere.</summary>
    private void RefuseWithoutManifests(TransformPlan plan, LoadOptions options)
    {
        var target = project.Target;
        var copies = plan.InTransaction.SelectMany(t => t.Statements);
        if (
            target is { Engine: EngineKind.Redshift, Manifests: null }
            && options is { IsFullRefresh: false, IsBaseline: false }
            && copies.FirstOrDefault(s => StatementClassifier.Classify(s) == StatementKind.Copy) is { } copy
        )
        {
            throw new SparkifyException(
                $"target \"{target.Name}\" has no \"manifests\": COPY cannot be told which objects are new"
            )
            {
                Span = copy.Start,
                Hint =
                    "add \"manifests\": \"s3://bucket/prefix\" to the target, where the tool may write; or load everything with --full-refresh",
                ExitCode = ExitCode.InvalidProject,
            };
        }
    }

    private void RefusePendingMigrations()
    {
        var status = new MigrationRunner(engine, new MigrationSettings(settings.Schema, settings.ToolVersion)).Status(
            project.Migrations
        );
        status.ThrowIfProblems();
        status.ThrowIfPending();
    }

    /// <summary>All or nothing; from its start again where the engine says that other transactions were in its way.</summary>
    private IReadOnlyList<CheckResult> RunTransaction(LoadState run, CancellationToken cancellationToken)
    {
        var checks = engine.RunExclusively(
            () => RunSteps(run, cancellationToken),
            () => engine.Read($"select count(*) from {Commits} where run_id = {SqlStrings.Quote(runId)}") is [[1L]],
            cancellationToken
        );
        run.IsCommitted = true;
        run.Progress?.Report(new LoadEvent.Committed());
        return checks;
    }

    private string Commits => $"{settings.QuotedSchema}.load_commits";

    private IReadOnlyList<CheckResult> RunSteps(LoadState run, CancellationToken cancellationToken)
    {
        run.Steps.Clear();
        var ledger = new ObjectLedger(engine, settings.QuotedSchema, runId);
        if (run.Options.IsFullRefresh && !run.Options.IsBaseline)
        {
            Empty(run.Plan.WrittenTables(), cancellationToken);
        }

        var transforms = new TransformRunner(engine, ledger, run.Options, run.Progress);
        foreach (var transform in run.Plan.InTransaction)
        {
            RunTransform(run, transforms, transform, cancellationToken);
        }

        if (run.Options.IsFullRefresh && !run.Options.AllowMissing)
        {
            ledger.RefuseMissing(transforms.CopiedTables, cancellationToken);
        }

        var checks = RunChecks(run, cancellationToken);
        ledger.Settle(run.Options.IsFullRefresh, cancellationToken);
        engine.Execute(
            $"insert into {Commits} (run_id, committed_at) values ({SqlStrings.Quote(runId)}, {SqlValues.Time(settings.Clock.GetUtcNow())})",
            cancellationToken
        );
        return checks;
    }

    private void Empty(IEnumerable<QualifiedName> tables, CancellationToken cancellationToken)
    {
        // A table that transforms themselves create is not there before the first load.
        foreach (var table in tables.Where(t => engine.FindTable(t) is not null))
        {
            var schema = table.Schema is { } name ? $"{SqlNames.Quote(name)}." : "";
            engine.Execute($"delete from {schema}{SqlNames.Quote(table.Name)}", cancellationToken);
        }
    }

    private static void RunTransform(
        LoadState run,
        TransformRunner transforms,
        Transform transform,
        CancellationToken cancellationToken
    )
    {
        run.Start(transform);
        run.Progress?.Report(new LoadEvent.TransformStarted(transform.File.Name, run.Steps.Count, run.Plan.Count));
        var step = transforms.Run(transform, cancellationToken);
        run.Finish(step);
        run.Progress?.Report(new LoadEvent.TransformFinished(step));
        run.Journal.StepDone(transform.File, step, succeeded: true);
        run.Journal.Rejected(transform.File, transforms.Rejections);
    }

    private IReadOnlyList<CheckResult> RunChecks(LoadState run, CancellationToken cancellationToken)
    {
        if (run.Options.SkipChecks || run.Options.IsBaseline)
        {
            return [];
        }

        run.Progress?.Report(new LoadEvent.ChecksStarted());
        var schema = SchemaModel.Partial;
        foreach (var statement in project.Migrations.SelectMany(m => StatementSplitter.Split(m.Text)))
        {
            schema = schema.Apply(statement);
        }

        var results = new CheckRunner(engine).Run(
            project.Checks,
            schema.Tables,
            new CheckOptions(null),
            cancellationToken
        );
        run.Progress?.Report(new LoadEvent.ChecksFinished(results));
        return CheckFailure.ToException(results, settings.ShowValues) is { } failure ? throw failure : results;
    }

    /// <summary>What cannot run in a transaction; the load itself is kept when one of them fails.</summary>
    private void RunAfterCommit(LoadState run, CancellationToken cancellationToken)
    {
        if (run.Options.IsBaseline || run.Plan.AfterCommit.Count == 0)
        {
            return;
        }

        using var held = engine.HoldLock(cancellationToken);
        var transforms = new TransformRunner(
            engine,
            new ObjectLedger(engine, settings.QuotedSchema, runId),
            run.Options,
            run.Progress
        );
        foreach (var transform in run.Plan.AfterCommit)
        {
            RunTransform(run, transforms, transform, cancellationToken);
        }
    }

    private static void RecordFailure(LoadState run, Exception error)
    {
        if (run.Current is { } transform)
        {
            run.Journal.StepDone(transform.File, new StepResult(transform.File.Name, run.StepTime), succeeded: false);
        }

        var status =
            run.IsCommitted ? "committed"
            : error is OperationCanceledException ? "cancelled"
            : "failed";
        var place = error is SparkifyException { Span: { } span } ? $"{span}: " : "";
        // The diagnostic has its secrets masked.
        var message = error is SparkifyException known ? Diagnostic.From(known).Message : error.Message;
        run.Journal.Ended(run.Mode, status, run.Steps, run.Watch.Elapsed, place + message);
    }

    /// <summary>The state of one run.</summary>
    private sealed class LoadState(
        LoadOptions options,
        TransformPlan plan,
        LoadJournal journal,
        IProgress<LoadEvent>? progress
    )
    {
        private TimeSpan stepStart;

        public LoadOptions Options { get; } = options;

        public TransformPlan Plan { get; } = plan;

        public LoadJournal Journal { get; } = journal;

        public IProgress<LoadEvent>? Progress { get; } = progress;

        public List<StepResult> Steps { get; } = [];

        public Stopwatch Watch { get; } = Stopwatch.StartNew();

        /// <summary>The transform that runs, or has failed.</summary>
        public Transform? Current { get; private set; }

        public TimeSpan StepTime => Watch.Elapsed - stepStart;

        /// <summary>What comes now is after the load, which stays.</summary>
        public bool IsCommitted { get; set; }

        public string Mode { get; } =
            options.IsBaseline ? "baseline"
            : options.IsFullRefresh ? "full refresh"
            : options.From is not null ? $"from {options.From}"
            : "incremental";

        public void Start(Transform transform)
        {
            Current = transform;
            stepStart = Watch.Elapsed;
        }

        public void Finish(StepResult step)
        {
            Steps.Add(step);
            Current = null;
        }
    }
}
