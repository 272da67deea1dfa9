using Sparkify.Tool.Plans;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>The words of a plan, which text and Markdown have in common.</summary>
internal static class PlanWords
{
    private const string Indent = "    ";

    public static string EngineName(ProjectPlan plan) => plan.Target.Engine.ToString().ToLowerInvariant();

    public static string Summary(ProjectPlan plan)
    {
        var migrations =
            plan.Migrations.Count == 0 ? "no migration is pending"
            : plan.Migrations.Count == 1 ? "1 migration is pending"
            : $"{Amounts.Number(plan.Migrations.Count)} migrations are pending";
        var objects =
            plan.ObjectCount == 0
                ? "no object is new"
                : $"a load would read {Amounts.Of(plan.ObjectCount, "object")}, {Amounts.Bytes(plan.ByteCount)}";
        return $"{migrations}; {objects}";
    }

    public static string ClassOf(PlannedMigration migration) =>
        (migration.IsAtomic ? "atomic" : "autocommit")
        + (migration.IsChanged ? ", changed" : "")
        + (migration.File.Header.IsRepeatable ? ", repeatable" : "");

    public static string Reasons(PlannedMigration migration) =>
        string.Join("; ", migration.Reasons.Select(r => $"{r.Text} ({r.Place})"));

    public static IEnumerable<string> DiffOf(SchemaChange change)
    {
        var was =
            change.OldName is { } old ? $", was {Name(old)}"
            : change.IsReplaced ? ", replaced: what it was is not known"
            : "";
        return change
            .Lines.Select(line => $"{line[0]} {Indent}{line[2..]}".TrimEnd())
            .Prepend($"{change.Sign} {change.Kind} {Name(change.Name)}{was}");
    }

    public static IEnumerable<string> DiffOf(ProjectPlan plan) =>
        plan.Changes.SelectMany(DiffOf).Concat(plan.OtherStatements.Select(s => $"! {s.Text}    {s.Place}"));

    public static string StateOf(PlannedTransform transform) =>
        transform.State switch
        {
            TransformState.New => "new",
            TransformState.Changed => "changed",
            _ => "",
        };

    /// <summary>What to know of transforms that were edited; null where none was.</summary>
    public static string? ChangedNote(ProjectPlan plan)
    {
        var changed = plan.Transforms.Where(t => t.State == TransformState.Changed).Select(t => t.File.Name).ToList();
        return changed.Count == 0
            ? null
            : $"changed since the last load: {string.Join(", ", changed)}; rows of earlier loads change with load --full-refresh only";
    }

    public static string PlacesOf(UnprovenFeature feature)
    {
        var others = feature.Places.Count - 1;
        return others == 0 ? $"{feature.Places[0]}" : $"{feature.Places[0]} and {Amounts.Of(others, "other place")}";
    }

    /// <summary>The place as a comment, then the statement with its semicolon.</summary>
    public static string StatementOf(PlannedStatement statement) => $"-- {statement.Place}\n{statement.Text};\n";

    public static string Name(QualifiedName name) => SchemaDiff.Print(name);

    public static string? NoteOf(PlannedCopy copy) =>
        copy.Problem ?? (copy.NewObjectCount + copy.ChangedObjectCount == 0 ? "nothing new" : null);

    public static long BytesOf(PlannedCopy copy) => copy.NewByteCount + copy.ChangedByteCount;
}
