using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>Clauses, operators and literals that Redshift lacks, wherever they stand in a statement.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_synopsis.html"/>
internal static class QueryConstructs
{
    private const string Merge = "write MERGE, or DELETE and INSERT";
    private const string Super = "Redshift navigates SUPER by value.name and value[0], and has JSON_EXTRACT_PATH_TEXT";
    private const string Array = "Redshift has ARRAY(…), which makes a SUPER";
    private const string Union = "write SELECT … UNION ALL SELECT …";
    private const string Lateral = "join a subquery that does not refer to the tables beside it";
    private const string TableLock = "Redshift locks whole tables: LOCK t";
    private const string Limit = "Redshift has LIMIT and TOP";
    private const string Names = "name the columns";
    private const string Schemaless = "it has no WITH CHECK OPTION: rows cannot be written through a view";
    private const string Any = "Redshift has ANY and ALL with = and <>: compare with MIN or MAX of the subquery";
    private const string Collations = "Redshift has COLLATE(text, 'case_insensitive')";

    private static readonly ConstructTable Anywhere = new([
        new("unsupported-distinct-on", "DISTINCT ON", "distinct on (", "use QUALIFY row_number() OVER (…) = 1"),
        new("unsupported-lateral", "LATERAL", "join|, ^lateral", Lateral),
        new(
            "unsupported-ordinality",
            "WITH ORDINALITY",
            "with ordinality",
            "Redshift has FROM t, t.items AS item AT index for SUPER"
        ),
        new(
            "unsupported-filter",
            "FILTER (WHERE …)",
            "filter ( where",
            "write the condition as a CASE inside the aggregate"
        ),
        new(
            "unsupported-is-distinct-from",
            "IS DISTINCT FROM",
            "is distinct from",
            "write a <> b OR (a IS NULL) <> (b IS NULL)"
        ),
        new(
            "unsupported-is-distinct-from",
            "IS NOT DISTINCT FROM",
            "is not distinct from",
            "write a = b OR (a IS NULL AND b IS NULL)"
        ),
        new("unsupported-set-operation", "INTERSECT ALL", "intersect all", "Redshift has INTERSECT"),
        new("unsupported-set-operation", "EXCEPT ALL", "except all", "Redshift has EXCEPT"),
        new("unsupported-set-operation", "MINUS ALL", "minus all", "Redshift has MINUS"),
        new("unsupported-set-operation", "UNION BY NAME", "union by name", "name the columns in both queries"),
        new("unsupported-set-operation", "UNION ALL BY NAME", "union all by name", "name the columns in both queries"),
        new("unsupported-values", "VALUES as a table", "from|join|, ( ^values", Union),
        new("unsupported-values", "VALUES as a table", "as|in|exists ( ^values", Union),
        new("unsupported-cte", "MATERIALIZED", "as ^materialized (", "leave the hint out"),
        new("unsupported-cte", "NOT MATERIALIZED", "as ^not materialized (", "leave the hint out"),
        new(
            "unsupported-cte",
            "SEARCH … FIRST",
            ") ^search depth|breadth first",
            "collect the path in a column of its own"
        ),
        new("unsupported-cte", "CYCLE", ") ^cycle <name> set", "count the level, and end at a level in WHERE"),
        new("unsupported-array", "ARRAY[…]", "array [", Array),
        new("unsupported-array", "[…] as a value", "select|,|(|= ^[", Array),
        new("unsupported-array", "an array type", "[ ]", "use SUPER"),
        new("unsupported-row", "ROW(…)", "select|,|(|=|where|and|or|in|values ^row (", "compare the values one by one"),
        new("unsupported-json-operator", "->", "->", Super),
        new("unsupported-json-operator", "->>", "->>", Super),
        new("unsupported-quantifier", "a comparison with ANY or ALL", "<|>|<=|>= ^any|all|some (", Any),
        new(
            "unsupported-quantifier",
            "LIKE with ANY or ALL",
            "like|ilike ^any|all|some (",
            "write one LIKE for each pattern, or SIMILAR TO"
        ),
        new("unsupported-row-lock", "FOR UPDATE", "for update", TableLock),
        new("unsupported-row-lock", "FOR SHARE", "for share", TableLock),
        new("unsupported-row-lock", "FOR NO KEY UPDATE", "for no key update", TableLock),
        new("unsupported-row-lock", "FOR KEY SHARE", "for key share", TableLock),
        new("unsupported-join", "ASOF JOIN", "asof join", "join on a range and keep the newest row with QUALIFY"),
        new("unsupported-join", "SEMI JOIN", "semi join", "write WHERE EXISTS"),
        new("unsupported-join", "ANTI JOIN", "anti join", "write WHERE NOT EXISTS"),
        new(
            "unsupported-tablesample",
            "TABLESAMPLE",
            "tablesample <name>|<number>|system",
            "write WHERE random() < 0.1"
        ),
        new("unsupported-tablesample", "USING SAMPLE", "using sample", "write WHERE random() < 0.1"),
        new(
            "unsupported-fetch-first",
            "FETCH FIRST",
            "<name>|<number>|<text>|)|*|asc|desc|rows|row|true|false|null ^fetch first|next",
            Limit
        ),
        new("unsupported-fetch-first", "WITH TIES", "row|rows|only ^with ties", "use QUALIFY rank() OVER (…) <= n"),
        new("unsupported-order-by", "ORDER BY ALL", "order by all", Names),
        new("unsupported-order-by", "ORDER BY … USING", "order by <name> ^using", "Redshift has ASC and DESC"),
        new("unsupported-star", "* REPLACE", "select|,|.|distinct|all * ^replace (", Names),
        new("unsupported-star", "* RENAME", "select|,|.|distinct|all * ^rename (", Names),
        new("unsupported-star", "COLUMNS(…)", "select|,|(|distinct ^columns (", Names),
        new(
            "unsupported-inheritance",
            "ONLY",
            "from|join|update|into|truncate|table ^only",
            "Redshift has no inheritance: leave it out"
        ),
        new("unsupported-cursor-write", "WHERE CURRENT OF", "where current of", "UPDATE and DELETE by key"),
        new(
            "unsupported-collation",
            "a collation by name",
            "collate <quoted>|pg_catalog|nocase|noaccent|nfc",
            Collations
        ),
        new(
            "unsupported-table-function",
            "RETURNS TABLE",
            "returns table",
            "Redshift's functions return one value: write a view"
        ),
        new(
            "unsupported-table-function",
            "RETURNS SETOF",
            "returns setof",
            "Redshift's functions return one value: write a view"
        ),
        new(
            "unsupported-trigger",
            "RETURNS TRIGGER",
            "returns trigger",
            "do it in the transform that writes the table"
        ),
        new("unsupported-view", "WITH CHECK OPTION", "with check option", Schemaless),
        new("unsupported-view", "WITH CHECK OPTION", "with local|cascaded check option", Schemaless),
        new("unsupported-create-table-as", "WITH NO DATA", "with no data", "add WHERE false to the query"),
        new("unsupported-literal", "a struct literal", "{", "Redshift has OBJECT('name', value), which makes a SUPER"),
    ]);

