using Sparkify.Tool.Checks;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Loads;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>What a committed load did.</summary>
internal static class LoadPrinter
{
    private static readonly TextColumn[] Columns =
    [
        new("transform", false),
        new("objects", true),
        new("rows", true),
        new("rejected", true),
        new("time", true),
    ];

    public static void Print(CommandContext context, LoadResult result, bool showValues)
    {
        foreach (var step in result.Steps.Where(s => s.RejectedRowCount > 0))
        {
            context.Reporter.Report(RejectionReport.Warning(step, showValues));
        }

        foreach (var warning in CheckFailure.ToWarnings(result.Checks, showValues))
        {
            context.Reporter.Report(warning);
        }

        if (context.Common.IsJson)
        {
            Write(context.Document, result);
            return;
        }

        var rows = result.Steps.Select(step =>
            new string?[]
            {
                step.Name,
                step.CopyCount == 0 ? "" : Amounts.Number(step.ObjectCount + step.BaselineObjectCount),
                Amounts.Number(step.RowCount),
                step.CopyCount == 0 ? "" : Amounts.Number(step.RejectedRowCount),
                Amounts.Duration(step.Duration),
            }
        );
        new TextTable(context.Console.Output, context.OutputStyle, Columns).Start([.. rows]);
        context.Console.Output.Write(Summary(result) + "\n");
    }

    private static string Summary(LoadResult result)
    {
        if (result.IsBaseline)
        {
            var verb = result.BaselineObjectCount == 1 ? "counts" : "count";
            return $"{Amounts.Of(result.BaselineObjectCount, "more object")} {verb} as loaded now, nothing was read";
        }

        var objects = Amounts.Of(result.ObjectCount, "object");
        var passedCount = result.Checks.Count(c => c.HasPassed);
        var warnedCount = result.Checks.Count - passedCount;
        var checks = result.Checks.Count == 0 ? "no checks run" : $"{Amounts.Of(passedCount, "check")} passed";
        var warned = warnedCount == 0 ? "" : $", {Amounts.Number(warnedCount)} warned";
        return $"loaded {objects} in {Amounts.Duration(result.Duration)}, {checks}{warned}";
    }

    private static void Write(JsonResult document, LoadResult result)
    {
        document.StartObject("load");
        document.Writer.WriteString("runId", result.RunId);
        document.Writer.WriteNumber("objectCount", result.ObjectCount);
        document.Writer.WriteNumber("baselineObjectCount", result.BaselineObjectCount);
        document.Writer.WriteNumber("rejectedRowCount", result.RejectedRowCount);
        document.Writer.WriteNumber("durationMs", Amounts.Milliseconds(result.Duration));
        document.StartArray("steps");
        foreach (var step in result.Steps)
        {
            document.StartObject();
            document.Writer.WriteString("transform", step.Name);
            document.Writer.WriteNumber("objectCount", step.ObjectCount);
            document.Writer.WriteNumber("listedObjectCount", step.ListedObjectCount);
            document.Writer.WriteNumber("rowCount", step.RowCount);
            document.Writer.WriteNumber("rejectedRowCount", step.RejectedRowCount);
            document.Writer.WriteNumber("durationMs", Amounts.Milliseconds(step.Duration));
            document.EndInnermost();
        }

        document.EndInnermost();
        CheckPrinter.Write(document, result.Checks, showValues: false);
        document.EndInnermost();
    }
}
