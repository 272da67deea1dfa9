using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>What a single script must be: SQL that parses, of the statements its kind allows.</summary>
internal static class ScriptRules
{
    private const string Commands = "https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_commands.html";

    public static readonly IReadOnlyList<LintRule> All =
    [
        new("syntax", "every statement is SQL of Redshift", "what the hint names", Commands)
        {
            Find = FindSyntaxErrors,
        },
        new("empty-script", "a script holds a statement", "a statement, or no file", null) { Find = FindEmptyScripts },
        new(
            "transaction-control",
            "scripts begin and end no transactions: the tool does",
            "transaction=off in the header for what cannot run in a transaction",
            "https://docs.aws.amazon.com/redshift/latest/dg/r_BEGIN.html"
        )
        {
            Find = FindTransactionControl,
        },
        new(
            "transaction-off-single",
            "a migration with transaction=off holds one statement",
            "a migration for each statement",
            null
        )
        {
            Find = FindSeveralOutsideTransaction,
        },
        new("check-not-query", "a check is one SELECT of the rows that are wrong", "one SELECT a file", null)
        {
            Find = FindNoQueries,
        },
        new(
            "copy-options",
            "the parameters of a COPY go together",
            "what the hint names",
            "https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"
        )
        {
            Find = FindCopyOptions,
        },
        new(
            "copy-authorization",
            "a COPY says by what right it reads: only local engines do without",
            "IAM_ROLE default",
            "https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-authorization.html"
        )
        {
            Severity = Severity.Warning,
            Find = FindCopiesWithoutAuthorization,
        },
    ];

    private static IEnumerable<LintFinding> FindSyntaxErrors(ParsedProject project)
    {
        foreach (var script in project.Scripts)
        {
            if (script.Error is { } unsplit)
            {
                yield return LintFinding.Of(script.File, unsplit);
            }

            foreach (var error in script.Statements.Select(s => s.SyntaxError).OfType<SparkifyException>())
            {
                yield return LintFinding.Of(script.File, error);
            }
        }
    }

    private static IEnumerable<LintFinding> FindEmptyScripts(ParsedProject project) =>
        from script in project.Scripts
        where script.Statements.Count == 0 && script.Error is null
        select LintFinding.At(
            script.File,
            script.File.Source.Span(0, 0),
            $"{script.File.Name} holds no statement",
            "write one, or delete the file"
        );

    private static IEnumerable<LintFinding> FindTransactionControl(ParsedProject project) =>
        from script in project.Scripts
        from statement in script.Statements
        where statement.Kind is StatementKind.Begin or StatementKind.Commit or StatementKind.Rollback
        select LintFinding.At(
            script.File,
            statement.Statement.Start,
            $"{statement.Statement.Verb.ToUpperInvariant()} in a script: the tool begins and ends its transaction",
            "remove it; what cannot run in a transaction goes into a script with transaction=off"
        );

    private static IEnumerable<LintFinding> FindSeveralOutsideTransaction(ParsedProject project) =>
        from script in project.Scripts
        where script.File is { Kind: ScriptKind.Migration, Header.InTransaction: false } && script.Statements.Count > 1
        select LintFinding.At(
            script.File,
            script.Statements[1].Statement.Start,
            $"a transaction=off migration holds one statement, {script.File.Name} holds {script.Statements.Count}",
            "give each statement a migration of its own: of several, nobody could tell which ones were done"
        );

    private static IEnumerable<LintFinding> FindNoQueries(ParsedProject project)
    {
        foreach (var script in project.Scripts.Where(s => s.File.Kind == ScriptKind.Check && s.Statements.Count > 0))
        {
            var wrong = script.Statements.FirstOrDefault(s => s.Kind != StatementKind.Select);
            if (wrong is not null)
            {
                yield return LintFinding.At(
                    script.File,
                    wrong.Statement.Start,
                    $"a check is one SELECT, found {Opening(wrong.Statement)}",
                    "select the rows that are wrong; what changes data is a migration or a transform"
                );
            }
            else if (script.Statements.Count > 1)
            {
                yield return LintFinding.At(
                    script.File,
                    script.Statements[1].Statement.Start,
                    $"a check is one SELECT, found {script.Statements.Count}",
                    "give each its own file: it is shown and counted by its name"
                );
            }
        }
    }

    private static string Opening(SqlStatement statement) =>
        statement.Verb is "select" or "with" ? "SELECT … INTO"
        : statement.Verb.Length > 0 ? statement.Verb.ToUpperInvariant()
        : $"\"{statement.Tokens[0].Text}\"";

    private static IEnumerable<LintFinding> FindCopyOptions(ParsedProject project)
    {
        foreach (var script in project.Scripts)
        {
            foreach (var copy in script.Statements.Select(s => s.Copy).OfType<CopyStatement>())
            {
                if (FindProblem(copy) is { } error)
                {
                    yield return LintFinding.Of(script.File, error);
                }
            }
        }
    }

    private static SparkifyException? FindProblem(CopyStatement copy)
    {
        try
        {
            CopyOptionRules.Check(copy);
            return null;
        }
        catch (SparkifyException error)
        {
            return error;
        }
    }

    private static IEnumerable<LintFinding> FindCopiesWithoutAuthorization(ParsedProject project) =>
        from script in project.Scripts
        from statement in script.Statements
        where statement.Copy is { Authorization: null }
        select LintFinding.At(
            script.File,
            statement.Statement.Start,
            "COPY names no authorization, which Redshift asks for",
            "add IAM_ROLE default, or IAM_ROLE '${iam_role}'"
        );
}
