using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>
/// What can be known to fail before the first script runs: scripts that do not split, what their transaction class forbids, and the rules.
/// Applied scripts are left alone: a rule that came later must not stop a project for what nobody can edit any more.
/// </summary>
internal static class MigrationPreflight
{
    public static void Check(MigrationRun run)
    {
        if (run.Scripts.Count == 0)
        {
            return;
        }

        MigrationProblems.ThrowIfAny(run.Scripts.Select(f => FindProblem(f, run.Review)).OfType<Diagnostic>().ToList());
        MigrationProblems.ThrowIfAny(FindBrokenRules(run));
    }

    /// <summary>The rules see all migrations, because one can depend on what an earlier one has made.</summary>
    private static List<Diagnostic> FindBrokenRules(MigrationRun run)
    {
        var sources = run.Scripts.Select(f => f.Source).ToHashSet();
        return run
            .Review.Findings.Where(d =>
                d.Severity == Severity.Error && (d.Span is not { } span || sources.Contains(span.Source))
            )
            .ToList();
    }

    private static Diagnostic? FindProblem(ScriptFile file, MigrationReview review)
    {
        try
        {
            var statements = review.StatementsOf(file);
            return statements.FirstOrDefault(ControlsTransaction) is { } statement ? OwnTransaction(statement)
                : file.Header.InTransaction || statements.Count == 1 ? null
                : NotOneStatement(file, statements);
        }
        catch (SparkifyException error)
        {
            return Diagnostic.From(error);
        }
    }

    private static Diagnostic NotOneStatement(ScriptFile file, IReadOnlyList<SqlStatement> statements) =>
        new(
            Severity.Error,
            $"a transaction=off migration holds one statement, {file.Name} holds {statements.Count}",
            statements.Count == 0 ? file.Source.Span(0, 0) : statements[1].Start
        )
        {
            Hint = "give each statement a migration of its own: of several, nobody could tell which ones were done",
        };

    /// <summary>A script that commits would be kept without its journal row, whatever rules it is allowed to break.</summary>
    private static bool ControlsTransaction(SqlStatement statement) =>
        StatementClassifier.Classify(statement)
            is StatementKind.Begin
                or StatementKind.Commit
                or StatementKind.Rollback;

    private static Diagnostic OwnTransaction(SqlStatement statement) =>
        new(
            Severity.Error,
            $"{statement.Verb.ToUpperInvariant()} in a migration: sparkify begins and ends its transaction",
            statement.Start
        )
        {
            Hint = "remove it; what cannot run in a transaction goes into a migration of its own with transaction=off",
        };
}
