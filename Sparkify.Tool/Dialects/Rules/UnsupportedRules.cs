namespace Sparkify.Tool.Dialects.Rules;

/// <summary>The rules about what Redshift lacks. Their findings come from the parsers and from UnsupportedSql, under the rule's name.</summary>
internal static partial class UnsupportedRules
{
    private const string Guide = "https://docs.aws.amazon.com/redshift/latest/dg/";
    private const string Features = Guide + "c_unsupported-postgresql-features.html";
    private const string Types = Guide + "c_unsupported-postgresql-datatypes.html";
    private const string Functions = Guide + "c_unsupported-postgresql-functions.html";
    private const string Commands = Guide + "c_SQL_commands.html";
    private const string Insert = Guide + "r_INSERT_30.html";
    private const string Select = Guide + "r_SELECT_synopsis.html";
    private const string With = Guide + "r_WITH_clause.html";
    private const string Windows = Guide + "c_Window_functions.html";
    private const string Update = Guide + "r_UPDATE.html";

    public static readonly IReadOnlyList<LintRule> All = [.. Names, .. Statements, .. Tables, .. Writes, .. Queries];

    private static IEnumerable<LintRule> Names =>
        [
            new(
                "reserved-word",
                "names are no reserved words of Redshift",
                "another name, or the same in double quotes",
                Guide + "r_pg_keywords.html"
            ),
            new(
                "unsupported-system-column",
                "PostgreSQL's system columns (ctid, xmin, oid, …) are neither read nor given as names",
                "a key of the table's own",
                Features
            ),
            new(
                "unsupported-function",
                "every function is one of Redshift's or of the project's own",
                "the function of Redshift that the hint names",
                Functions
            )
            {
                Find = project => project.FindingsOf("unsupported-function").Concat(FunctionRules.FindUnknown(project)),
            },
        ];

    private static IEnumerable<LintRule> Statements =>
        [
            new("unsupported-index", "there are no indexes", "SORTKEY and DISTKEY", Features),
            new("unsupported-sequence", "there are no sequences", "IDENTITY (seed, step)", Features),
            new(
                "unsupported-trigger",
                "there are no triggers and rules",
                "the work in the transform that writes the table",
                Features
            ),
            new("unsupported-extension", "there are no extensions", "what the hint names", Features),
            new(
                "unsupported-user-type",
                "there are no types and domains of one's own",
                "the type itself, or SUPER",
                Types
            ),
            new(
                "unsupported-foreign-data",
                "there are no foreign servers, tables and wrappers",
                "CREATE EXTERNAL SCHEMA",
                Features
            ),
            new(
                "unsupported-text-search",
                "there is no full text search",
                "LIKE, ILIKE, SIMILAR TO, REGEXP_INSTR",
                Features
            ),
            new(
                "unsupported-collation",
                "there are no collations but CASE_SENSITIVE and CASE_INSENSITIVE",
                "COLLATE CASE_INSENSITIVE behind a column, COLLATE(text, 'case_insensitive') in an expression",
                Guide + "c_collation_sequences.html"
            ),
            new(
                "unsupported-table-function",
                "functions return one value",
                "a view, or a scalar function",
                Guide + "r_CREATE_FUNCTION.html"
            ),
            new(
                "unsupported-savepoint",
                "there are no savepoints",
                "one transaction for each thing that may fail",
                Functions
            ),
            new("unsupported-statement", "every statement is one of Redshift's", "what the hint names", Commands),
            new(
                "unsupported-copy-stdin",
                "COPY reads from S3 and writes nowhere",
                "an object and COPY … FROM 's3://…'; UNLOAD ('query') TO 's3://…'",
                Guide + "r_COPY.html"
            ),
            new(
                "unsupported-lock-mode",
                "LOCK takes tables only",
                "LOCK t, which is always access exclusive",
                Guide + "r_LOCK.html"
            ),
            new(
                "unsupported-truncate-option",
                "TRUNCATE takes one table",
                "one TRUNCATE for each table",
                Guide + "r_TRUNCATE.html"
            ),
            new(
                "unsupported-view",
                "a view has a name, columns and a query, and no other option than WITH NO SCHEMA BINDING",
                "CREATE [OR REPLACE] VIEW; a name that starts with # makes a temporary one",
                Guide + "r_CREATE_VIEW.html"
            ),
        ];

    private static IEnumerable<LintRule> Writes =>
        [
            new("unsupported-on-conflict", "INSERT has no ON CONFLICT", "MERGE, or DELETE and INSERT", Insert),
            new(
                "unsupported-returning",
                "INSERT, UPDATE and DELETE return no rows",
                "a SELECT of the rows by their key",
                Insert
            ),
            new("unsupported-insert-option", "INSERT takes columns by their order", "a list of columns", Insert),
            new(
                "insert-subquery",
                "an INSERT of several rows of VALUES holds no subquery",
                "INSERT INTO … SELECT … UNION ALL SELECT …",
                Insert
            ),
            new("unsupported-update-target", "SET names columns without their table", "SET column = value", Update),
            new("update-outer-join", "UPDATE … FROM takes no outer join", "the outer join in a subquery", Update),
            new("unsupported-cursor-write", "nothing is written at a cursor's row", "UPDATE and DELETE by key", Update),
        ];
}
