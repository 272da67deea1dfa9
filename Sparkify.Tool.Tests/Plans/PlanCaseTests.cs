using Sparkify.Tool.Engines;
using Sparkify.Tool.Plans;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Plans;

/// <summary>Each folder of Cases/Plans: the plan is the one in its file, and what it shows is what migrating makes.</summary>
public sealed class PlanCaseTests
{
    public static TheoryData<string> Names => [.. PlanCase.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Plan_is_as_its_file_says(string name)
    {
        using var planned = new PlanCase(name);
        planned.Copy("applied");
        planned.Ok("migrate");
        planned.Copy("pending");

        PlanCase.Matches($"{name}/plan.txt", planned.Ok("plan"));
    }

    [Fact]
    public void Plan_is_shown_as_Markdown_and_as_JSON()
    {
        using var planned = new PlanCase("columns_changed");
        planned.Copy("applied");
        planned.Ok("migrate");
        planned.Copy("pending");

        PlanCase.Matches("columns_changed/plan.md", planned.Ok("plan", "--markdown"));
        PlanCase.Matches("columns_changed/plan.json", planned.Ok("plan", "--output", "json"));
    }

    /// <summary>The plan tells tables from the files alone; the database says what they really are.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Migrated_database_is_the_one_that_was_planned(string name)
    {
        using var planned = new PlanCase(name);
        planned.Copy("applied");
        planned.Ok("migrate");
        planned.Copy("pending");
        planned.Ok("migrate");
        Assert.Equal(0, planned.Run("plan", "--exit-code").ExitCode);
        var project = SparkifyProject.Load(new ProjectOptions { CurrentDirectory = planned.ProjectRoot });
        using var engine = EngineFactory.Open(project.Target, new EngineOptions(), CancellationToken.None);
        var tracker = new SchemaTracker(engine.FindTable);
        foreach (var statement in project.Migrations.SelectMany(f => StatementSplitter.Split(f.Text)))
        {
            tracker.Apply(statement);
        }

        Assert.All(
            tracker.Model.Tables,
            table =>
                Assert.Equal(Print(table), engine.FindTable(table.Name) is { } made ? Print(made) : "no such table")
        );
    }

    /// <summary>Without foreign keys: the local engines' catalogs keep the old name of a table that they refer to.</summary>
    private static string Print(TableDefinition table) =>
        TableDefinitionPrinter.Print(
            table with
            {
                Name = new QualifiedName(table.Name.SchemaOrDefault, table.Name.Name),
                Keys = [.. table.Keys.Where(k => k.Kind != TableKeyKind.ForeignKey)],
                Attributes = table.Attributes with
                {
                    Sort = table.Attributes.Sort == SortStyle.None ? null : table.Attributes.Sort,
                },
            }
        );
}
