using System.Text.RegularExpressions;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>docs/redshift-statements.md has a form for every statement of the approved transcripts, and a page for every form.</summary>
public sealed partial class StatementsPageTests
{
    private static readonly string[] Lines = File.ReadAllLines(
        Path.Combine(Repository.Root, "docs", "redshift-statements.md")
    );

    private static readonly (string Form, string Pages)[] Rows =
    [
        .. Lines
            .Where(l => l.StartsWith("| `"))
            .Select(l => (Row().Match(l).Groups[1].Value, Row().Match(l).Groups[2].Value)),
    ];

    [Fact]
    public void Every_form_has_its_page()
    {
        Assert.NotEmpty(Rows);
        Assert.All(Rows, row => Assert.Matches("^[A-Za-z0-9_-]+(, [A-Za-z0-9_-]+)*$", row.Pages));
    }

    [Fact]
    public void Every_statement_of_the_transcripts_has_its_form()
    {
        var forms = Rows.Select(row => new Regex(
                $"^{Regex.Escape(row.Form).Replace("…", ".*")}$",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            ))
            .ToList();

        Assert.NotEmpty(TranscriptFile.ReadStatements());
        Assert.All(
            TranscriptFile.ReadStatements().Select(s => Blanks().Replace(s, " ")),
            statement => Assert.True(forms.Exists(form => form.IsMatch(statement)), statement)
        );
    }

    [GeneratedRegex(@"^\| `(.+?)` \|(?: .* \| | \| | )([^|]+?) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
