using System.Globalization;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Checks;

/// <summary>Failed checks in the user's words, with their sample rows as aligned text.</summary>
internal static class CheckFailure
{
    /// <summary>One error for all failed checks of severity error; null where none failed.</summary>
    /// <param name="results">what the checks found</param>
    /// <param name="showValues">false: rows are counted, not shown (a target's "showValues")</param>
    public static SparkifyException? ToException(IReadOnlyList<CheckResult> results, bool showValues = true)
    {
        var failed = results.Where(r => !r.HasPassed && r.Severity == Severity.Error).ToList();
        return failed.Count switch
        {
            0 => null,
            1 => new SparkifyException(Describe(failed[0]))
            {
                Span = failed[0].Span,
                Details = Rows(failed[0], showValues),
            },
            _ => new SparkifyException(
                string.Create(CultureInfo.InvariantCulture, $"{failed.Count} checks failed: {Names(failed)}")
            )
            {
                Span = failed[0].Span,
                Details = failed.SelectMany(r => WithHeading(r, showValues)).ToList(),
            },
        };
    }

    /// <summary>The failed checks of severity warn.</summary>
    public static IReadOnlyList<Diagnostic> ToWarnings(IReadOnlyList<CheckResult> results, bool showValues = true) =>
        results
            .Where(r => !r.HasPassed && r.Severity == Severity.Warning)
            .Select(r => new Diagnostic(Severity.Warning, Describe(r), r.Span) { Details = Rows(r, showValues) })
            .ToList();

    private static IEnumerable<string> WithHeading(CheckResult result, bool showValues)
    {
        yield return result.Span is { } span ? $"{span}: {Describe(result)}" : Describe(result);
        foreach (var row in Rows(result, showValues))
        {
            yield return "  " + row;
        }
    }

    private static string Describe(CheckResult result) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"check {result.Name} failed: {result.FailingRowCount} {(result.FailingRowCount == 1 ? "row" : "rows")}"
        );

    private static IReadOnlyList<string> Rows(CheckResult result, bool showValues)
    {
        if (!showValues)
        {
            return [];
        }

        var hidden = result.FailingRowCount - result.SampleRows.Count;
        var lines = SampleTable.Format(result.Columns, result.SampleRows);
        return hidden == 0
            ? lines
            :
            [
                .. lines,
                string.Create(CultureInfo.InvariantCulture, $"… {hidden} more {(hidden == 1 ? "row" : "rows")}"),
            ];
    }

    private static string Names(IEnumerable<CheckResult> results) => string.Join(", ", results.Select(r => r.Name));
}
