using System.Globalization;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>Adds to the error of a failed script what became of it and of the scripts before it.</summary>
internal static class MigrationFailure
{
    public static SparkifyException Describe(SparkifyException error, MigrationExecutor executor) =>
        new(error.Message, error)
        {
            Span = error.Span,
            Code = error.Code,
            Hint = error.Hint,
            Details = [.. error.Details, OutcomeOf(error, executor), OutcomeOfEarlier(executor.Applied)],
            ExitCode = error.ExitCode,
        };

    /// <summary>A connection that was lost may have been lost after the server's commit.</summary>
    private static string OutcomeOf(SparkifyException error, MigrationExecutor executor)
    {
        var file = executor.Unsettled.First();
        var isLost = error.ExitCode == ExitCode.NoConnection;
        return executor.LikelyRepair switch
        {
            null when isLost && executor.Unsettled.Count > 1 =>
                $"the connection was lost during {file.Name} to {executor.Unsettled.Last().Name}; `sparkify status` tells which were applied",
            null when isLost =>
                $"the connection was lost during {file.Name}; `sparkify status` tells whether it was applied",
            null => $"{file.Name} was not applied; nothing of it was kept",
            RepairAction.Retry when isLost =>
                $"{file.Name} (transaction=off) is half-run: see whether it took effect, then {Repair(RepairAction.Applied, file)}, or {Repair(RepairAction.Retry, file)}",
            RepairAction.Retry =>
                $"{file.Name} (transaction=off) is half-run: correct it, then {Repair(RepairAction.Retry, file)}",
            _ =>
                $"{file.Name} (transaction=off) was run, but the journal could not be written: {Repair(RepairAction.Applied, file)}",
        };
    }

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

    private static string Repair(RepairAction action, ScriptFile file) => RepairRules.CommandFor(action, file.Name);
}
