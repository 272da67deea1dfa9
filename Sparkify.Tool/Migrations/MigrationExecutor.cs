using System.Diagnostics;
using System.Globalization;
using DbUp.Engine;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>Runs one script after the other for DbUp: statements and journal row in one transaction, or, with transaction=off, between two journal rows.</summary>
internal sealed class MigrationExecutor(
    IEngine engine,
    MigrationJournal journal,
    MigrationRun run,
    bool isLockKept,
    CancellationToken cancellationToken
) : IScriptExecutor
{
    private readonly List<AppliedMigration> applied = [];
    private readonly List<Diagnostic> warnings = [];
    private readonly Queue<ScriptFile> unsettled = [];
    private int index;

    /// <summary>Another run has written the journal since this one was planned: each script is looked for in it.</summary>
    private bool isPlanOld;

    /// <summary>The journal was read under the lock, which has been kept since: nobody else can have written it.</summary>
    private bool isJournalCurrent;

    /// <summary>Begun, in order, and not known to be committed: the first of them is the one that fails.</summary>
    public IReadOnlyCollection<ScriptFile> Unsettled => unsettled;

    public int? ExecutionTimeoutSeconds { get; set; }

    public IReadOnlyList<AppliedMigration> Applied => applied;

    /// <summary>What a committed script did that the user should know.</summary>
    public IReadOnlyList<Diagnostic> Warnings => warnings;

    /// <summary>A transaction=off script is between its two journal rows: the repair that most likely settles it.</summary>
    public RepairAction? LikelyRepair { get; private set; }

    public void VerifySchema() { }

    public void Execute(SqlScript script) => Execute(script, null);

    public void Execute(SqlScript script, IDictionary<string, string>? variables)
    {
        var file = ((MigrationScript)script).File;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            run.Progress?.Report(new MigrationEvent.Started(file.Name, index++, run.Scripts.Count));
            unsettled.Enqueue(file);
            if (file.Header.InTransaction)
            {
                ExecuteInTransaction(file);
            }
            else
            {
                ExecuteAlone(file);
            }
        }
        catch (Exception error) when (error is not EarlierCommitException)
        {
            engine.Confirm(cancellationToken);
            throw;
        }
    }

    /// <summary>After the last script.</summary>
    /// <exception cref="EarlierCommitException">one was not committed</exception>
    public void Confirm() => engine.Confirm(cancellationToken);

    /// <summary>The first of those that are not settled is committed. Null: by another run.</summary>
    private void Settle(AppliedMigration? done)
    {
        var file = unsettled.Dequeue();
        if (done is null)
        {
            run.Progress?.Report(new MigrationEvent.Skipped(file.Name));
            return;
        }

        applied.Add(done);
        warnings.AddRange(done.Warnings);
        run.Progress?.Report(new MigrationEvent.Applied(done));
        foreach (var warning in done.Warnings)
        {
            run.Progress?.Report(new MigrationEvent.Warned(warning));
        }
    }

    private void ExecuteInTransaction(ScriptFile file)
    {
        if (isLockKept)
        {
            engine.RunAndCommitLater(Work, Settle, cancellationToken);
        }
        else
        {
            Settle(RunUnderLock(Work, () => IsApplied(file), cancellationToken));
        }

        AppliedMigration? Work()
        {
            if (!IsStillPending(file))
            {
                return null;
            }

            var done = RunStatements(file);
            Record(file, JournalState.Applied, done);
            return done;
        }
    }

    /// <summary>
    /// What Redshift refuses inside a transaction block cannot commit together with its row: a row before says that it was begun, and only a row
    /// after that it is done.
    /// </summary>
    private void ExecuteAlone(ScriptFile file)
    {
        engine.Confirm(cancellationToken);
        using var held = engine.HoldLock(cancellationToken);
        var isMine = RunUnderLock(() => IsStillPending(file) && Start(file), null, cancellationToken);
        if (!isMine)
        {
            Settle(null);
            return;
        }

        LikelyRepair = RepairAction.Retry;
        var done = RunStatements(file);
        LikelyRepair = RepairAction.Applied;

        // It has happened: a cancellation must not keep the journal from saying so.
        RunUnderLock(
            () =>
            {
                journal.Refresh(CancellationToken.None);
                return Record(file, JournalState.Applied, done, CancellationToken.None);
            },
            () => IsApplied(file),
            CancellationToken.None
        );
        LikelyRepair = null;
        Settle(done);
    }

    /// <summary>What an attempt that was rolled back has appended is not in the journal.</summary>
    private T RunUnderLock<T>(Func<T> work, Func<bool>? isCommitted, CancellationToken token)
    {
        var isFirst = true;
        return engine.RunExclusively(
            () =>
            {
                if (!isFirst)
                {
                    journal.Forget();
                    isJournalCurrent = false;
                }

                isFirst = false;
                return work();
            },
            isCommitted,
            token
        );
    }

    private bool IsApplied(ScriptFile file)
    {
        journal.Forget();
        journal.Refresh(CancellationToken.None);
        var entry = new MigrationHistory(journal.Entries).Find(file.Name);
        return entry is { State: JournalState.Applied } && entry.Checksum == file.Checksum;
    }

    private bool Start(ScriptFile file) => Record(file, JournalState.Started, new(file.Name, TimeSpan.Zero, 0));

    /// <summary>Looks, under the lock, whether another run has applied the script since this one was planned.</summary>
    private bool IsStillPending(ScriptFile file)
    {
        if (!isJournalCurrent)
        {
            isPlanOld |= journal.Refresh(cancellationToken);
            isJournalCurrent = isLockKept;
        }

        if (!isPlanOld)
        {
            return true;
        }

        var status = MigrationPlanner.Plan(run.Files, journal.Entries);
        status.ThrowIfProblems();
        return status.Find(file.Name)!.IsPending;
    }

    private AppliedMigration RunStatements(ScriptFile file)
    {
        var watch = Stopwatch.StartNew();
        var rowCount = 0L;
        var found = new List<Diagnostic>();
        var isLate = false;
        foreach (var statement in run.Review.StatementsOf(file))
        {
            using var result = file.Header.InTransaction
                ? engine.RunLater(statement, cancellationToken)
                : engine.Run(statement, cancellationToken);
            isLate = result.IsLate;
            rowCount += result.AffectedRowCount;
            if (result.Copy is { RejectedRowCount: > 0 } copy)
            {
                found.Add(Rejected(statement, copy));
            }

            // A query that nobody reads to its end can hide its error.
            foreach (var _ in result.Rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return new AppliedMigration(file.Name, isLate ? null : watch.Elapsed, rowCount) { Warnings = found };
    }

    private static Diagnostic Rejected(SqlStatement statement, CopyOutcome copy) =>
        new(
            Severity.Warning,
            string.Create(
                CultureInfo.InvariantCulture,
                $"COPY loaded {copy.RowCount} rows and rejected {copy.RejectedRowCount}, as its MAXERROR allows"
            ),
            statement.Start
        );

    private bool Record(ScriptFile file, JournalState state, AppliedMigration done) =>
        Record(file, state, done, cancellationToken);

    private bool Record(ScriptFile file, JournalState state, AppliedMigration done, CancellationToken token)
    {
        var entry = new JournalEntry(file.Name, file.Checksum, file.Header.IsRepeatable, state)
        {
            Duration = done.Duration,
            RowCount = done.RowCount,
        };
        journal.Append([entry], token);
        return true;
    }
}
