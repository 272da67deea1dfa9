using System.Globalization;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Postgres;

internal static class PostgresSources
{
    /// <summary>Declared keys are kept aside: views of them would be empty, or hold the tool's own.</summary>
    public static bool RefuseKeys(NamedSource source, Renderer renderer)
    {
        var isOfKeys =
            source.Name is { Schema: "information_schema", Name: var name }
            && (name.Contains("constraint", StringComparison.Ordinal) || name == "key_column_usage");
        return isOfKeys
            ? throw renderer.NotSupported(
                source,
                $"INFORMATION_SCHEMA.{source.Name.Name.ToUpperInvariant()}",
                "declared keys stand in the migrations, and sparkify check looks for rows that break them"
            )
            : false;
    }

    /// <summary>PostgreSQL 15 wants a name for every query in FROM.</summary>
    public static bool NameSubquery(SubquerySource source, Renderer renderer)
    {
        if (source.Alias is not null)
        {
            return false;
        }

        renderer.AsWritten(source);
        renderer.Write(string.Create(CultureInfo.InvariantCulture, $" AS sparkify_query_{source.Range.Start}"));
        return true;
    }
}
