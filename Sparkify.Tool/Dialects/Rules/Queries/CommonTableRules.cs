using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rules.Queries;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_WITH_clause.html"/>
internal static class CommonTableRules
{
    public static void Check(SqlNode node, QueryRules rules)
    {
        if (node is not WithClause with)
        {
            return;
        }

        var names = new HashSet<string>();
        for (var i = 0; i < with.Tables.Count; i++)
        {
            var table = with.Tables[i];
            if (!names.Add(table.Name.IdentifierName))
            {
                throw rules.Error(
                    table.Name,
                    $"WITH query name \"{table.Name.IdentifierName}\" specified more than once",
                    null,
                    "42712"
                );
            }

            CheckReferences(table, with.Tables.Skip(with.IsRecursive ? i + 1 : i), rules);
            if (table.Query.Body is SelectCore { Into: { } into })
            {
                throw rules.Error(into, "SELECT INTO in a query of a WITH clause is not supported");
            }

            if (with.IsRecursive && References(table.Query, table).FirstOrDefault() is { } reference)
            {
                CheckRecursion(table, reference, rules);
            }
        }
    }

    /// <summary>Without RECURSIVE to itself too. Other engines see tables that follow, or do not look at a query that is not used.</summary>
    private static void CheckReferences(CommonTable table, IEnumerable<CommonTable> unseen, QueryRules rules)
    {
        foreach (var next in unseen)
        {
            var isTable = rules.Catalog.FindTable(new QualifiedName(null, next.Name.IdentifierName)) is not null;
            if (!isTable && References(table.Query, next).FirstOrDefault() is { } reference)
            {
                throw rules.Error(
                    reference,
                    $"relation \"{next.Name.IdentifierName}\" does not exist",
                    next == table
                        ? "a query that reads itself is written WITH RECURSIVE name (column, …)"
                        : "a query of a WITH clause sees those that stand before it",
                    "42P01"
                );
            }
        }
    }

    private static void CheckRecursion(CommonTable table, NamedSource reference, QueryRules rules)
    {
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
    }

    private static IEnumerable<NamedSource> References(SqlNode node, CommonTable table) =>
        node.All().OfType<NamedSource>().Where(s => s.Names.Count == 1 && s.Name.Name == table.Name.IdentifierName);
}
