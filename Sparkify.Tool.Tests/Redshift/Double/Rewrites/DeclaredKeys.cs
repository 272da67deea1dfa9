namespace Sparkify.Tool.Tests.Redshift.Double.Rewrites;

/// <summary>Keys that were declared and are not enforced (p, u, f), those of distribution and sorting (d, s), and the catalog that tells of them.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/t_Defining_constraints.html"/>
internal static class DeclaredKeys
{
    public const string Sql = """
        create table redshift_double.declared_keys (
            relation oid not null,
            name text not null,
            kind char(1) not null,
            columns text[] not null,
            referenced oid,
            referenced_columns text[]
        );

        create function redshift_double.numbers(relation oid, names text[]) returns smallint[] language sql stable return (
            select array_agg(attnum order by position)
            from unnest(names) with ordinality as listed (name, position)
            inner join pg_attribute on attrelid = relation and attname = listed.name
        );

        create view redshift_double.keys as
            select declared_keys.*, nspname::text as schema_name, relname::text as table_name, relnamespace
            from redshift_double.declared_keys
            inner join pg_class on relation = pg_class.oid
            inner join pg_namespace on relnamespace = pg_namespace.oid
            where kind in ('p', 'u', 'f');
        create view redshift_double.pg_constraint as
            select name as conname, relnamespace as connamespace, kind as contype, relation as conrelid,
                coalesce(referenced, 0) as confrelid, redshift_double.numbers(relation, columns) as conkey,
                redshift_double.numbers(referenced, referenced_columns) as confkey
            from redshift_double.keys;
        create view redshift_double.table_constraints as
            select current_setting('redshift.database') as constraint_catalog, schema_name as constraint_schema,
                name as constraint_name, schema_name as table_schema, table_name,
                case kind when 'p' then 'PRIMARY KEY' when 'u' then 'UNIQUE' else 'FOREIGN KEY' end as constraint_type
            from redshift_double.keys;
        create view redshift_double.key_column_usage as
            select schema_name as constraint_schema, name as constraint_name, schema_name as table_schema, table_name,
                column_name, position::integer as ordinal_position
            from redshift_double.keys, unnest(columns) with ordinality as listed (column_name, position);

        """;
}
