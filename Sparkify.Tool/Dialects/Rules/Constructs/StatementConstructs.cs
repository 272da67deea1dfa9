using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>Statements that Redshift lacks, told by their first words.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_commands.html"/>
internal static class StatementConstructs
{
    private const string NoIndexes = "Redshift has no indexes: use SORTKEY and DISTKEY";
    private const string NoSavepoints = "Redshift has none: an error rolls the whole transaction back";
    private const string NoCounterpart = "Redshift has no counterpart";
    private const string Transform = "do it in the transform that writes the table";
    private const string External = "Redshift has CREATE EXTERNAL SCHEMA";
    private const string Functions = "Redshift has scalar functions (CREATE FUNCTION) and procedures";
    private const string TemporaryView = "a name that starts with # makes a view temporary: CREATE VIEW #v AS …";
    private const string Statement = "unsupported-statement";
    private const string CreateTable = "unsupported-create-table";
    private const string View = "unsupported-view";

    private static readonly ConstructTable Openings = new([
        new("unsupported-savepoint", "SAVEPOINT", "savepoint", NoSavepoints),
        new("unsupported-savepoint", "RELEASE", "release", NoSavepoints),
        new("unsupported-savepoint", "ROLLBACK TO", "rollback|abort to", NoSavepoints),
        new("unsupported-savepoint", "ROLLBACK TO", "rollback|abort work|transaction to", NoSavepoints),
        new("unsupported-index", "REINDEX", "reindex index|table|schema|system|(|concurrently", NoIndexes),
        new("unsupported-index", "CLUSTER", "cluster", "Redshift sorts by SORTKEY, and VACUUM sorts what came later"),
        new("unsupported-values", "VALUES as a query", "values", "write SELECT … UNION ALL SELECT …"),
        new(Statement, "TABLE as a query", "table", "write SELECT * FROM"),
        new(Statement, "a query that starts with FROM", "from", "write SELECT * FROM"),
        new(Statement, "LISTEN", "listen|unlisten", "Redshift has none"),
        new(Statement, "NOTIFY", "notify", "Redshift has none"),
        new(Statement, "DO", "do <text>", "write a procedure and CALL it"),
        new(Statement, "DO", "do language", "write a procedure and CALL it"),
        new(Statement, "a prepared transaction", "prepare transaction", NoCounterpart),
        new(Statement, "a prepared transaction", "commit|rollback prepared", NoCounterpart),
        new(Statement, "SET CONSTRAINTS", "set constraints", "keys are declared and never enforced"),
        new(
            Statement,
            "EXPLAIN ANALYZE",
            "explain analyze|analyse",
            "write EXPLAIN [VERBOSE] query, or read SYS_QUERY_DETAIL"
        ),
        new(
            Statement,
            "EXPLAIN (…)",
            "explain ( analyze|analyse|format|verbose|costs|buffers",
            "write EXPLAIN [VERBOSE] query"
        ),
        new(Statement, "REPLACE INTO", "replace into", "write MERGE, or DELETE and INSERT"),
        new(Statement, "DISCARD", "discard", "Redshift has RESET"),
        new(Statement, "CHECKPOINT", "checkpoint", NoCounterpart),
        new(Statement, "CHECKPOINT", "force checkpoint", NoCounterpart),
        new(Statement, "LOAD", "load", NoCounterpart),
        new(Statement, "INSTALL", "install", NoCounterpart),
        new(Statement, "PRAGMA", "pragma", "Redshift has SET"),
        new(Statement, "SUMMARIZE", "summarize", "SELECT the aggregates you want"),
        new(Statement, "EXPORT", "export", "Redshift has UNLOAD"),
        new(Statement, "IMPORT", "import", External),
        new(Statement, "MOVE", "move", "Redshift has FETCH"),
        new(Statement, "SECURITY LABEL", "security label", NoCounterpart),
        new(Statement, "REASSIGN OWNED", "reassign", "Redshift has ALTER … OWNER TO"),
        new(
            Statement,
            "PIVOT as a statement",
            "pivot|unpivot|pivot_wider|pivot_longer",
            "Redshift has SELECT … FROM t PIVOT (…)"
        ),
        new("unsupported-copy-stdin", "COPY (query) TO", "copy (", "Redshift has UNLOAD ('query') TO 's3://…'"),
        new("unsupported-copy-stdin", "COPY … TO", "copy <name> to", "Redshift has UNLOAD ('query') TO 's3://…'"),
        new(
            "unsupported-copy-stdin",
            "COPY … TO",
            "copy <name> . <name> to",
            "Redshift has UNLOAD ('query') TO 's3://…'"
        ),
        new(
            CreateTable,
            "CREATE OR REPLACE TABLE",
            "create or replace table|temp|temporary",
            "DROP TABLE IF EXISTS, then CREATE TABLE"
        ),
        new(CreateTable, "CREATE UNLOGGED TABLE", "create unlogged", "write CREATE [TEMPORARY] TABLE"),
        new(CreateTable, "CREATE GLOBAL TABLE", "create global", "write CREATE [TEMPORARY] TABLE"),
        new(CreateTable, "CREATE TRANSIENT TABLE", "create transient", "write CREATE [TEMPORARY] TABLE"),
        new(View, "CREATE TEMPORARY VIEW", "create temp|temporary view|recursive", TemporaryView),
        new(View, "CREATE TEMPORARY VIEW", "create local temp|temporary view", TemporaryView),
        new(View, "CREATE OR REPLACE TEMPORARY VIEW", "create or replace temp|temporary view|recursive", TemporaryView),
        new(View, "CREATE RECURSIVE VIEW", "create recursive view", "write CREATE VIEW … AS WITH RECURSIVE …"),
        new(
            View,
            "CREATE RECURSIVE VIEW",
            "create or replace recursive view",
            "write CREATE VIEW … AS WITH RECURSIVE …"
        ),
        new(View, "CREATE VIEW IF NOT EXISTS", "create view if", "write CREATE OR REPLACE VIEW"),
        new(
            View,
            "CREATE MATERIALIZED VIEW IF NOT EXISTS",
            "create materialized view if",
            "DROP it IF EXISTS, then create it"
        ),
        new(View, "CREATE VIEW … WITH (…)", "create view <name> with (", "a view takes no options: leave them out"),
        new(
            View,
            "CREATE VIEW … WITH (…)",
            "create or replace view <name> with (",
            "a view takes no options: leave them out"
        ),
        new(View, "ALTER VIEW", "alter view", "write CREATE OR REPLACE VIEW, or ALTER TABLE view RENAME TO | OWNER TO"),
    ]);

