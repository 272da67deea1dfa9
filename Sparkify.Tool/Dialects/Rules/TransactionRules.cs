using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>What Redshift refuses inside a transaction block, or what ends one: nothing of it may stand in a script with transaction=on.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVL_MULTI_STATEMENT_VIOLATIONS.html"/>
internal static class TransactionRules
{
    private const string Guide = "https://docs.aws.amazon.com/redshift/latest/dg/";
    private const string On = "a script with transaction=on, which is the default";

    public static readonly IReadOnlyList<LintRule> All =
    [
        new(
            "transaction-truncate",
            "TRUNCATE commits the transaction it stands in",
            "DELETE FROM, which can be rolled back",
            Guide + "r_TRUNCATE.html"
        )
        {
            Find = project => FindTruncates(project),
        },
        .. TransactionRestriction.All.Select(ToRule),
        new("transaction-lock", "LOCK is of no use outside a transaction", On, Guide + "r_LOCK.html")
        {
            Severity = Severity.Warning,
            Find = project => FindOutside(project, StatementKind.Lock, "lock"),
        },
        new("transaction-cursor", "cursors live inside a transaction", On, Guide + "declare.html")
        {
            Find = project => FindOutside(project, StatementKind.Other, "declare", "fetch"),
        },
    ];

    private static LintRule ToRule(TransactionRestriction restriction) =>
        new(restriction.Rule, restriction.Description, restriction.Instead, restriction.Documentation)
        {
            Find = project =>
                from script in Scripts(project, inTransaction: true)
                from statement in script.Statements
                where restriction.Applies(statement, project.IsExternal)
                select LintFinding.At(
                    script.File,
                    statement.Statement.Start,
                    restriction.Description,
                    $"write {restriction.Instead}"
                ),
        };

    private static IEnumerable<LintFinding> FindTruncates(ParsedProject project) =>
        from script in Scripts(project, inTransaction: true)
        from statement in script.Statements
        where statement.Kind == StatementKind.Truncate
        select LintFinding.At(
            script.File,
            statement.Statement.Start,
            "TRUNCATE commits the transaction it stands in",
            "write DELETE FROM, which can be rolled back"
        );

    private static IEnumerable<LintFinding> FindOutside(
        ParsedProject project,
        StatementKind kind,
        params string[] verbs
    ) =>
        from script in Scripts(project, inTransaction: false)
        from statement in script.Statements
        where statement.Kind == kind && verbs.Contains(statement.Statement.Verb)
        select LintFinding.At(
            script.File,
            statement.Statement.Start,
            $"{statement.Statement.Verb.ToUpperInvariant()} outside a transaction",
            $"write it into {On}"
        );

    private static IEnumerable<ParsedScript> Scripts(ParsedProject project, bool inTransaction) =>
        project.Scripts.Where(s => s.File.Kind != ScriptKind.Check && s.File.Header.InTransaction == inTransaction);
}
