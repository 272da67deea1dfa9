using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>What Redshift refuses inside a transaction block, or what ends one: nothing of it may stand in a script with transaction=on.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVL_MULTI_STATEMENT_VIOLATIONS.html"/>
internal static class TransactionRules
{
    private const string Violations =
        "https://docs.aws.amazon.com/redshift/latest/dg/r_SVL_MULTI_STATEMENT_VIOLATIONS.html";
    private const string Off = "put it into a script of its own whose first line is -- sparkify: transaction=off";

    public static readonly IReadOnlyList<LintRule> All =
    [
        Rule(
            "transaction-truncate",
            "TRUNCATE commits the transaction it stands in",
            "https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNCATE.html",
            "write DELETE FROM, which can be rolled back",
            (s, _) => s.Kind == StatementKind.Truncate
        ),
        Rule(
            "transaction-vacuum",
            "VACUUM cannot run in a transaction",
            "https://docs.aws.amazon.com/redshift/latest/dg/r_VACUUM_command.html",
            Off,
            (s, _) => s.Kind == StatementKind.Vacuum
        ),
        Rule(
            "transaction-alter-append",
            "ALTER TABLE APPEND cannot run in a transaction: it commits by itself",
            "https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html",
            $"write INSERT INTO … SELECT and DELETE FROM, or {Off}",
            (s, _) => s.Kind == StatementKind.AlterTableAppend
        ),
        Rule(
            "transaction-alter-type",
            "ALTER COLUMN TYPE cannot run in a transaction",
            "https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html",
            Off,
            (s, _) => s.Alter?.Action is AlterTableAction.AlterColumnType
        ),
        Rule(
            "transaction-external-table",
            "external tables cannot be created, altered, dropped or written in a transaction",
            "https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_TABLE.html",
            Off,
            ChangesExternalTable
        ),
        Rule(
            "transaction-database",
            "databases cannot be created, dropped or set to another isolation or collation in a transaction",
            Violations,
            Off,
            (s, _) =>
                s.Kind is StatementKind.CreateDatabase or StatementKind.DropDatabase
                || (s.Kind == StatementKind.AlterDatabase && (Has(s, "isolation") || Has(s, "collate")))
        ),
        Rule(
            "transaction-library",
            "libraries cannot be created or dropped in a transaction",
            "https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_LIBRARY.html",
            Off,
            (s, _) => s.Kind is StatementKind.CreateLibrary or StatementKind.DropLibrary
        ),
        Rule(
            "transaction-tablespace",
            "tablespaces cannot be created or dropped in a transaction",
            Violations,
            Off,
            (s, _) => s.Statement.StartsWith("create", "tablespace") || s.Statement.StartsWith("drop", "tablespace")
        ),
        Rule(
            "transaction-reindex",
            "REINDEX DATABASE, REBUILDCAT and INDEXCAT cannot run in a transaction",
            Violations,
            Off,
            (s, _) => s.Statement.Verb is "reindex" or "rebuildcat" or "indexcat"
        ),
        Rule(
            "transaction-grant-external",
            "rights on external resources cannot be granted in a transaction",
            "https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html",
            Off,
            (s, _) => s.Kind is StatementKind.Grant or StatementKind.Revoke && IsOnExternal(s)
        ),
    ];

    private static LintRule Rule(
        string name,
        string description,
        string documentation,
        string hint,
        Func<ParsedStatement, ParsedProject, bool> isBroken
    ) =>
        new(name, description, documentation)
        {
            Find = project =>
                from script in project.Scripts
                where script.File.Kind != ScriptKind.Check && script.File.Header.InTransaction
                from statement in script.Statements
                where isBroken(statement, project)
                select LintFinding.At(script.File, statement.Statement.Start, description, hint),
        };

    private static bool ChangesExternalTable(ParsedStatement parsed, ParsedProject project) =>
        parsed.Kind switch
        {
            StatementKind.CreateExternalTable => true,
            StatementKind.AlterTable
            or StatementKind.DropTable when !parsed.Statement.StartsWith(parsed.Statement.Verb, "table") => true,
            StatementKind.AlterTable => parsed.Alter?.Action is AlterTableAction.ExternalTable
                || (parsed.Alter is { } alter && project.IsExternal(alter.Table)),
            StatementKind.DropTable => parsed.Error is null
                && DropTableParser.Parse(parsed.Statement).Names.Any(project.IsExternal),
            StatementKind.Insert => StatementTarget.Find(parsed.Statement) is { } target && project.IsExternal(target),
            _ => false,
        };

    private static bool IsOnExternal(ParsedStatement parsed)
    {
        var tokens = parsed.Statement.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].IsWord("external") && tokens[i - 1].IsWord("on"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(ParsedStatement parsed, string word) => parsed.Statement.Tokens.Any(t => t.IsWord(word));
}
