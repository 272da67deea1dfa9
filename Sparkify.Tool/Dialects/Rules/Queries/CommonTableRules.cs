using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rules.Queries;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_WITH_clause.html"/>
internal static class CommonTableRules
{
    public static void Check(SqlNode node, QueryRules rules)
    {
        switch (node)
        {
            case WithClause with:
                CheckNames(with, rules);
                foreach (var table in with.Tables)
                {
                    CheckTable(with, table, rules);
                }

                break;
            case Query { With: { IsRecursive: true } nested } query when !IsOutermost(query, rules.Root):
                throw rules.Error(
                    nested,
                    "WITH RECURSIVE is not supported in a subquery",
                    "write it before the outermost SELECT"
                );
        }
    }

    private static void CheckNames(WithClause with, QueryRules rules)
    {
        var names = new HashSet<string>();
        foreach (var table in with.Tables)
        {
            if (!names.Add(table.Name.IdentifierName))
            {
                throw rules.Error(
                    table.Name,
                    $"WITH query name \"{table.Name.IdentifierName}\" specified more than once",
                    null,
                    "42712"
                );
            }
        }
    }

    private static void CheckTable(WithClause with, CommonTable table, QueryRules rules)
    {
        if (table.Query.With is { } nested)
        {
            throw rules.Error(
                nested,
                "WITH inside a query of a WITH clause is not supported",
                "name the inner query before the outer one in the same WITH clause"
            );
        }

        if (table.Query.Body is SelectCore { Into: { } into })
        {
            throw rules.Error(into, "SELECT INTO in a query of a WITH clause is not supported");
        }

        CheckForwardReferences(with, table, rules);
        if (with.IsRecursive && References(table.Query, table).FirstOrDefault() is { } reference)
        {
            CheckRecursion(table, reference, rules);
        }
    }

    /// <summary>Other engines see the tables that follow behind RECURSIVE, or do not look at a query that is not used.</summary>
    private static void CheckForwardReferences(WithClause with, CommonTable table, QueryRules rules)
    {
        var later = with.Tables.SkipWhile(t => t != table).Skip(1).ToList();
        foreach (var next in later)
        {
            var isTable = rules.Catalog.FindTable(new QualifiedName(null, next.Name.IdentifierName)) is not null;
            if (!isTable && References(table.Query, next).FirstOrDefault() is { } reference)
            {
                throw rules.Error(
                    reference,
                    $"relation \"{next.Name.IdentifierName}\" does not exist",
                    "a query of a WITH clause sees those that stand before it",
                    "42P01"
                );
            }
        }
    }

    private static void CheckRecursion(CommonTable table, NamedSource reference, QueryRules rules)
    {
        if (table.Columns.Count == 0)
        {
            throw rules.Error(
                table,
                $"the recursive query \"{table.Name.IdentifierName}\" needs a list of column names",
                $"write {table.Name.IdentifierName} (column, …) AS (…)",
                "42601"
            );
        }

        if (
            table.Query.Body is not SetOperation { Operator: "union all" } union
            || References(union.Left, table).Any()
            || References(union.Right, table).Skip(1).Any()
        )
        {
            throw rules.Error(
                reference,
                "a recursive query is a SELECT that does not read itself, UNION ALL one that does once",
                null,
                "42601"
            );
        }

        if (((SqlNode?)table.Query.Order ?? table.Query.Limit ?? table.Query.Offset) is { } clause)
        {
            throw rules.Error(
                clause,
                "a recursive query cannot have ORDER BY, LIMIT or OFFSET",
                "write it in the query that reads the result"
            );
        }
    }

    private static IEnumerable<NamedSource> References(SqlNode node, CommonTable table) =>
        node.All()
            .OfType<NamedSource>()
            .Where(s => s.Names.Count == 1 && s.Name.Name == table.Name.IdentifierName);

    private static bool IsOutermost(Query query, StatementNode root) =>
        root switch
        {
            QueryStatement statement => IsOutermost(query, statement.Query),
            PrefixedQuery statement => IsOutermost(query, statement.Query),
            InsertNode { Query: { } inserted } => IsOutermost(query, inserted),
            _ => false,
        };

    /// <summary>The query, maybe in parentheses.</summary>
    private static bool IsOutermost(Query query, Query root) =>
        query == root || root.Body is NestedQuery nested && IsOutermost(query, nested.Query);
}
