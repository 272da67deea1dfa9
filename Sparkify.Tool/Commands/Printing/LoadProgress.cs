using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Loads;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>How far a load is, on standard error: bars on a terminal, lines elsewhere.</summary>
internal static class LoadProgress
{
    public static LoadResult Show(CommandContext context, Func<IProgress<LoadEvent>, LoadResult> load) =>
        context.Console.IsErrorTerminal && context.Host.Environment("TERM") is not "dumb"
            ? LoadBars.Show(context, load)
            : load(new LoadLines(context.Reporter));
}

/// <summary>A line for each transform, and one every few seconds while a COPY reads.</summary>
internal sealed class LoadLines(Reporter reporter) : IProgress<LoadEvent>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private long lastReport;
    private long stepStart;

    public void Report(LoadEvent value)
    {
        lock (gate)
        {
            switch (value)
            {
                case LoadEvent.TransformStarted:
                    stepStart = lastReport = Environment.TickCount64;
                    break;
                case LoadEvent.Copying copying when Environment.TickCount64 - lastReport > Interval.TotalMilliseconds:
                    lastReport = Environment.TickCount64;
                    reporter.Note(
                        $"{copying.Name}: {CopyProgressText.Describe(copying.Progress, TimeSpan.FromMilliseconds(lastReport - stepStart))}"
                    );
                    break;
                case LoadEvent.TransformFinished finished:
                    reporter.Note($"{finished.Step.Name}: {Describe(finished.Step)}");
                    break;
                case LoadEvent.ChecksFinished checks:
                    var passedCount = checks.Results.Count(r => r.HasPassed);
                    reporter.Note(
                        $"checks: {Amounts.Number(passedCount)} of {Amounts.Of(checks.Results.Count, "check")} passed"
                    );
                    break;
            }
        }
    }

    private static string Describe(StepResult step)
    {
        var objects = step switch
        {
            { CopyCount: 0 } => "",
            { BaselineObjectCount: > 0 } =>
                $"{Amounts.Number(step.BaselineObjectCount)} of {Amounts.Of(step.ListedObjectCount, "object")} not loaded before, ",
            { ObjectCount: 0 } => $"no new object among {Amounts.Number(step.ListedObjectCount)}, ",
            _ => $"{Amounts.Number(step.ObjectCount)} of {Amounts.Of(step.ListedObjectCount, "object")}, ",
        };
        return $"{objects}{Amounts.Of(step.RowCount, "row")}, {Amounts.Duration(step.Duration)}";
    }
}