    private static readonly ConstructTable Writes = new([
        new("unsupported-on-conflict", "ON CONFLICT", "on conflict", Merge),
        new("unsupported-on-conflict", "INSERT OR …", "insert or replace|ignore", Merge),
        new("unsupported-returning", "RETURNING", "returning", "SELECT the rows by their key"),
        new(
            "unsupported-insert-option",
            "OVERRIDING",
            "overriding system|user value",
            "GENERATED BY DEFAULT AS IDENTITY takes given values"
        ),
        new(
            "unsupported-insert-option",
            "INSERT BY NAME",
            "<name> ^by name|position select|values|from|with|(",
            "name the columns: INSERT INTO t (a, b) SELECT a, b"
        ),
    ]);

    public static IEnumerable<string> Rules => Anywhere.Rules.Concat(Writes.Rules);

    public static IEnumerable<SparkifyException> Find(SqlStatement statement)
    {
        var isWrite = statement.Verb is "insert" or "update" or "delete" or "merge";
        var depth = 0;
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            depth += token.Nesting;
            var found = FindAt(Anywhere, statement, i);
            found ??= isWrite && depth == 0 ? FindAt(Writes, statement, i) : null;
            if (found is not null)
            {
                yield return found;
            }
        }
    }

    private static SparkifyException? FindAt(ConstructTable table, SqlStatement statement, int index)
    {
        foreach (var construct in table.Find(statement.Tokens[index].Text))
        {
            if (construct.StandsAt(statement, index))
            {
                return construct.At(statement, index);
            }
        }

        return null;
    }
}
