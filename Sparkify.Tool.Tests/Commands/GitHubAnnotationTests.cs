using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Commands;

public sealed class GitHubAnnotationTests
{
    [Fact]
    public void Annotation_names_file_line_and_column()
    {
        var source = new SourceText("transforms/210_songplays.sql", "select 1;\nselect song_idd");
        var error = new Diagnostic(Severity.Error, "column \"song_idd\" does not exist", source.Span(17, 8))
        {
            Code = "42703",
            Hint = "100% sure?",
        };

        Assert.Equal(
            "::error file=transforms/210_songplays.sql,line=2,col=8::column \"song_idd\" does not exist [42703]%0Ahint: 100%25 sure?",
            GitHubAnnotation.Format(error, "transforms/210_songplays.sql")
        );
    }

    [Fact]
    public void What_a_property_may_not_hold_is_escaped()
    {
        var source = new SourceText(@"checks\a,b:c%.sql", "x");
        var warning = new Diagnostic(Severity.Warning, "one\r\ntwo", source.Span(0, 1)) { Rule = "append-only" };

        Assert.Equal(
            "::warning file=warehouse/checks/a%2Cb%3Ac%25.sql,line=1,col=1::one%0D%0Atwo [append-only]",
            GitHubAnnotation.Format(warning, @"warehouse\checks\a,b:c%.sql")
        );
    }
}
