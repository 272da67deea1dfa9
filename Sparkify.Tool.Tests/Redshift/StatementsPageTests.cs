using System.Text.RegularExpressions;
using Sparkify.Tool.Tests.Redshift.Double;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>docs/redshift-statements.md has a form for every statement that is sent, and a page for every form.</summary>
public sealed partial class StatementsPageTests
{
    private static readonly string[] Lines = File.ReadAllLines(
        Path.Combine(Repository.Root, "docs", "redshift-statements.md")
    );

    private static readonly (Regex Form, string Pages)[] Own = Rows(Lines.TakeWhile(l => !IsProject(l)));
    private static readonly (Regex Form, string Pages)[] Project = Rows(Lines.SkipWhile(l => !IsProject(l)));

    [Fact]
    public void Every_form_has_its_page()
    {
        Assert.NotEmpty(Own);
        Assert.NotEmpty(Project);
        Assert.All(Own.Concat(Project), row => Assert.Matches("^[A-Za-z0-9_-]+(, [A-Za-z0-9_-]+)*$", row.Pages));
    }

    [Fact]
    public void Every_statement_of_the_transcripts_has_its_form()
    {
        var statements = TranscriptFile.ReadStatements().ToList();

        Assert.NotEmpty(statements);
        Assert.All(statements, RequireForm);
    }

    [Fact]
    public async Task Every_statement_of_runs_that_meet_trouble_has_its_form()
    {
        await using var project = await RedshiftProject.StartSmallAsync();
        project.Write("migrations/0003_off.sql", "-- sparkify: transaction=off\ninsert into numbers values (77);");
        project.Ok("run");
        project.Ok("load", "--full-refresh", "--yes");
        project.Write("transforms/010_staging.sql", project.Copy("maxerror 5"));
        project.Bucket.Write("data/3.json", "{\"n\": \"x\"}\n");
        project.Ok("load");
        project.Bucket.Write("data/4.json", "{\"n\": 4}\n");
        await using (project.Server.OrphanTransaction(e => e.Text.StartsWith("insert into numbers")))
        {
            Assert.Equal(5, project.Run("load").ExitCode);
            Assert.Equal(4, project.Run("load", "--lock-timeout", "0").ExitCode);
            project.Ok("status");
        }

        project.Server.DropConnection(before: e => e.Text == "commit");
        Assert.Equal(5, project.Run("load", "--lock-timeout", "5m").ExitCode);
        project.Bucket.Write("data/5.json", "{\"n\": \"x\"}\n");
        project.Write("transforms/010_staging.sql", project.Copy("maxerror 1"));
        Assert.Equal(1, project.Run("load").ExitCode);
        project.Ok("load", "--baseline");
        project.Write("migrations/0003_off.sql", "-- sparkify: transaction=off\ninsert into numbers values (78);");
        project.Ok("repair", "--accept", "0003_off.sql", "--reason", "a test");

        Assert.All(project.Server.Transcript.Statements, RequireForm);
    }

    private static void RequireForm(string sql)
    {
        var statement = Blanks().Replace(sql, " ");
        var forms = OfTheTool().IsMatch(statement) ? Own : [.. Own, .. Project];
        Assert.True(Array.Exists(forms, row => row.Form.IsMatch(statement)), statement);
    }

    private static (Regex Form, string Pages)[] Rows(IEnumerable<string> lines) =>
        [
            .. lines
                .Select(l => Row().Match(l))
                .Where(m => m.Success)
                .Select(m => (ToRegex(m.Groups[1].Value), m.Groups[2].Value)),
        ];

    private static Regex ToRegex(string form) =>
        new($"^{Regex.Escape(form).Replace("…", ".*")}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static bool IsProject(string line) => line == "## The project's";

    /// <summary>Its tables and what only it asks for.</summary>
    [GeneratedRegex(@"""sparkify""|\b(svv_|sys_|stl_|pg_)")]
    private static partial Regex OfTheTool();

    [GeneratedRegex(@"^\| `(.+?)` \|(?: .* \| | \| | )([^|]+?) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
