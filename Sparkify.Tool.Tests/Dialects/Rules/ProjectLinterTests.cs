using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Project;
using Sparkify.Tool.Tests.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Dialects.Rules;

public sealed class ProjectLinterTests
{
    public static TheoryData<string> Rules => [.. LintRules.All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_finds_what_breaks_it_and_says_what_to_do(string rule)
    {
        var found = Check(LintCases.Read($"{rule}.breaks.sql"));

        Assert.NotEmpty(found);
        Assert.All(found, d => Assert.Equal(rule, d.Rule));
        Assert.All(found, d => Assert.NotNull(d.Span));
        LintCases.Matches($"{rule}.breaks.txt", string.Join('\n', found.Select(DiagnosticPrinter.Print)));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_passes_what_keeps_it(string rule) =>
        Assert.Empty(Check(LintCases.Read($"{rule}.keeps.sql")).Select(DiagnosticPrinter.Print));

    [Fact]
    public void Every_rule_has_a_name_of_its_own_and_a_description()
    {
        Assert.Equal(LintRules.All.Count, LintRules.All.Select(r => r.Name).Distinct().Count());
        Assert.All(LintRules.All, r => Assert.Matches("^[a-z]+(-[a-z]+)*$", r.Name));
        Assert.All(LintRules.All, r => Assert.NotEmpty(r.Description));
    }

    [Fact]
    public void Allowed_rule_is_silent_in_its_file_only()
    {
        var found = Check(
            """
            ==> transforms/010_a.sql
            -- sparkify: allow=transaction-truncate
            -- nothing before it is worth keeping
            truncate a;
            ==> transforms/020_b.sql
            truncate b;
            """
        );

        Assert.Equal("020_b.sql:1:1", Path.GetFileName(Assert.Single(found).Span.ToString()));
    }

    [Fact]
    public void Findings_stand_in_the_order_of_files_and_places()
    {
        var found = Check(
            """
            ==> migrations/0001_a.sql
            vacuum; begin; truncate a
            ==> checks/c.sql
            commit
            """
        );

        Assert.Equal(
            [
                "transaction-vacuum",
                "transaction-control",
                "transaction-truncate",
                "transaction-control",
                "check-not-query",
            ],
            found.Select(d => d.Rule)
        );
    }

    [Fact]
    public void Warehouse_of_this_repository_breaks_no_rule()
    {
        var options = new ProjectOptions { CurrentDirectory = Repository.Root };
        var project = SparkifyProject.Load(options);
        ScriptFile[] files = [.. project.Migrations, .. project.Transforms, .. project.Checks];

        Assert.NotEmpty(files);
        Assert.Empty(ProjectLinter.Check(files).Select(DiagnosticPrinter.Print));
    }

    private static IReadOnlyList<Diagnostic> Check(string scripts)
    {
        using var folder = new ProjectFolder();
        LintCases.Write(folder, scripts);
        var project = folder.Load();
        return ProjectLinter.Check([.. project.Migrations, .. project.Transforms, .. project.Checks]);
    }
}
