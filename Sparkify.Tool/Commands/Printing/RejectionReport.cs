using System.Globalization;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>The rows that a COPY did not load, as a warning.</summary>
internal static class RejectionReport
{
    private const int MaxShown = 5;

    public static Diagnostic Warning(CopyOutcome copy, SourceSpan? span, bool showValues)
    {
        var unit = copy.RejectedRowCount == 1 ? "row was" : "rows were";
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"{copy.RejectedRowCount} {unit} rejected and not loaded"
        );
        var lines = copy.Rejections.Take(MaxShown).Select(row => Line(row, showValues)).ToList();
        if (copy.RejectedRowCount > lines.Count)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"… and {copy.RejectedRowCount - lines.Count} more"));
        }

        return new Diagnostic(Severity.Warning, message, span) { Details = lines };
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
