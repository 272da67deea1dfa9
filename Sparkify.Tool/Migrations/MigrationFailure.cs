using System.Globalization;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>Adds to the error of a failed script what became of it and of the scripts before it.</summary>
internal static class MigrationFailure
{
    public static SparkifyException Describe(
        SparkifyException error,
        ScriptFile file,
        IReadOnlyList<AppliedMigration> applied
    ) =>
        new(error.Message, error)
        {
            Span = error.Span,
            Code = error.Code,
            Hint = error.Hint ?? HintFor(file),
            Details = [.. error.Details, OutcomeOf(file), OutcomeOfEarlier(applied)],
            ExitCode = error.ExitCode,
        };

    private static string OutcomeOf(ScriptFile file) =>
        file.Header.InTransaction
            ? $"{file.Name} was not applied; nothing of it was kept"
            : $"{file.Name} (transaction=off) is half-run: it was started and is not recorded as applied";

    private static string OutcomeOfEarlier(IReadOnlyList<AppliedMigration> applied) =>
        applied.Count switch
        {
            0 => "no migration was applied before it in this run",
            1 => $"{applied[0].Script} was applied before it and stays",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{applied.Count} migrations were applied before it and stay, {applied[0].Script} to {applied[^1].Script}"
            ),
        };

    private static string? HintFor(ScriptFile file) =>
        file.Header.InTransaction
            ? null
            : $"correct it, then `sparkify repair --retry {file.Name} --reason \"…\"` to run it again";
}
