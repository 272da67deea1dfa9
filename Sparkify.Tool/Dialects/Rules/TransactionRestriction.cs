using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>
/// One kind of statement that Redshift does not run inside a transaction block. Statement: as its error calls it. Applies: given what tells
/// whether a table's schema is an external one.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVL_MULTI_STATEMENT_VIOLATIONS.html"/>
internal sealed record TransactionRestriction(string Rule, string Statement, string Description, string Documentation)
{
    private const string Guide = "https://docs.aws.amazon.com/redshift/latest/dg/";
    private const string Violations = Guide + "r_SVL_MULTI_STATEMENT_VIOLATIONS.html";
    private const string Off = "a script of its own whose first line is -- sparkify: transaction=off";

    public string Instead { get; init; } = Off;

    public required Func<ParsedStatement, Func<QualifiedName, bool>, bool> Applies { get; init; }

    public static readonly IReadOnlyList<TransactionRestriction> All =
    [
        new("transaction-vacuum", "VACUUM", "VACUUM cannot run in a transaction", Guide + "r_VACUUM_command.html")
        {
            Applies = (s, _) => s.Kind == StatementKind.Vacuum,
        },
        new(
            "transaction-alter-append",
            "ALTER TABLE APPEND",
            "ALTER TABLE APPEND cannot run in a transaction: it commits by itself",
            Guide + "r_ALTER_TABLE_APPEND.html"
        )
        {
            Instead = $"INSERT INTO … SELECT and DELETE FROM, or {Off}",
            Applies = (s, _) => s.Kind == StatementKind.AlterTableAppend,
        },
        new(
            "transaction-alter-type",
            "ALTER TABLE ALTER COLUMN",
            "ALTER COLUMN TYPE cannot run in a transaction",
            Guide + "r_ALTER_TABLE.html"
        )
        {
            Applies = (s, _) => s.Alter?.Action is AlterTableAction.AlterColumnType,
        },
        new(
            "transaction-external-table",
            "a statement on an external table",
            "external tables cannot be created, altered, dropped or written in a transaction",
            Guide + "r_CREATE_EXTERNAL_TABLE.html"
        )
        {
            Applies = ChangesExternalTable,
        },
        new(
            "transaction-database",
            "CREATE, ALTER or DROP DATABASE",
            "databases cannot be created, dropped or set to another isolation or collation in a transaction",
            Violations
        )
        {
            Applies = (s, _) =>
                s.Kind is StatementKind.CreateDatabase or StatementKind.DropDatabase
                || (s.Kind == StatementKind.AlterDatabase && (Has(s, "isolation") || Has(s, "collate"))),
        },
        new(
            "transaction-library",
            "CREATE or DROP LIBRARY",
            "libraries cannot be created or dropped in a transaction",
            Guide + "r_CREATE_LIBRARY.html"
        )
        {
            Applies = (s, _) => s.Kind is StatementKind.CreateLibrary or StatementKind.DropLibrary,
        },
        new(
            "transaction-tablespace",
            "CREATE or DROP TABLESPACE",
            "tablespaces cannot be created or dropped in a transaction",
            Violations
        )
        {
            Applies = (s, _) =>
                s.Statement.StartsWith("create", "tablespace") || s.Statement.StartsWith("drop", "tablespace"),
        },
        new(
            "transaction-reindex",
            "REINDEX DATABASE, REBUILDCAT or INDEXCAT",
            "REINDEX DATABASE, REBUILDCAT and INDEXCAT cannot run in a transaction",
            Violations
        )
        {
            Applies = (s, _) =>
                s.Statement.StartsWith("reindex", "database") || s.Statement.Verb is "rebuildcat" or "indexcat",
        },
        new(
            "transaction-grant-external",
            "GRANT or REVOKE on an external resource",
            "rights on external resources cannot be granted in a transaction",
            Guide + "r_GRANT.html"
        )
        {
            Applies = (s, _) => s.Kind is StatementKind.Grant or StatementKind.Revoke && IsOnExternal(s),
        },
    ];

    private static bool ChangesExternalTable(ParsedStatement parsed, Func<QualifiedName, bool> isExternal) =>
        parsed.Kind switch
        {
            StatementKind.CreateExternalTable => true,
            StatementKind.AlterTable
            or StatementKind.DropTable when !parsed.Statement.StartsWith(parsed.Statement.Verb, "table") => true,
            StatementKind.AlterTable => parsed.Alter?.Action is AlterTableAction.ExternalTable
                || (parsed.Alter is { } alter && isExternal(alter.Table)),
            StatementKind.DropTable => parsed.Error is null
                && DropTableParser.Parse(parsed.Statement).Names.Any(isExternal),
            StatementKind.Insert => StatementTarget.Find(parsed.Statement) is { } target && isExternal(target),
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
