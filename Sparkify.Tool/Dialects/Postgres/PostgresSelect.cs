using System.Globalization;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Dialects.Rewrites;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Postgres;

/// <summary>The clauses of SELECT that PostgreSQL lacks: QUALIFY, EXCLUDE, GROUP BY ALL.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_synopsis.html"/>
internal static class PostgresSelect
{
    public static bool Select(SelectCore core, Renderer renderer)
    {
        if (core.Qualify is not null)
        {
            PostgresQualify.Write(core, [], renderer);
        }
        else
        {
            renderer.AsWritten(core, Edits(core, renderer));
        }

        return true;
    }

    public static NodeEdits Edits(SelectCore core, Renderer renderer)
    {
        var edits = SelectRewrites.Edits(core, renderer);
        if (core.Excluded.Count > 0)
        {
            Stars.Expand(edits, core, renderer);
        }

        if (core.Group is { IsAll: true } group)
        {
            edits.Replace(group, r => r.Write(GroupByAll(core, r)));
        }

        return edits;
    }

    /// <summary>All items that hold no aggregate, by their places; nothing where there is none.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_GROUP_BY_clause.html"/>
    private static string GroupByAll(SelectCore core, Renderer renderer)
    {
        var places = new List<string>();
        var place = 1;
        foreach (var item in core.Items)
        {
            var count = item.Value is Star star ? CountColumns(star, core, renderer) : 1;
            if (!HasAggregate(item.Value, renderer))
            {
                places.AddRange(Enumerable.Range(place, count).Select(i => i.ToString(CultureInfo.InvariantCulture)));
            }

            place += count;
        }

        return places.Count == 0 ? "" : $"GROUP BY {string.Join(", ", places)}";
    }

    private static int CountColumns(Star star, SelectCore core, Renderer renderer)
    {
        var all =
            renderer.Binding.OutputOf(core)
            ?? throw renderer.Error(star, "the columns of * are not known here", "0A000", "name the columns");
        var stars = core.Items.Count(i => i.Value is Star);
        return stars == 1 ? all.Count - (core.Items.Count - 1) : Stars.Text(star, core, renderer)!.Split(", ").Length;
    }

    private static bool HasAggregate(SqlExpression value, Renderer renderer) =>
        value.All().TakeWhile(n => n is not Query).OfType<FunctionCall>().Any(call => IsAggregate(call, renderer))
        || value
            .All()
            .OfType<ColumnReference>()
            .Any(c => renderer.Binding.AliasOf(c) is { } item && HasAggregate(item.Value, renderer));

    private static bool IsAggregate(FunctionCall call, Renderer renderer) =>
        call.Over is not null
        || (
            renderer.Binding.FunctionOf(call) is { } function
                ? function.Kind != FunctionKind.Scalar
                : Aggregates.Contains(call.Name)
        );
}
