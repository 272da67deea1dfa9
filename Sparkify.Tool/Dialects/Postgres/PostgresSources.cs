using System.Globalization;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Postgres;

internal static class PostgresSources
{
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
