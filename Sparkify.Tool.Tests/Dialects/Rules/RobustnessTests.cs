using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Dialects.Rules;

/// <summary>Whatever stands in a project's files, the rules end with findings that have a place in them.</summary>
public sealed class RobustnessTests
{
    public static TheoryData<string> Openings =>
        [
            "",
            "select",
            "with recursive a (b) as (select 1 union all select",
            "select sum(a) over (order by",
            "insert into t values (1), (",
            "update t set a = 1 from",
            "create table t (a",
            "alter table t",
            "create",
            "truncate",
            "copy t from",
        ];

    [Theory]
    [MemberData(nameof(Openings))]
    public void Random_words_are_findings_with_a_place(string opening)
    {
        var findings = RandomSql
            .Soups(seed: 11, count: 60, opening)
            .Chunk(20)
            .Sum(texts => Check(string.Join(";\n", texts)) + texts.Sum(Check));

        Assert.True(findings > 0);
    }

    [Fact]
    public void Random_characters_are_findings_with_a_place() =>
        Assert.True(RandomSql.Texts(seed: 5, count: 500).Sum(Check) > 0);

    /// <summary>The number of findings of a project whose one transform is that text.</summary>
    private static int Check(string text)
    {
        var source = new SourceText("transforms/010_a.sql", text);
        var file = new ScriptFile(ScriptKind.Transform, "010_a.sql", source, MappedText.Of(source), "");
        var findings = ProjectLinter.Check([file]);
        Assert.All(findings, finding => AssertInside(finding, source));
        return findings.Count;
    }

    private static void AssertInside(Diagnostic finding, SourceText source)
    {
        Assert.NotNull(finding.Span);
        var span = finding.Span.Value;
        Assert.Same(source, span.Source);
        Assert.InRange(span.Offset, 0, source.Content.Length);
        Assert.InRange(span.Length, 0, source.Content.Length - span.Offset);
        Assert.NotEmpty(DiagnosticPrinter.Print(finding));
    }
}
