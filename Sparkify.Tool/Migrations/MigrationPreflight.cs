using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>What can be known to fail before the first script runs: scripts that do not split, and what their transaction class forbids.</summary>
internal static class MigrationPreflight
{
    public static void Check(MigrationRun run) =>
        MigrationProblems.ThrowIfAny(run.Scripts.Select(FindProblem).OfType<Diagnostic>().ToList());

    private static Diagnostic? FindProblem(ScriptFile file)
    {
        try
        {
            var statements = StatementSplitter.Split(file.Text);
            return file.Header.InTransaction || statements.Count == 1 ? null : NotOneStatement(file, statements);
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
}
