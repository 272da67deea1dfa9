using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rules.Queries;

/// <summary>QUALIFY, CONNECT BY, EXCLUDE, and aliases where they do not count.</summary>
internal static class SelectRules
{
    public static void Check(SqlNode node, QueryRules rules)
    {
        if (node is not SelectCore core)
        {
            return;
        }

        CheckQualify(core, rules);
        CheckHierarchy(core, rules);
        CheckExcluded(core, rules);
        CheckWhere(core, rules);
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_QUALIFY_clause.html"/>
    private static void CheckQualify(SelectCore core, QueryRules rules)
    {
        if (core.Qualify is null)
        {
            return;
        }

        var isBehindFrom = core is { Where: null, Hierarchy: null, Group: null, Having: null, Sources.Count: > 0 };
        if (isBehindFrom && Last(core.Sources[^1]) is NamedSource { Alias: null } source)
        {
            throw rules.Error(
                source,
                "QUALIFY directly behind FROM needs an alias of the table before it",
                $"write {source.Name.Name} AS {source.Name.Name} QUALIFY …",
                "42601"
            );
        }
    }

    private static TableSource? Last(TableSource source) =>
        source is JoinSource join
            ? join.On is null && join.Using.Count == 0
                ? Last(join.Right)
                : null
            : source;

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CONNECT_BY_clause.html"/>
    private static void CheckHierarchy(SelectCore core, QueryRules rules)
    {
        if (core.Hierarchy is { } hierarchy && !QueryRules.Own(hierarchy.Condition).Any(IsPrior))
        {
            throw rules.Error(
                hierarchy.Condition,
                "CONNECT BY needs a condition with PRIOR",
                "write PRIOR column = column",
                "42601"
            );
        }

        if (core.Hierarchy is { Start: { } start } && QueryRules.Own(start).FirstOrDefault(IsPrior) is { } prior)
        {
            throw rules.Error(prior, "PRIOR has no meaning in START WITH", null, "42601");
        }
    }

    private static bool IsPrior(SqlNode node) => node is UnaryOperation { Operator: "prior" };

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_EXCLUDE_list.html"/>
    private static void CheckExcluded(SelectCore core, QueryRules rules)
    {
        if (core.Excluded.Count == 0 || rules.Binding.ScopeOf(core) is not { } scope)
        {
            return;
        }

        if (scope.Sources.Exists(s => s.Columns is null))
        {
            return;
        }

        foreach (var name in core.Excluded)
        {
            if (!scope.Sources.Exists(s => s.Find(name.IdentifierName) is not null))
            {
                throw rules.Error(name, $"column \"{name.IdentifierName}\" does not exist", null, "42703");
            }
        }
    }

    /// <summary>An alias of the select list is no column of WHERE, as it is on DuckDB.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_WHERE_clause.html"/>
    private static void CheckWhere(SelectCore core, QueryRules rules)
    {
        if (core.Where is null || rules.Binding.ScopeOf(core) is not { } scope)
        {
            return;
        }

        for (var level = scope; level is not null; level = level.Outer)
        {
            if (level.Sources.Exists(s => s.Columns is null))
            {
                return;
            }
        }

        foreach (var name in QueryRules.Own(core.Where).OfType<ColumnReference>().Where(c => c.Names.Count == 1))
        {
            if (
                rules.Binding.ColumnOf(name) is null
                && !scope.Sources.Exists(s => s.Name == name.Name)
                && core.Items.Any(i => i.Alias?.IdentifierName == name.Name)
            )
            {
                throw rules.Error(
                    name,
                    $"column \"{name.Name}\" does not exist",
                    "WHERE does not know the aliases of the select list: repeat the expression",
                    "42703"
                );
            }
        }
    }
}
