using Sparkify.Tool.Plans;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>A plan for a pull request: GitHub's Markdown.</summary>
internal sealed class PlanMarkdown(TextWriter output)
{
    public void Print(ProjectPlan plan)
    {
        output.Write($"## sparkify plan: {plan.Target.Name} ({PlanWords.EngineName(plan)})\n\n");
        output.Write($"{PlanWords.Summary(plan)}.\n");
        PrintMigrations(plan);
        PrintDiff(plan);
        PrintObjects(plan);
        PrintUnproven(plan);
        PrintStatements(plan);
    }

    private void PrintMigrations(ProjectPlan plan)
    {
        if (plan.Migrations.Count == 0)
        {
            return;
        }

        output.Write("\n| migration | class | why |\n|---|---|---|\n");
        foreach (var migration in plan.Migrations)
        {
            PrintRow(Code(migration.File.Name), PlanWords.ClassOf(migration), PlanWords.Reasons(migration));
        }
    }

    private void PrintDiff(ProjectPlan plan)
    {
        var lines = PlanWords.DiffOf(plan).ToList();
        if (lines.Count > 0)
        {
            output.Write('\n');
            PrintFenced($"Schema: {Counted(plan)}", "diff", lines, isOpen: true);
        }
    }

    private static string Counted(ProjectPlan plan)
    {
        var counts = plan
            .Changes.GroupBy(c => c.Sign)
            .OrderBy(g => "+~-".IndexOf(g.Key, StringComparison.Ordinal))
            .Select(g =>
                $"{Amounts.Number(g.Count())} {(g.Key == '+' ? "made" : g.Key == '-' ? "dropped" : "changed")}"
            )
            .ToList();
        if (plan.OtherStatements.Count > 0)
        {
            counts.Add(Amounts.Of(plan.OtherStatements.Count, "other statement"));
        }

        return string.Join(", ", counts);
    }

    private void PrintObjects(ProjectPlan plan)
    {
        var rows = plan.Transforms.SelectMany(t => t.Copies.Select(c => (t.File.Name, Copy: c))).ToList();
        if (rows.Count > 0)
        {
            output.Write("\n| transform | table | listed | new | changed | size | |\n|---|---|--:|--:|--:|--:|---|\n");
        }

        foreach (var (name, copy) in rows)
        {
            PrintRow(
                Code(name),
                Code(copy.Table),
                Amounts.Number(copy.ListedObjectCount),
                Amounts.Number(copy.NewObjectCount),
                Amounts.Number(copy.ChangedObjectCount),
                Amounts.Bytes(PlanWords.BytesOf(copy)),
                PlanWords.NoteOf(copy) ?? ""
            );
        }

        if (PlanWords.ChangedNote(plan) is { } note)
        {
            output.Write($"\n> [!WARNING]\n> {Escape(note)}\n");
        }
    }

    private void PrintUnproven(ProjectPlan plan)
    {
        if (plan.Unproven.Count == 0)
        {
            return;
        }

        output.Write(
            $"\n<details><summary>Not proven by a run on {PlanWords.EngineName(plan)}: {Amounts.Of(plan.Unproven.Count, "point")}</summary>\n\n"
        );
        foreach (var feature in plan.Unproven)
        {
            output.Write(
                $"- **{feature.Name}**: {Escape(feature.Description)} ({Code(PlanWords.PlacesOf(feature))})\n"
            );
        }

        output.Write("\n</details>\n");
    }

    private void PrintStatements(ProjectPlan plan)
    {
        if (plan.Statements.Count > 0)
        {
            output.Write('\n');
            var lines = plan.Statements.SelectMany(s => PlanWords.StatementOf(s).Split('\n')).ToList();
            PrintFenced($"SQL: {Amounts.Of(plan.Statements.Count, "statement")}", "sql", lines, isOpen: false);
        }
    }

    /// <summary>The fence is longer than any in the lines, so that these cannot end it.</summary>
    private void PrintFenced(string title, string language, List<string> lines, bool isOpen)
    {
        var longest = lines.Max(LongestRun);
        var fence = new string('`', Math.Max(3, longest + 1));
        output.Write($"<details{(isOpen ? " open" : "")}><summary>{title}</summary>\n\n{fence}{language}\n");
        foreach (var line in lines)
        {
            output.Write($"{line}\n");
        }

        output.Write($"{fence}\n\n</details>\n");
    }

    private static int LongestRun(string line)
    {
        var (longest, run) = (0, 0);
        foreach (var character in line)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private void PrintRow(params string[] cells) => output.Write($"| {string.Join(" | ", cells.Select(OneLine))} |\n");

    private static string OneLine(string cell) =>
        cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Code(string text) => $"`{text.Replace("`", "'", StringComparison.Ordinal)}`";

    private static string Escape(string text) =>
        text.Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
