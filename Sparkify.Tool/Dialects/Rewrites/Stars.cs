using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>The columns that a star stands for, as text: "t"."a", "t"."b".</summary>
internal static class Stars
{
    /// <summary>Without the columns that EXCLUDE names; null: the columns are not known.</summary>
    public static string? Text(Star star, SelectCore core, Renderer renderer)
    {
        if (renderer.Binding.ScopeOf(core) is not { } scope)
        {
            return null;
        }

        var sources = scope.Visible(star).ToList();
        if (sources.Count == 0 || sources.Exists(s => s.Columns is null))
        {
            return null;
        }

        var excluded = core.Excluded.Concat(star.Excluded).Select(e => e.IdentifierName).ToHashSet();
        var columns = sources
            .SelectMany(s => (star.Qualifier.Count > 0 ? s.Columns! : s.StarColumns).Select(c => (Source: s, c.Name)))
            .Where(c => !excluded.Contains(c.Name))
            .Select(c => Qualified(c.Source, c.Name));
        return string.Join(", ", columns);
    }

    public static string Qualified(BoundSource source, string column) =>
        source.Name is { } name ? $"{SqlNames.Quote(name)}.{SqlNames.Quote(column)}" : SqlNames.Quote(column);

    /// <summary>Every star of the list by its columns; a star whose columns are not known is refused.</summary>
    public static NodeEdits Expand(NodeEdits edits, SelectCore core, Renderer renderer)
    {
        foreach (var item in core.Items)
        {
            if (item.Value is not Star star)
            {
                continue;
            }

            var text =
                Text(star, core, renderer)
                ?? throw renderer.Error(star, "the columns of * are not known here", "0A000", "name the columns");
            edits.Replace(item, r => r.Write(text));
        }

        return edits;
    }
}
