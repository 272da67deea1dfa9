using Sparkify.Tool.Dialects;

namespace Sparkify.Tool.Engines;

internal static class ResultLabels
{
    /// <summary>The columns of a result with the names that Redshift gives them.</summary>
    public static IReadOnlyList<ResultColumn> Labelled(
        this Translation translation,
        IReadOnlyList<ResultColumn> columns
    )
    {
        var names = translation.Label([.. columns.Select(c => c.Name)]);
        return [.. columns.Zip(names, (column, name) => column with { Name = name })];
    }
}
