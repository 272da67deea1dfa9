using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Migrations;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>What a run of migrations did.</summary>
internal static class MigrationPrinter
{
    /// <summary>More scripts than these are told by the first and the last.</summary>
    private const int MaxNamed = 5;

    private static readonly TextColumn[] Columns = [new("migration", false), new("rows", true), new("time", true)];

    public static void Print(CommandContext context, MigrationResult result)
    {
        if (context.Common.IsJson)
        {
            Write(context.Document, result);
            return;
        }

        var output = context.Console.Output;
        if (result.Baselined.Count > 0)
        {
            output.Write($"{Amounts.Of(result.Baselined.Count, "migration")} recorded as applied: ");
            output.Write($"{Named(result.Baselined)}\n");
        }

        if (result.Applied.Count == 0)
        {
            output.Write(result.HeldBack.Count == 0 ? "no migration is pending\n" : HeldBack(result));
            return;
        }

        var rows = result.Applied.Select(a =>
            new string?[] { a.Script, Amounts.Number(a.RowCount), Amounts.Duration(a.Duration!.Value) }
        );
        new TextTable(output, context.OutputStyle, Columns).Start([.. rows]);
        output.Write($"{Amounts.Of(result.Applied.Count, "migration")} applied\n");
        output.Write(HeldBack(result));
    }

    private static string HeldBack(MigrationResult result) =>
        result.HeldBack.Count switch
        {
            0 => "",
            1 => $"{result.HeldBack[0]} is pending, held back by --to\n",
            <= MaxNamed => $"{Named(result.HeldBack)} are pending, held back by --to\n",
            var count =>
                $"{Amounts.Of(count, "migration")}, {Named(result.HeldBack)}, are pending, held back by --to\n",
        };

    private static string Named(IReadOnlyList<string> scripts) =>
        scripts.Count <= MaxNamed ? string.Join(", ", scripts) : $"{scripts[0]} to {scripts[^1]}";

    private static void Write(JsonResult document, MigrationResult result)
    {
        document.StartObject("migrate");
        document.StartArray("applied");
        foreach (var applied in result.Applied)
        {
            document.StartObject();
            document.Writer.WriteString("script", applied.Script);
            document.Writer.WriteNumber("rowCount", applied.RowCount);
            document.Writer.WriteNumber("durationMs", Amounts.Milliseconds(applied.Duration!.Value));
            document.EndInnermost();
        }

        document.EndInnermost();
        document.StartArray("baselined");
        foreach (var script in result.Baselined)
        {
            document.Writer.WriteStringValue(script);
        }

        document.EndInnermost();
        document.StartArray("heldBack");
        foreach (var script in result.HeldBack)
        {
            document.Writer.WriteStringValue(script);
        }

        document.EndInnermost();
        document.EndInnermost();
    }
}
