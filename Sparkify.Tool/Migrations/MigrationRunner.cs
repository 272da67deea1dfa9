using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>
/// Applies pending migrations through DbUp. Throws a SparkifyException: exit code 3 when files and journal do not agree, and then nothing was
/// changed; exit code 1 when a script failed, and then nothing of that script was kept, unless it says otherwise.
/// </summary>
internal sealed class MigrationRunner(IEngine engine, MigrationSettings settings)
{
    /// <summary>Of the same files, where it was begun before the engine was opened.</summary>
    public MigrationReview? Review { get; init; }

    /// <summary>Reads only; a database without a journal has everything pending.</summary>
    public MigrationStatus Status(IReadOnlyList<ScriptFile> files)
    {
        var journal = new MigrationJournal(engine, settings);
        journal.Refresh(CancellationToken.None);
        return MigrationPlanner.Plan(files, journal.Entries);
    }

    public MigrationResult Run(
        IReadOnlyList<ScriptFile> files,
        MigrateOptions options,
        IProgress<MigrationEvent>? progress,
        CancellationToken cancellationToken
    )
    {
        var journal = new MigrationJournal(engine, settings);
        journal.Refresh(cancellationToken);
        var status = PlanWithBaseline(files, options, journal, out var baseline);
        var review = Review ?? MigrationReview.Begin(files);
        var run = new MigrationRun(files, SelectScripts(status, options), review) { Progress = progress };
        MigrationPreflight.Check(run);
        foreach (var warning in status.Warnings)
        {
            progress?.Report(new MigrationEvent.Warned(warning));
        }

        var baselined = WriteBaseline(files, options, journal, baseline, cancellationToken);
        if (baselined.Count > 0)
        {
            progress?.Report(new MigrationEvent.Baselined(baselined));
        }

        using var kept = run.Scripts.Count > 0 ? engine.KeepLock(cancellationToken) : null;
        var executor = new MigrationExecutor(engine, journal, run, isLockKept: kept is not null, cancellationToken);
        DbUpgrade.Perform(executor, journal, run);
        var applied = journal.WithDurations(executor.Applied);
        return new MigrationResult(applied, baselined, [.. status.Warnings, .. executor.Warnings])
        {
            HeldBack = [.. status.Pending.Except(run.Scripts).Select(f => f.Name)],
        };
    }

    /// <summary>The plan as it is once the baseline's rows stand in the journal, so that its scripts are neither pending nor out of order.</summary>
    private static MigrationStatus PlanWithBaseline(
        IReadOnlyList<ScriptFile> files,
        MigrateOptions options,
        MigrationJournal journal,
        out IReadOnlyList<JournalEntry> baseline
    )
    {
        baseline = options.Baseline is { } script ? MigrationBaseline.Entries(files, journal.Entries, script) : [];
        var status = MigrationPlanner.Plan(files, [.. journal.Entries, .. baseline]);
        status.ThrowIfProblems();
        return status;
    }

    private IReadOnlyList<string> WriteBaseline(
        IReadOnlyList<ScriptFile> files,
        MigrateOptions options,
        MigrationJournal journal,
        IReadOnlyList<JournalEntry> planned,
        CancellationToken cancellationToken
    )
    {
        if (planned.Count == 0)
        {
            return [];
        }

        return engine.RunExclusively(
            () =>
            {
                // An attempt that was rolled back has appended what is not there.
                journal.Forget();
                var entries = planned;
                if (journal.Refresh(cancellationToken))
                {
                    PlanWithBaseline(files, options, journal, out entries);
                }

                journal.Append(entries, cancellationToken);
                return entries.Select(e => e.Script).ToList();
            },
            cancellationToken
        );
    }

    /// <summary>Repeatable scripts build on all versioned ones: they wait while --to holds some of those back.</summary>
    private static IReadOnlyList<ScriptFile> SelectScripts(MigrationStatus status, MigrateOptions options)
    {
        var pending = status.Pending.ToList();
        if (options.To is not { } to)
        {
            return pending;
        }

        var last = ScriptSelector.Select(status.Items.Select(i => i.Script).ToList(), to, "--to");
        RefuseIfPast(status, last);
        var reached = status.Items.TakeWhile(i => i.Script != last).Select(i => i.Script).Append(last).ToHashSet();
        var isComplete = pending.TrueForAll(f => f.Header.IsRepeatable || reached.Contains(f.Name));
        var isVersioned = !status.Find(last)!.IsRepeatable;
        return pending.FindAll(f => reached.Contains(f.Name) || (isVersioned && isComplete && f.Header.IsRepeatable));
    }

    /// <exception cref="SparkifyException">a migration with a higher number than that of --to is applied</exception>
    private static void RefuseIfPast(MigrationStatus status, string last)
    {
        var newest = status.Items.LastOrDefault(i => !i.IsRepeatable && i.Entry is not null);
        if (newest is not null && status.Find(last) is { IsRepeatable: false } to && newest.Number > to.Number)
        {
            throw new SparkifyException($"--to: {newest.Script} is already applied, which is behind {last}")
            {
                Hint = "migrations are not undone: write a new one that changes back what you do not want",
                ExitCode = ExitCode.InvalidProject,
            };
        }
    }
}
