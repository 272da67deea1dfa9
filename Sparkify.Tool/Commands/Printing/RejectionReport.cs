using System.Globalization;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>The rows that a COPY did not load, as a warning.</summary>
internal static class RejectionReport
{
    private const int MaxShown = 5;

    public static Diagnostic Warning(CopyOutcome copy, SourceSpan? span, bool showValues) =>
        new(Severity.Warning, Message(copy.RejectedRowCount), span)
        {
            Details = Lines(copy.RejectedRowCount, copy.Rejections, showValues),
            Hint = Hint(copy.Query),
        };

    public static Diagnostic Warning(StepResult step, bool showValues) =>
        new(Severity.Warning, $"{step.Name}: {Message(step.RejectedRowCount)}", null)
        {
            Details = Lines(step.RejectedRowCount, step.Rejections, showValues),
            Hint = Hint(step.RejectingQuery),
        };

    /// <summary>What Redshift says of a COPY.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/tutorial-loading-run-copy.html"/>
    public static IEnumerable<string> Notices(string table, CopyOutcome copy)
    {
        var head = $"INFO:  Load into table '{table}' completed, ";
        yield return Invariant($"{head}{copy.RowCount} record(s) loaded successfully.");
        if (copy.RejectedRowCount > 0)
        {
            yield return Invariant(
                $"{head}{copy.RejectedRowCount} record(s) could not be loaded.  Check 'stl_load_errors' system table for details."
            );
        }
    }

    private static string? Hint(long? query) => query is { } number ? RejectionLog.QueryFor(number) : null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Message(long rowCount) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{rowCount} {(rowCount == 1 ? "row was" : "rows were")} rejected and not loaded"
        );

    private static List<string> Lines(long rowCount, IReadOnlyList<RejectedRow> rejections, bool showValues)
    {
        var lines = rejections.Take(MaxShown).Select(row => Line(row, showValues)).ToList();
        if (rowCount > lines.Count)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"… and {rowCount - lines.Count} more"));
        }

        return lines;
    }

    private static string Line(RejectedRow row, bool showValues)
    {
        var column = row.Column is { } name ? $", column {name}" : "";
        var value = showValues && row.Value is { } text ? $": \"{text}\"" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Object.Location}, line {row.Line}{column}{value}: {row.Reason} [{row.Code}]"
        );
    }
}
