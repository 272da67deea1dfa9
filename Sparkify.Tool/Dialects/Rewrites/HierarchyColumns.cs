using System.Globalization;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>The columns that a hierarchical query reads, each under a name that no other has.</summary>
internal sealed class HierarchyColumns
{
    private readonly List<(BoundSource Source, string Column, string Name)> columns = [];

    public string Definitions =>
        string.Join(", ", columns.Select(c => $"{Stars.Qualified(c.Source, c.Column)} AS {c.Name}"));

    public static HierarchyColumns Of(SelectCore core, Renderer renderer)
    {
        var found = new HierarchyColumns();
        var used = new HashSet<string>();
        foreach (var source in renderer.Binding.ScopeOf(core)?.Sources.Where(s => !s.IsPseudo) ?? [])
        {
            if (source.Columns is null)
            {
                throw renderer.Error(core.Hierarchy!, "the columns of FROM are not known here", "0A000");
            }

            foreach (var column in source.StarColumns)
            {
                var name = column.Name;
                for (var i = 2; !used.Add(name); i++)
                {
                    name = string.Create(CultureInfo.InvariantCulture, $"{column.Name}_{i}");
                }

                found.columns.Add((source, column.Name, SqlNames.Quote(name)));
            }
        }

        return found.columns.Count > 0
            ? found
            : throw renderer.Error(core.Hierarchy!, "CONNECT BY needs a FROM clause", "42601");
    }

    /// <summary>Null: the column is of another query, or the reference goes into a SUPER value.</summary>
    public string? Find(BoundColumn bound)
    {
        foreach (var (source, column, name) in columns)
        {
            if (column == bound.Column.Name && IsSame(source, bound.Source))
            {
                return name;
            }
        }

        return null;
    }

    public string Star(Star star, string alias) =>
        string.Join(
            ", ",
            columns
                .Where(c => star.Qualifier.Count == 0 || c.Source.Name == star.Qualifier[^1].IdentifierName)
                .Select(c => $"{alias}.{c.Name} AS {SqlNames.Quote(c.Column)}")
        );

    /// <summary>Behind a join with USING the scope holds a copy of what was bound before it.</summary>
    private static bool IsSame(BoundSource one, BoundSource other) =>
        ReferenceEquals(one, other) || one.Node is not null && one.Node == other.Node;
}
