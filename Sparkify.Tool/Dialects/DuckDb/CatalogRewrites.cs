using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>
/// INFORMATION_SCHEMA and the catalog with Redshift's names: DuckDB calls the schema public main and types by other words. What DuckDB would
/// answer without a row, such as keys, which are kept aside, is refused.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_intro_catalog_views.html"/>
internal static class CatalogRewrites
{
    private const string TypeName = """
        case
        when data_type like 'DECIMAL%' then 'numeric'
        when data_type = 'VARCHAR' then 'character varying'
        when data_type = 'BLOB' then 'binary varying'
        when data_type = 'JSON' then 'super'
        when data_type = 'FLOAT' then 'real'
        when data_type = 'DOUBLE' then 'double precision'
        when data_type in ('TIME', 'TIMESTAMP') then lower(data_type) || ' without time zone'
        else lower(data_type) end
        """;

    private const string Internal = "(select view_name from duckdb_views() where internal)";

    /// <summary>By view: the query over it.</summary>
    private static readonly Dictionary<string, string> Views = new()
    {
        ["information_schema.tables"] =
            $"select * exclude (table_comment) replace ({Schema("table_schema")} as table_schema) from information_schema.tables",
        ["information_schema.columns"] =
            $"select * exclude (column_comment) replace ({Schema("table_schema")} as table_schema, {TypeName} as data_type) "
            + "from information_schema.columns",
        ["information_schema.schemata"] =
            $"select * replace ({Schema("schema_name")} as schema_name) from information_schema.schemata where catalog_name = current_database()",
        ["pg_catalog.pg_tables"] = $"select * replace ({Schema("schemaname")} as schemaname) from pg_catalog.pg_tables",
        ["pg_catalog.pg_views"] =
            $"select * replace ({Schema("schemaname")} as schemaname) from pg_catalog.pg_views where viewname not in {Internal}",
        ["pg_catalog.pg_namespace"] = $"select * replace ({Schema("nspname")} as nspname) from pg_catalog.pg_namespace",
    };

    public static bool View(NamedSource source, Renderer renderer)
    {
        var schema =
            source.Name.Schema ?? (source.Name.Name.StartsWith("pg_", StringComparison.Ordinal) ? "pg_catalog" : null);
        if (schema is not null && Views.TryGetValue($"{schema}.{source.Name.Name}", out var query))
        {
            renderer.Write($"({query})");
            WriteAlias(source, renderer);
            return true;
        }

        return schema == "information_schema"
            ? throw renderer.NotSupported(
                source,
                $"INFORMATION_SCHEMA.{source.Name.Name.ToUpperInvariant()}",
                "of information_schema there are tables, columns and schemata"
            )
            : false;
    }

    private static void WriteAlias(NamedSource source, Renderer renderer)
    {
        if (source.Alias is null)
        {
            renderer.Write($" AS {SqlNames.Quote(source.Name.Name)}");
            return;
        }

        renderer.Write(" ");
        renderer.Tokens(source.NameRange.End, source.Range.End);
    }

    private static string Schema(string column) => $"case {column} when 'main' then 'public' else {column} end";
}
