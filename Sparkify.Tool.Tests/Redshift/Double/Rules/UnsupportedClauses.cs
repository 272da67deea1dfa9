using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>Clauses that the grammar of Redshift's statements does not have.</summary>
internal static class UnsupportedClauses
{
    private static readonly (string Name, Func<Statement, bool> IsMatch)[] Unsupported =
    [
        ("ON CONFLICT", s => s.Verb == "insert" && s.Has("on", "conflict")),
        ("RETURNING", s => s.Verb is "insert" or "update" or "delete" or "merge" or "with" && s.Has("returning")),
        ("OVERRIDING", s => s.Verb == "insert" && s.Has("overriding")),
        ("WITH before INSERT, MERGE", s => s.Verb == "with" && FinalVerb(s) is "insert" or "merge"),
        ("FILTER", s => s.Has("filter", "(")),
        ("LATERAL", s => s.Has("lateral")),
        ("DISTINCT ON", s => s.Has("distinct", "on")),
        ("TABLESAMPLE", s => s.Has("tablesample")),
        ("WITH ORDINALITY", s => s.Has("with", "ordinality")),
        ("VALUES as a table", s => s.Has("from", "(", "values") || s.Has("join", "(", "values")),
        ("IS DISTINCT FROM", s => s.Has("is", "distinct") || s.Has("is", "not", "distinct")),
        ("INTERSECT ALL", s => s.Has("intersect", "all")),
        ("EXCEPT ALL", s => s.Has("except", "all") || s.Has("minus", "all")),
        ("SELECT FOR UPDATE", s => s.Verb is "select" or "with" && (s.Has("for", "update") || s.Has("for", "share"))),
        ("MATERIALIZED", s => s.Has("as", "materialized") || s.Has("as", "not", "materialized")),
        ("RECURSIVE without a column list", s => s.StartsWith("with", "recursive") && !s.HasAt(3, "(")),
        ("RANGE frames", s => s.Has("range", "between") || s.Has("range", "unbounded") || s.Has("groups", "between")),
        ("the WINDOW clause", s => s.Verb is "select" or "with" && s.Has("window")),
        ("arrays", s => s.Has("array", "[")),
        ("FETCH FIRST", s => s.Verb is "select" or "with" && (s.Has("fetch", "first") || s.Has("fetch", "next"))),
        ("regular expressions without case", s => s.Has("~", "*")),
        ("options of EXPLAIN", s => s.StartsWith("explain", "(") || s.StartsWith("explain", "analyze")),
        ("DROP OWNED", s => s.StartsWith("drop", "owned")),
    ];

    private static readonly (string Name, Func<Statement, bool> IsMatch)[] UnsupportedInTables =
    [
        ("CHECK", s => IsTableStatement(s) && s.Has("check", "(")),
        ("EXCLUDE", s => IsTableStatement(s) && s.Has("exclude", "using")),
        ("DEFERRABLE", s => IsTableStatement(s) && (s.Has("deferrable") || s.Has("initially"))),
        ("ON DELETE", s => IsTableStatement(s) && (s.Has("on", "delete") || s.Has("on", "update"))),
        ("INHERITS", s => IsTableStatement(s) && s.Has("inherits")),
        ("PARTITION BY", s => s.StartsWith("create", "table") && s.Has(")", "partition", "by") && !s.Has("over")),
        ("TABLESPACE", s => IsTableStatement(s) && s.Has("tablespace")),
        ("ON COMMIT", s => IsTableStatement(s) && s.Has("on", "commit")),
        ("GENERATED ALWAYS", s => IsTableStatement(s) && s.Has("generated", "always")),
        ("identity without seed and step", s => IsTableStatement(s) && IsBareIdentity(s)),
        ("CREATE TABLE IF NOT EXISTS AS", IsConditionalCopy),
        ("ADD COLUMN IF NOT EXISTS", s => s.StartsWith("alter") && s.Has("if", "not", "exists")),
        ("DROP COLUMN IF EXISTS", s => s.StartsWith("alter") && s.Has("column", "if", "exists")),
        ("ADD COLUMN with a key", AddsKeyColumn),
        ("ALTER COLUMN SET", s => AltersColumn(s, "set")),
        ("ALTER COLUMN DROP", s => AltersColumn(s, "drop")),
        ("USING", s => TransactionRules.AltersType(s) && s.Has("using")),
        ("ALTER COLUMN TYPE of another type than VARCHAR", AltersToOther),
        (
            "several actions of ALTER TABLE",
            s => s.StartsWith("alter", "table") && HasTopLevelComma(s) && !s.Has("encode")
        ),
        ("TRUNCATE of several tables", s => s.Verb == "truncate" && HasTopLevelComma(s)),
        ("TRUNCATE with options", s => s.Verb == "truncate" && (s.Has("cascade") || s.Has("identity"))),
        ("schema-qualified temporary tables", IsQualifiedTemporary),
    ];

