using Sparkify.Tool.Plans;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>A plan for programs.</summary>
internal sealed class PlanJson(JsonResult document)
{
    public void Write(ProjectPlan plan)
    {
        document.Writer.WriteString("target", plan.Target.Name);
        document.Writer.WriteString("engine", PlanWords.EngineName(plan));
        document.Writer.WriteBoolean("isPending", plan.IsPending);
        document.Writer.WriteNumber("pendingMigrationCount", plan.Migrations.Count);
        document.Writer.WriteNumber("objectCount", plan.ObjectCount);
        document.Writer.WriteNumber("byteCount", plan.ByteCount);
        WriteAll("migrations", plan.Migrations, WriteMigration);
        WriteAll("schemaChanges", plan.Changes, WriteChange);
        WriteAll("otherStatements", plan.OtherStatements, WriteStatement);
        WriteAll("transforms", plan.Transforms, WriteTransform);
        WriteAll("unproven", plan.Unproven, WriteFeature);
        if (plan.Statements.Count > 0)
        {
            WriteAll("statements", plan.Statements, WriteStatement);
        }
    }

    private void WriteMigration(PlannedMigration migration)
    {
        document.Writer.WriteString("script", migration.File.Name);
        document.Writer.WriteString("class", migration.IsAtomic ? "atomic" : "autocommit");
        document.Writer.WriteBoolean("repeatable", migration.File.Header.IsRepeatable);
        document.Writer.WriteBoolean("changed", migration.IsChanged);
        WriteAll("reasons", migration.Reasons, reason => WriteText(reason.Text, reason.Place));
    }

    private void WriteChange(SchemaChange change)
    {
        document.Writer.WriteString(
            "change",
            change.Sign switch
            {
                '+' => "made",
                '-' => "dropped",
                _ => "changed",
            }
        );
        document.Writer.WriteString("kind", change.Kind);
        document.Writer.WriteString("name", PlanWords.Name(change.Name));
        document.Writer.WriteString("oldName", change.OldName is { } old ? PlanWords.Name(old) : null);
        document.StartArray("lines");
        foreach (var line in change.Lines)
        {
            document.Writer.WriteStringValue(line);
        }

        document.EndInnermost();
    }

    private void WriteTransform(PlannedTransform transform)
    {
        document.Writer.WriteString("transform", transform.File.Name);
        document.Writer.WriteString("state", transform.State.ToString().ToLowerInvariant());
        WriteAll("copies", transform.Copies, WriteCopy);
    }

    private void WriteCopy(PlannedCopy copy)
    {
        document.Writer.WriteString("table", copy.Table);
        document.Writer.WriteString("source", copy.Source);
        JsonResult.WritePlace(document.Writer, copy.Place);
        document.Writer.WriteNumber("listedObjectCount", copy.ListedObjectCount);
        document.Writer.WriteNumber("newObjectCount", copy.NewObjectCount);
        document.Writer.WriteNumber("newByteCount", copy.NewByteCount);
        document.Writer.WriteNumber("changedObjectCount", copy.ChangedObjectCount);
        document.Writer.WriteNumber("changedByteCount", copy.ChangedByteCount);
        document.Writer.WriteString("problem", copy.Problem);
    }

    private void WriteFeature(UnprovenFeature feature)
    {
        document.Writer.WriteString("name", feature.Name);
        document.Writer.WriteString("description", feature.Description);
        WriteAll("places", feature.Places, place => JsonResult.WritePlace(document.Writer, place));
    }

    private void WriteStatement(PlannedStatement statement) => WriteText(statement.Text, statement.Place);

    private void WriteText(string text, SourceSpan place)
    {
        document.Writer.WriteString("text", text);
        JsonResult.WritePlace(document.Writer, place);
    }

    private void WriteAll<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        document.StartArray(name);
        foreach (var item in items)
        {
            document.StartObject();
            write(item);
            document.EndInnermost();
            document.FlushIfLarge();
        }

        document.EndInnermost();
    }
}
