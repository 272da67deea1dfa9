using Sparkify.Tool.Checks;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>What the checks found. The rows that failed are printed with the error or the warning.</summary>
internal static class CheckPrinter
{
    private static readonly TextColumn[] Columns =
    [
        new("check", false),
        new("result", false),
        new("rows", true),
        new("time", true),
    ];

    public static void Print(CommandContext context, IReadOnlyList<CheckResult> results, bool showValues)
    {
        if (context.Common.IsJson)
        {
            Write(context.Document, results, showValues);
            return;
        }

        var rows = results.Select(r =>
            new string?[] { r.Name, StateName(r), Amounts.Number(r.FailingRowCount), Amounts.Duration(r.Duration) }
        );
        var output = context.Console.Output;
        new TextTable(output, context.OutputStyle, Columns).Start([.. rows]);
        output.Write(
            $"{Amounts.Number(results.Count(r => r.HasPassed))} of {Amounts.Of(results.Count, "check")} passed\n"
        );
    }

    public static void Write(JsonResult document, IReadOnlyList<CheckResult> results, bool showValues)
    {
        document.StartArray("checks");
        foreach (var result in results)
        {
            document.StartObject();
            document.Writer.WriteString("name", result.Name);
            document.Writer.WriteString("result", StateName(result));
            document.Writer.WriteNumber("failingRowCount", result.FailingRowCount);
            document.Writer.WriteNumber("durationMs", Amounts.Milliseconds(result.Duration));
            JsonResult.WritePlace(document.Writer, result.Span);
            if (showValues && !result.HasPassed)
            {
                WriteSample(document, result);
            }

            document.EndInnermost();
        }

        document.EndInnermost();
    }

    private static void WriteSample(JsonResult document, CheckResult result)
    {
        document.StartArray("sampleRows");
        foreach (var row in result.SampleRows)
        {
            document.StartObject();
            for (var i = 0; i < row.Length; i++)
            {
                document.Writer.WriteString(result.Columns[i].Name, RedshiftText.Format(row[i]));
            }

            document.EndInnermost();
        }

        document.EndInnermost();
    }

    private static string StateName(CheckResult result) =>
        result.HasPassed ? "passed"
        : result.Severity == Severity.Error ? "failed"
        : "warned";
}
