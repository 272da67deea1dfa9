using System.Globalization;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>What the user is told of scripts that are not simply applied or pending: what was found, and the command or edit that settles it.</summary>
internal static class MigrationProblems
{
    private const int ShownChecksumLength = 12;

    public static IReadOnlyList<Diagnostic> Find(IReadOnlyList<MigrationItem> items, MigrationHistory history) =>
        [.. FindDuplicates(items), .. items.Select(item => Describe(item, items, history)).OfType<Diagnostic>()];

    public static IReadOnlyList<Diagnostic> FindWarnings(IReadOnlyList<MigrationItem> items)
    {
        var warnings = new List<Diagnostic>();
        var ahead = items.Where(i => i.State == MigrationState.Ahead).ToList();
        if (ahead.Count > 0)
        {
            var what = ahead.Count == 1 ? "migration was" : "migrations were";
            warnings.Add(
                new Diagnostic(
                    Severity.Warning,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{ahead.Count} {what} applied that this checkout does not hold, up to {ahead[^1].Script}"
                    ),
                    null
                )
                {
                    Hint = "this checkout is older than the database: update it",
                }
            );
        }

        warnings.AddRange(
            items
                .Where(i => i.State == MigrationState.Removed)
                .Select(i => new Diagnostic(
                    Severity.Warning,
                    $"repeatable migration {i.Script} was applied and its file is gone; what it made is still there",
                    null
                )
                {
                    Hint =
                        $"drop what it made in a new migration, then {RepairRules.CommandFor(RepairAction.Forget, i.Script)}",
                })
        );
        return warnings;
    }

    public static void ThrowIfAny(IReadOnlyList<Diagnostic> problems)
    {
        if (problems.Count == 0)
        {
            return;
        }

        var others = problems.Skip(1).SelectMany(ToLines);
        var first = problems[0];
        throw new SparkifyException(first.Message)
        {
            Span = first.Span,
            Code = first.Code ?? first.Rule,
            Hint = first.Advice,
            Details = [.. first.Details, .. others],
            ExitCode = ExitCode.InvalidProject,
        };
    }

    private static IEnumerable<string> ToLines(Diagnostic problem)
    {
        yield return problem.Span is { } span ? $"{span}: {problem.Message}" : problem.Message;
        if (problem.Advice is { } hint)
        {
            yield return $"  hint: {hint}";
        }
    }

    private static IEnumerable<Diagnostic> FindDuplicates(IReadOnlyList<MigrationItem> items) =>
        items
            .Where(i => i.File is not null && !i.IsRepeatable && i.Number is not null)
            .GroupBy(i => string.Create(CultureInfo.InvariantCulture, $"{i.Number}"))
            .Where(group => group.Count() > 1)
            .Select(group =>
                Problem(
                    group.Last(),
                    $"number {group.Key} is used twice: {string.Join(", ", group.Select(i => i.Script))}",
                    "give the one that is not yet applied anywhere the next free number"
                )
            );

    private static Diagnostic? Describe(
        MigrationItem item,
        IReadOnlyList<MigrationItem> items,
        MigrationHistory history
    ) =>
        item.State switch
        {
            MigrationState.Edited => DescribeEdited(item),
            MigrationState.Missing => DescribeMissing(item, items),
            MigrationState.OutOfOrder when !SharesNumber(item, items) && !IsRenamed(item, items) => DescribeOutOfOrder(
                item,
                history
            ),
            MigrationState.HalfRun => DescribeHalfRun(item),
            _ => null,
        };

    /// <summary>Two files of one number are reported as such, and only so.</summary>
    private static bool SharesNumber(MigrationItem item, IReadOnlyList<MigrationItem> items) =>
        items.Any(i => i.Script != item.Script && i.File is not null && !i.IsRepeatable && i.Number == item.Number);

    /// <summary>The missing script's problem says it already.</summary>
    private static bool IsRenamed(MigrationItem item, IReadOnlyList<MigrationItem> items) =>
        items.Any(i => i.State == MigrationState.Missing && i.Entry!.Checksum == item.File!.Checksum);

    private static Diagnostic DescribeEdited(MigrationItem item)
    {
        var (file, entry) = (item.File!, item.Entry!);
        if (file.Header.IsRepeatable != entry.IsRepeatable)
        {
            var (was, now) = entry.IsRepeatable ? ("repeatable", "versioned") : ("versioned", "repeatable");
            return Problem(
                item,
                $"migration {item.Script} was applied as a {was} one and is now {now}",
                $"undo the edit and write a new migration, or accept it: {RepairRules.CommandFor(RepairAction.Accept, item.Script)}"
            );
        }

        return Problem(
            item,
            $"applied migration {item.Script} was edited: its checksum is {Short(file.Checksum)}, {Short(entry.Checksum)} was applied at {UtcText(entry)}",
            $"undo the edit and write a new migration, or accept it: {RepairRules.CommandFor(RepairAction.Accept, item.Script)}"
        );
    }

    private static Diagnostic DescribeMissing(MigrationItem item, IReadOnlyList<MigrationItem> items)
    {
        var renamed = items.FirstOrDefault(i => i.Entry is null && i.File?.Checksum == item.Entry!.Checksum);
        return Problem(
            item,
            $"migration {item.Script} was applied at {UtcText(item.Entry!)} and its file is missing",
            renamed is null
                ? $"restore the file, or {RepairRules.CommandFor(RepairAction.Forget, item.Script)}"
                : $"{renamed.Script} has the same content: give it its old name back"
        ) with
        {
            Span = SpanOfMissing(item, items),
        };
    }

    private static Diagnostic DescribeOutOfOrder(MigrationItem item, MigrationHistory history)
    {
        var highest = history.HighestVersioned!.Script;
        return Problem(
            item,
            $"migration {item.Script} is not applied, but {highest} already is: migrations run in the order of their numbers",
            $"give it a number above {MigrationHistory.NumberOf(highest)}"
        );
    }

    private static Diagnostic DescribeHalfRun(MigrationItem item) =>
        Problem(
            item,
            $"migration {item.Script} (transaction=off) was started at {UtcText(item.Entry!)} and never recorded as applied",
            $"see whether it took effect, then {RepairRules.CommandFor(RepairAction.Applied, item.Script)}, or {RepairRules.CommandFor(RepairAction.Retry, item.Script)} to run it again"
        );

    private static Diagnostic Problem(MigrationItem item, string message, string hint) =>
        new(Severity.Error, message, item.File?.Source.Span(0, 0)) { Hint = hint };

    /// <summary>Where the file would stand: in the folder of the others.</summary>
    private static SourceSpan SpanOfMissing(MigrationItem item, IReadOnlyList<MigrationItem> items)
    {
        var neighbour = items.FirstOrDefault(i => i.File is not null)?.File;
        var folder = neighbour is null ? "" : neighbour.Source.Name[..^neighbour.Name.Length];
        return new SourceText(folder + item.Script, "").Span(0, 0);
    }

    private static string Short(string checksum) =>
        checksum.Length > ShownChecksumLength ? checksum[..ShownChecksumLength] : checksum;

    private static string UtcText(JournalEntry entry) =>
        entry.RecordedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
