using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>Catalog and system tables and views, which the leader node reads.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_system-tables.html"/>
internal static class SystemTables
{
    private static readonly string[] Prefixes = ["pg_", "stl_", "stv_", "svl_", "svv_", "svcs_", "sys_"];

    public static bool Contains(QualifiedName name) =>
        name.Schema is "pg_catalog" or "information_schema"
        || name.Schema is null
            && Array.Exists(Prefixes, prefix => name.Name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The columns of those that local engines have too; null: they are not known.</summary>
    public static IReadOnlyList<ColumnDefinition>? FindColumns(QualifiedName name) =>
        name.Schema is null or "pg_catalog" ? LoadViews.Find(name.Name) ?? CatalogViews.Find(name.Name) : null;
}
