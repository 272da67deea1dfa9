namespace Sparkify.Tool.Dialects.Rules;

/// <summary>Clauses, operators and literals of queries.</summary>
internal static partial class UnsupportedRules
{
    private const string Super = Guide + "query-super.html";

    private static IEnumerable<LintRule> Queries =>
        [
            new("unsupported-values", "VALUES stands in INSERT only", "SELECT … UNION ALL SELECT …", Features),
            new("unsupported-lateral", "a subquery in FROM does not refer to the tables beside it", "a join", Select),
            new("unsupported-distinct-on", "there is no DISTINCT ON", "QUALIFY row_number() OVER (…) = 1", Select),
            new(
                "unsupported-ordinality",
                "there is no WITH ORDINALITY",
                "FROM t, t.items AS item AT index for SUPER",
                Super
            ),
            new("unsupported-tablesample", "there is no TABLESAMPLE", "WHERE random() < 0.1", Select),
            new(
                "unsupported-fetch-first",
                "there are no FETCH FIRST and WITH TIES",
                "LIMIT, TOP, QUALIFY rank() OVER (…) <= n",
                Select
            ),
            new("unsupported-row-lock", "queries lock no rows", "LOCK t", Select),
            new("unsupported-join", "there are no ASOF, SEMI and ANTI joins", "EXISTS, NOT EXISTS, QUALIFY", Select),
            new(
                "unsupported-order-by",
                "ORDER BY names columns, with ASC and DESC",
                "the columns",
                Guide + "r_ORDER_BY_clause.html"
            ),
            new("unsupported-star", "* takes EXCLUDE only", "the columns", Guide + "r_SELECT_list.html"),
            new(
                "unsupported-set-operation",
                "INTERSECT, EXCEPT and MINUS have no ALL; no set operation is BY NAME",
                "INTERSECT, EXCEPT, UNION [ALL]",
                Guide + "r_UNION.html"
            ),
            new(
                "unsupported-cte",
                "WITH holds queries, and no WITH of their own",
                "one WITH clause in front of the query",
                With
            ),
            new(
                "recursive-cte",
                "a recursive query has column names, UNION ALL, no ORDER BY and LIMIT, and stands in no subquery",
                "WITH RECURSIVE name (column, …) AS (… UNION ALL …) in front of the query",
                With
            ),
            new(
                "unsupported-filter",
                "aggregates have no FILTER",
                "a CASE inside the aggregate",
                Guide + "c_Aggregate_Functions.html"
            ),
            new(
                "unsupported-window",
                "windows have ROWS frames and no names",
                "OVER (… ROWS BETWEEN … AND …)",
                Windows
            ),
            new("window-frame", "an aggregate over an ordered window has a frame", "ROWS UNBOUNDED PRECEDING", Windows),
            new("window-constant", "windows are ordered by columns, and parted by no string", "a column", Windows),
            new(
                "unsupported-is-distinct-from",
                "there is no IS DISTINCT FROM",
                "a <> b OR (a IS NULL) <> (b IS NULL)",
                Functions
            ),
            new(
                "unsupported-quantifier",
                "ANY and ALL go with = and <> only",
                "a comparison with MIN or MAX of the subquery",
                Guide + "r_in_condition.html"
            ),
            new("unsupported-row", "there are no row constructors", "the values one by one", Features),
            new(
                "unsupported-json-operator",
                "there are no -> and ->>",
                "value.name and value[0] on SUPER, JSON_EXTRACT_PATH_TEXT",
                Super
            ),
            new("unsupported-operator", "every operator is one of Redshift's", "what the hint names", Functions),
            new(
                "unsupported-literal",
                "there are no bit strings and struct literals",
                "FROM_HEX, OBJECT('name', value)",
                Types
            ),
            new(
                "boolean-test-in-select",
                "IS TRUE, IS FALSE and IS UNKNOWN stand in WHERE, not in the SELECT list",
                "value = true",
                Guide + "r_Boolean_type.html"
            ),
            new(
                "top-and-limit",
                "TOP and LIMIT do not stand in one query",
                "one of them",
                Guide + "r_SELECT_list.html"
            ),
        ];
}
