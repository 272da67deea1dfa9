using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>Elements of SUPER arrays and attributes of SUPER objects as rows: a subquery that sees the sources before it.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
internal static class SuperSources
{
    public static bool Named(NamedSource source, Renderer renderer) => Write(source, renderer);

    public static bool Path(PathSource source, Renderer renderer) => Write(source, renderer);

    public static bool Object(ObjectUnpivot source, Renderer renderer) => Write(source, renderer);

    /// <summary>A join with a SUPER value needs no ON; there are no right and full ones.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/limitations-super.html"/>
    public static bool Join(JoinSource join, Renderer renderer)
    {
        if (renderer.Binding.UnnestedBy(join.Right) is null)
        {
            return false;
        }

        if (join.Kind is "right" or "full")
        {
            throw renderer.Error(
                join.Right,
                $"SUPER values stand in no {join.Kind} join",
                "0A000",
                "unnest with a comma, JOIN or LEFT JOIN"
            );
        }

        renderer.AsWritten(join);
        if (join is { Kind: not "cross", On: null, Using.Count: 0 })
        {
            renderer.Write(" ON TRUE");
        }

        return true;
    }

    private static bool Write(TableSource source, Renderer renderer)
    {
        if (renderer.Binding.UnnestedBy(source) is not { } unnested)
        {
            return false;
        }

        var columns = unnested.Source.Columns!;
        var value = SqlNames.Quote(columns[0].Name);
        var index = columns.Count > 1 ? SqlNames.Quote(columns[1].Name) : null;
        var path = PathText(unnested, renderer);
        var text =
            renderer.Dialect.CastEngine == CastEngine.DuckDb
                ? DuckDb(unnested, path, value, index, renderer)
                : Postgres(unnested, path, value, index, renderer);
        renderer.Write($"LATERAL ({text}) AS {SqlNames.Quote(unnested.Source.Name!)}");
        return true;
    }

    private static string PathText(SuperSource unnested, Renderer renderer)
    {
        var path = renderer.TextOf(unnested.Path);
        return renderer.Binding.TypeOf(unnested.Path) is { Kind: not ColumnKind.Super } type
            ? throw renderer.Error(unnested.Path, $"type {type} cannot be unnested", "42804", "unnest a SUPER value")
            : path;
    }

    private static string DuckDb(SuperSource unnested, string path, string value, string? index, Renderer renderer)
    {
        var values = $"{renderer.Library(unnested.IsObject ? "super_values" : "super_elements")}({path})";
        var text = $"SELECT unnest({values}) AS {value}";
        return index is null ? text
            : unnested.IsObject ? $"{text}, unnest({renderer.Library("super_names")}({path})) AS {index}"
            : $"{text}, generate_subscripts({values}, 1) - 1 AS {index}";
    }

    private static string Postgres(SuperSource unnested, string path, string value, string? index, Renderer renderer)
    {
        if (unnested.IsObject)
        {
            var attribute = $"{renderer.Library("super_get")}({path}, sparkify_names.n) AS {value}";
            var name = index is null ? "" : $", sparkify_names.n AS {index}";
            return $"SELECT {attribute}{name} FROM unnest({renderer.Library("super_names")}({path})) AS sparkify_names (n)";
        }

        var elements = $"unnest({renderer.Library("super_elements")}({path}))";
        return index is null
            ? $"SELECT {elements} AS {value}"
            : $"SELECT e AS {value}, n - 1 AS {index} FROM {elements} WITH ORDINALITY AS sparkify_elements (e, n)";
    }
}
