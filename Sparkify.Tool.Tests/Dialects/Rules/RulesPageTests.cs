using System.Text;
using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Dialects.Rules.Constructs;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Dialects.Rules;

/// <summary>docs/rules.md is what the list of rules says; SPARKIFY_UPDATE_CASES=1 writes it anew.</summary>
public sealed class RulesPageTests
{
    private const string Head = """
        # Rules

        `sparkify validate` holds every file of a project against these rules, without a connection; `migrate`, `load` and `run` do so before they begin (but for
        `query-meaning`, which a local engine tells by the tables that are there). An *error* stops them and makes `validate` exit with 3, a *warning* is only shown. In GitHub Actions findings are annotations beside the code, and
        `validate --output json` lists them with `rule`, `code` (SQLSTATE), `severity`, `file`, `line`, `column`, `message`, `hint` and `link`.

        A header silences rules for its file, with the reason on the next comment line:

            -- sparkify: allow=transaction-vacuum,schema
            -- the table is rebuilt here, and nothing stands before it

        Without a reason that is an error; of a rule that the file does not break it is a warning. What a header allows goes to Redshift as it
        stands. The local engines refuse it all the same when it is run: they accept no more than Redshift's documents do.

        """;

    private static string FilePath { get; } = Path.Combine(Repository.Root, "docs", "rules.md");

    [Fact]
    public void Page_lists_every_rule_as_it_is()
    {
        var actual = Page();
        if (Environment.GetEnvironmentVariable("SPARKIFY_UPDATE_CASES") == "1")
        {
            Assert.Null(Environment.GetEnvironmentVariable("CI"));
            File.WriteAllText(FilePath, actual);
        }

        Assert.Equal(File.ReadAllText(FilePath).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void What_constructs_find_has_a_rule()
    {
        var names = LintRules.All.Select(rule => rule.Name).ToHashSet();

        Assert.All(UnsupportedSql.Rules, rule => Assert.Contains(rule, names));
    }

    [Fact]
    public void Rules_about_Redshift_link_to_its_guide()
    {
        var rules = LintRules.All.Where(r => r.Name.StartsWith("unsupported-", StringComparison.Ordinal));

        Assert.All(
            rules.Concat(TransactionRules.All),
            r => Assert.StartsWith("https://docs.aws.amazon.com/redshift/latest/dg/", r.Documentation)
        );
    }

    [Fact]
    public void Functions_that_are_refused_are_not_in_the_catalog() =>
        Assert.Empty(FunctionConstructs.Names.Intersect(FunctionCatalog.Names));

    [Fact]
    public void Page_leaves_no_rule_out() =>
        Assert.All(LintRules.All, rule => Assert.Contains($"`{rule.Name}`", Page()));

    private static string Page()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        Append(page, "How scripts are written", ScriptRules.All);
        Append(page, "What Redshift lacks or refuses", UnsupportedRules.All);
        Append(page, "Transactions", TransactionRules.All);
        Append(page, "Between scripts", LoadRules.All);
        Append(page, "What queries mean", MeaningRules.All);
        Append(page, "Headers", AllowanceRules.All);
        return page.ToString();
    }

    private static void Append(StringBuilder page, string title, IEnumerable<LintRule> rules)
    {
        page.Append("\n## ").Append(title).Append("\n\n");
        page.Append("| rule | severity | means | write instead | page |\n|---|---|---|---|---|\n");
        foreach (var rule in rules)
        {
            var severity = rule.Severity == Severity.Error ? "error" : "warning";
            var link = rule.Documentation is { } url ? $"[{Path.GetFileNameWithoutExtension(url)}]({url})" : "";
            page.Append($"| `{rule.Name}` | {severity} | {Cell(rule.Description)} | {Cell(rule.Instead)} | {link} |\n");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
