using System.Globalization;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>
/// Decimals of several scales in one column take the greatest. PostgreSQL leaves each its own (0 beside 1.50 stays 0), and DuckDB cuts the digits behind
/// the point where it counts 38 in all.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNION.html"/>
internal static class DecimalRewrites
{
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CASE_function.html"/>
    public static bool Case(CaseExpression branches, Renderer renderer)
    {
        var results = branches
            .Branches.Select(b => b.Then)
            .Concat(branches.Else is { } last ? [last] : [])
            .Where(r => r is not Literal { Kind: LiteralKind.Null })
            .ToList();
        if (CommonTypes.DecimalOf(results.Select(r => Known(renderer.Binding.TypeOf(r), renderer))) is not { } common)
        {
            return SuperComparisons.Case(branches, renderer);
        }

        renderer.ReplacingAll(
            results.ToDictionary(SqlNode (r) => r, r => Cast(r, common)),
            r => SuperComparisons.Case(branches, r)
        );
        return true;
    }

    /// <summary>All branches of the outermost operation at once: what an inner one would make of its own is not wide enough.</summary>
    public static bool SetOperation(SetOperation operation, Renderer renderer)
    {
        var branches = Branches(operation).ToList();
        var casts = new Dictionary<SqlNode, Action<Renderer>>();
        for (var i = 0; i < (renderer.Binding.OutputOf(operation)?.Count ?? 0); i++)
        {
            var types = branches.Select(b =>
                Known(renderer.Binding.OutputOf(b)?.ElementAtOrDefault(i)?.Type, renderer)
            );
            if (CommonTypes.DecimalOf(types) is { } common)
            {
                foreach (var item in branches.Where(b => !HasStar(b)).Select(b => b.Items[i]))
                {
                    casts[item.Value] = Cast(item.Value, common, NameOf(item));
                }
            }
        }

        var isInner = casts.Keys.Any(renderer.IsReplaced);
        renderer.ReplacingAll(isInner ? [] : casts, r => QueryRewrites.SetOperation(operation, r));
        return true;
    }

    /// <summary>A recursive query's columns have the types of its first branch: the others are not widened.</summary>
    public static bool Recursion(CommonTable table, Renderer renderer)
    {
        var isRecursive = table
            .Query.All()
            .OfType<NamedSource>()
            .Any(s => s.Name.Schema is null && s.Name.Name == table.Name.IdentifierName);
        if (!isRecursive || table.Query.Body is not SetOperation operation)
        {
            return false;
        }

        var values = Branches(operation).SelectMany(b => b.Items).Select(i => i.Value);
        renderer.ReplacingAll(
            values.ToDictionary(SqlNode (v) => v, Action<Renderer> (v) => r => r.Render(v)),
            r => r.AsWritten(table)
        );
        return true;
    }

    /// <summary>PostgreSQL keeps the scale of a view's column only where it is cast.</summary>
    public static bool View(PrefixedQuery created, Renderer renderer)
    {
        if (!renderer.Statement.Tokens.Take(4).Any(t => t.IsWord("view")))
        {
            return false;
        }

        var output = renderer.Binding.OutputOf(created.Query) ?? [];
        var casts = new Dictionary<SqlNode, Action<Renderer>>();
        foreach (var branch in Branches(created.Query.Body).Where(b => !HasStar(b) && b.Items.Count == output.Count))
        {
            foreach (var (item, column) in branch.Items.Zip(output))
            {
                if (Known(column.Type, renderer) is { Kind: ColumnKind.Decimal } type)
                {
                    casts[item.Value] = Cast(item.Value, type, NameOf(item));
                }
            }
        }

        renderer.ReplacingAll(casts, r => r.AsWritten(created));
        return true;
    }

    private static ColumnType? Known(ColumnType? type, Renderer renderer) =>
        renderer.Dialect.CastEngine == CastEngine.Postgres ? CommonTypes.KnownToPostgres(type) : type;

    /// <summary>Without its name a column that is cast would have none.</summary>
    private static string NameOf(SelectItem item) =>
        item is { Alias: null, Value: ColumnReference column } ? $" AS {SqlNames.Quote(column.Name)}" : "";

    private static bool HasStar(SelectCore core) => core.Items.Any(i => i.Value is Star);

    private static IEnumerable<SelectCore> Branches(QueryBody body) =>
        body switch
        {
            SelectCore core => [core],
            SetOperation operation => Branches(operation.Left).Concat(Branches(operation.Right)),
            NestedQuery nested => Branches(nested.Query.Body),
            _ => [],
        };

    /// <summary>Writes the value with the type's scale, and a name behind it.</summary>
    public static Action<Renderer> Cast(SqlExpression value, ColumnType type, string name = "") =>
        renderer =>
        {
            renderer.Write("CAST(");
            renderer.Render(value);
            renderer.Write(
                string.Create(CultureInfo.InvariantCulture, $" AS DECIMAL({type.Length}, {type.Scale})){name}")
            );
        };
}
