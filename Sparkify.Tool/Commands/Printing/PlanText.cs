using Sparkify.Tool.Commands.Terminal;
using Sparkify.Tool.Plans;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>A plan for a terminal.</summary>
internal sealed class PlanText(TextWriter output, Style style)
{
    private static readonly TextColumn[] MigrationColumns =
    [
        new("migration", false),
        new("class", false),
        new("why", false),
    ];

    private static readonly TextColumn[] CopyColumns =
    [
        new("transform", false),
        new("table", false),
        new("listed", true),
        new("new", true),
        new("changed", true),
        new("size", true),
        new("note", false),
    ];

    public void Print(ProjectPlan plan)
    {
        output.Write($"target {plan.Target.Name} ({PlanWords.EngineName(plan)}): {PlanWords.Summary(plan)}\n");
        PrintMigrations(plan);
        PrintDiff(plan);
        PrintObjects(plan);
        PrintUnproven(plan);
        PrintStatements(plan);
    }

    private void PrintMigrations(ProjectPlan plan)
    {
        if (plan.Migrations.Count > 0)
        {
            output.Write('\n');
            var rows = plan.Migrations.Select(m =>
                new string?[] { m.File.Name, PlanWords.ClassOf(m), PlanWords.Reasons(m) }
            );
            new TextTable(output, style, MigrationColumns).Start([.. rows]);
        }
    }

    private void PrintDiff(ProjectPlan plan)
    {
        var isFirst = true;
        foreach (var line in PlanWords.DiffOf(plan))
        {
            output.Write(isFirst ? "\n" : "");
            isFirst = false;
            var shown = line[0] switch
            {
                '+' => style.Green(line),
                '-' => style.Red(line),
                '~' or '!' => style.Yellow(line),
                _ => line,
            };
            output.Write($"{shown}\n");
        }
    }

    private void PrintObjects(ProjectPlan plan)
    {
        var rows = plan.Transforms.SelectMany(t => t.Copies.Select(c => Row(t, c))).ToList();
        if (rows.Count > 0)
        {
            output.Write('\n');
            new TextTable(output, style, CopyColumns).Start(rows);
        }

        if (PlanWords.ChangedNote(plan) is { } note)
        {
            output.Write($"\n{note}\n");
        }
    }

    private static string?[] Row(PlannedTransform transform, PlannedCopy copy) =>
        [
            transform.File.Name,
            copy.Table,
            Amounts.Number(copy.ListedObjectCount),
            Amounts.Number(copy.NewObjectCount),
            Amounts.Number(copy.ChangedObjectCount),
            Amounts.Bytes(PlanWords.BytesOf(copy)),
            PlanWords.NoteOf(copy) ?? "",
        ];

    private void PrintUnproven(ProjectPlan plan)
    {
        if (plan.Unproven.Count == 0)
        {
            return;
        }

        output.Write($"\nnot proven by a run on {PlanWords.EngineName(plan)}:\n");
        foreach (var feature in plan.Unproven)
        {
            output.Write($"  {feature.Name}: {feature.Description}\n");
            output.Write($"    {style.Dim(PlanWords.PlacesOf(feature))}\n");
        }
    }

    private void PrintStatements(ProjectPlan plan)
    {
        foreach (var statement in plan.Statements)
        {
            output.Write($"\n{PlanWords.StatementOf(statement)}");
        }
    }
}
