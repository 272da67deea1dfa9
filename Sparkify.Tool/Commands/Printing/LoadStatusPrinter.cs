using System.Globalization;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>The last loads, what the newest of them rejected, and what counts as loaded.</summary>
internal sealed class LoadStatusPrinter(CommandContext context, IEngine engine, Target target)
{
    private const int RunCount = 5;
    private const int RejectionCount = 20;

    private static readonly TextColumn[] Columns =
    [
        new("started (UTC)", false),
        new("mode", false),
        new("status", false),
        new("objects", true),
        new("rows", true),
        new("rejected", true),
        new("time", true),
        new("by", false),
    ];

    public void Print()
    {
        var runs = LoadHistory.Read(engine, target.Schema, RunCount);
        var objectCount = LoadHistory.CountObjects(engine, target.Schema);
        var changedCount = LoadHistory.CountChangedObjects(engine, target.Schema);
        var rejections =
            runs.Count > 0 ? LoadHistory.ReadRejections(engine, target.Schema, runs[0].RunId, RejectionCount) : [];
        if (context.Common.IsJson)
        {
            context.Document.Writer.WriteNumber("objectCount", objectCount);
            context.Document.Writer.WriteNumber("changedObjectCount", changedCount);
            Write(runs);
            Write(rejections);
            return;
        }

        var output = context.Console.Output;
        if (runs.Count == 0)
        {
            output.Write("\nno load yet\n");
            return;
        }

        output.Write('\n');
        new TextTable(output, context.OutputStyle, Columns).Start([.. runs.Select(Row)]);
        output.Write($"{Amounts.Of(objectCount, "object")} loaded\n");
        if (changedCount > 0)
        {
            output.Write($"{Amounts.Of(changedCount, "object")} changed since first loaded: ");
            output.Write("rows that left them stay until load --full-refresh\n");
        }

        foreach (var rejection in rejections)
        {
            output.Write(Describe(rejection) + "\n");
        }
    }

    private static string?[] Row(LoadRun run) =>
        [
            Amounts.Time(run.StartedAt),
            run.Mode,
            run.Status,
            Amounts.Number(run.ObjectCount),
            Amounts.Number(run.RowCount),
            Amounts.Number(run.RejectedRowCount),
            run.Duration is { } duration ? Amounts.Duration(duration) : "",
            run.StartedBy,
        ];

    private string Describe(LoadRejection rejection)
    {
        var column = rejection.Column is { } name ? $", column {name}" : "";
        var value = target.ShowValues && rejection.Value is { } text ? $": \"{text}\"" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"rejected by {rejection.Transform}: {rejection.ObjectUrl}, line {rejection.Line}{column}{value}: {rejection.Reason} [{rejection.Code}]"
        );
    }

    private void Write(IReadOnlyList<LoadRun> runs)
    {
        var document = context.Document;
        document.StartArray("loads");
        foreach (var run in runs)
        {
            document.StartObject();
            document.Writer.WriteString("runId", run.RunId);
            document.WriteTime("startedAt", run.StartedAt);
            document.Writer.WriteString("startedBy", run.StartedBy);
            document.Writer.WriteString("mode", run.Mode);
            document.Writer.WriteString("status", run.Status);
            document.Writer.WriteNumber("objectCount", run.ObjectCount);
            document.Writer.WriteNumber("rowCount", run.RowCount);
            document.Writer.WriteNumber("rejectedRowCount", run.RejectedRowCount);
            document.Writer.WriteString("error", run.Error);
            document.EndInnermost();
        }

        document.EndInnermost();
    }

    private void Write(IReadOnlyList<LoadRejection> rejections)
    {
        var document = context.Document;
        document.StartArray("rejections");
        foreach (var rejection in rejections)
        {
            document.StartObject();
            document.Writer.WriteString("transform", rejection.Transform);
            document.Writer.WriteString("object", rejection.ObjectUrl);
            document.Writer.WriteNumber("line", rejection.Line);
            document.Writer.WriteString("column", rejection.Column);
            document.Writer.WriteString("value", target.ShowValues ? rejection.Value : null);
            document.Writer.WriteNumber("code", rejection.Code);
            document.Writer.WriteString("reason", rejection.Reason);
            document.EndInnermost();
        }

        document.EndInnermost();
    }
}