    /// <summary>Words that are names of columns elsewhere are no columns of these.</summary>
    private static readonly string[] SystemColumns = ["oid", "tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

    public static ServerError? Judge(Statement statement)
    {
        var name = Unsupported.Concat(UnsupportedInTables).FirstOrDefault(rule => rule.IsMatch(statement)).Name;
        return name is null
            ? MergeRules.Judge(statement) ?? JudgeColumns(statement)
            : UnsupportedStatements.Refuse(name);
    }

    private static ServerError? JudgeColumns(Statement statement)
    {
        if (!IsTableStatement(statement))
        {
            return null;
        }

        for (var i = 1; i < statement.Tokens.Count; i++)
        {
            if (statement.Tokens[i - 1].IsAny("(", ",") && SystemColumns.Contains(statement.Tokens[i].Value))
            {
                return new ServerError(
                    "42701",
                    $"column name \"{statement.Tokens[i].Value}\" conflicts with a system column name"
                );
            }
        }

        return null;
    }

    private static bool IsTableStatement(Statement s) =>
        s.StartsWith("alter", "table") || (s.Verb == "create" && s.Tokens.Take(4).Any(token => token.Is("table")));

    private static string FinalVerb(Statement s)
    {
        var depth = 0;
        foreach (var token in s.Tokens)
        {
            depth +=
                token.Is("(") ? 1
                : token.Is(")") ? -1
                : 0;
            if (
                depth == 0
                && token.Kind == TokenKind.Word
                && token.IsAny("select", "insert", "update", "delete", "merge")
            )
            {
                return token.Value;
            }
        }

        return "";
    }

    private static bool IsBareIdentity(Statement s) => s.Has("identity") && !s.Has("identity", "(");

    private static bool IsConditionalCopy(Statement s) =>
        s.Verb == "create"
        && s.Has("table", "if", "not", "exists")
        && (s.Has("as", "select") || s.Has("as", "(", "select"));

    private static bool AltersColumn(Statement s, string word)
    {
        var action = s.StartsWith("alter", "table") ? s.NameAt(2).Next : 0;
        return action > 0 && s.HasAt(action, "alter", "column") && s.HasAt(action + 3, word);
    }

    /// <summary>ADD COLUMN takes no UNIQUE, PRIMARY KEY, REFERENCES, IDENTITY, DISTKEY, SORTKEY.</summary>
    private static bool AddsKeyColumn(Statement s)
    {
        var action = s.StartsWith("alter", "table") ? s.NameAt(2).Next : s.Tokens.Count;
        return s.HasAt(action, "add")
            && !(
                action + 1 < s.Tokens.Count && s.Tokens[action + 1].IsAny("constraint", "primary", "unique", "foreign")
            )
            && s.Tokens.Skip(action + 3)
                .Any(token =>
                    token.Kind == TokenKind.Word
                    && token.IsAny("unique", "primary", "references", "identity", "distkey", "sortkey")
                );
    }

    private static bool AltersToOther(Statement s) =>
        TransactionRules.AltersType(s) && !s.Has("type", "varchar") && !s.Has("type", "character", "varying");

    private static bool IsQualifiedTemporary(Statement s)
    {
        var table = s.IndexOf("table");
        return s.Verb == "create"
            && table is > 1 and < 4
            && s.Tokens[table - 1].IsAny("temp", "temporary")
            && s.NameAt(s.HasAt(table + 1, "if") ? table + 4 : table + 1).Name.Contains('.');
    }

    private static bool HasTopLevelComma(Statement s)
    {
        var depth = 0;
        return s.Tokens.Any(token =>
        {
            depth +=
                token.Is("(") ? 1
                : token.Is(")") ? -1
                : 0;
            return depth == 0 && token.Is(",");
        });
    }
}
