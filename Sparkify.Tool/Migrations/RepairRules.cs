using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>Which repair settles which state.</summary>
internal static class RepairRules
{
    public static string OptionOf(RepairAction action) =>
        action switch
        {
            RepairAction.Accept => "--accept",
            RepairAction.Forget => "--forget",
            RepairAction.Applied => "--applied",
            RepairAction.Retry => "--retry",
            _ => throw new InvalidOperationException($"no option for {action}"),
        };

    public static string CommandFor(RepairAction action, string script) =>
        $"sparkify repair {OptionOf(action)} {script} --reason \"…\"";

    /// <exception cref="SparkifyException">the action does not settle the script's state</exception>
    public static void RefuseUnlessItApplies(RepairAction action, MigrationItem item)
    {
        if (Settles(action, item))
        {
            return;
        }

        throw new SparkifyException($"{OptionOf(action)} {Purpose(action)}; {item.Script} {Describe(item)}")
        {
            Span = item.File?.Source.Span(0, 0),
            Hint = HintFor(item),
            ExitCode = ExitCode.InvalidProject,
        };
    }

    private static bool Settles(RepairAction action, MigrationItem item) =>
        action switch
        {
            RepairAction.Accept => item.State is MigrationState.Edited or MigrationState.Changed,
            RepairAction.Forget => item is { File: null },
            _ => item.State == MigrationState.HalfRun,
        };

    private static string Purpose(RepairAction action) =>
        action switch
        {
            RepairAction.Accept => "takes an edited script's checksum",
            RepairAction.Forget => "forgets a script whose file was deleted",
            _ => "settles a half-run script",
        };

    private static string Describe(MigrationItem item) =>
        item.State switch
        {
            MigrationState.Pending or MigrationState.OutOfOrder => "is not applied",
            MigrationState.Applied or MigrationState.Baseline => "is applied and unchanged",
            MigrationState.Changed or MigrationState.Edited => "is applied and was edited since",
            MigrationState.HalfRun => "is half-run",
            _ => "is applied and its file is gone",
        };

    private static string? HintFor(MigrationItem item) =>
        item.State switch
        {
            MigrationState.Changed or MigrationState.Edited => "use --accept, or undo the edit",
            MigrationState.HalfRun => "use --applied if it took effect, --retry if it did not",
            MigrationState.Missing or MigrationState.Ahead or MigrationState.Removed =>
                "restore the file, or use --forget",
            _ => null,
        };
}