    /// <summary>What CREATE, ALTER and DROP are followed by.</summary>
    private static readonly Dictionary<string, (string Rule, string Hint)> Objects = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["index"] = ("unsupported-index", NoIndexes),
        ["sequence"] = ("unsupported-sequence", "Redshift has IDENTITY(1, 1)"),
        ["trigger"] = ("unsupported-trigger", Transform),
        ["rule"] = ("unsupported-trigger", Transform),
        ["extension"] = ("unsupported-extension", NoCounterpart),
        ["domain"] = ("unsupported-user-type", "use the type itself, and a check file"),
        ["type"] = ("unsupported-user-type", "use the type itself, or SUPER"),
        ["foreign"] = ("unsupported-foreign-data", External),
        ["server"] = ("unsupported-foreign-data", External),
        ["user mapping"] = ("unsupported-foreign-data", External),
        ["text search"] = ("unsupported-text-search", "search with LIKE, ILIKE, SIMILAR TO or REGEXP_INSTR"),
        ["collation"] = ("unsupported-collation", "Redshift has COLLATE CASE_INSENSITIVE"),
        ["aggregate"] = (Statement, Functions),
        ["operator"] = (Statement, Functions),
        ["cast"] = (Statement, Functions),
        ["conversion"] = (Statement, Functions),
        ["transform"] = (Statement, Functions),
        ["language"] = (Statement, "Redshift's languages are sql, plpgsql and plpythonu"),
        ["macro"] = (Statement, Functions),
        ["policy"] = (Statement, "Redshift has CREATE RLS POLICY"),
        ["publication"] = (Statement, NoCounterpart),
        ["subscription"] = (Statement, NoCounterpart),
        ["statistics"] = (Statement, "Redshift has ANALYZE"),
        ["access method"] = (Statement, NoCounterpart),
        ["owned"] = (Statement, "Redshift has ALTER … OWNER TO, and DROP by name"),
        ["secret"] = (Statement, "COPY and UNLOAD name an IAM_ROLE"),
    };

    private static readonly string[] Modifiers =
    [
        "or",
        "replace",
        "temp",
        "temporary",
        "unique",
        "constraint",
        "event",
        "trusted",
        "procedural",
        "persistent",
    ];

    public static IEnumerable<string> Rules => Openings.Rules.Concat(Objects.Values.Select(o => o.Rule));

    public static SparkifyException? Find(SqlStatement statement)
    {
        foreach (var opening in Openings.Find(statement.Tokens[0].Text))
        {
            if (opening.StandsAt(statement, 0))
            {
                return opening.At(statement, 0);
            }
        }

        return statement.Verb is "create" or "alter" or "drop" ? FindObject(statement) : null;
    }

    private static SparkifyException? FindObject(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement, 1);
        while (Array.Exists(Modifiers, cursor.At))
        {
            cursor.Next();
        }

        if (cursor.Current is not { Kind: SqlTokenKind.Word } word)
        {
            return null;
        }

        var pair = $"{word.Text} {cursor.Ahead(1)?.Text}";
        var (name, found) = Objects.TryGetValue(word.Text, out var single)
            ? (word.Text, single)
            : (pair, Objects.GetValueOrDefault(pair));
        return found.Rule is null
            ? null
            : Refusal.Of(
                found.Rule,
                $"{statement.Verb.ToUpperInvariant()} {name.ToUpperInvariant()} is not supported by Redshift",
                statement.Start,
                found.Hint
            );
    }
}
