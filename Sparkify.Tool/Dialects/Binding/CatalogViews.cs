using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>The columns of Redshift's views of what is in the database, in the guide's order.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/svv_views.html"/>
internal static class CatalogViews
{
    private static readonly ColumnType Integer = new(ColumnKind.Integer);
    private static readonly ColumnType BigInt = new(ColumnKind.BigInt);
    private static readonly ColumnType Boolean = new(ColumnKind.Boolean);
    private static readonly ColumnType Timestamp = new(ColumnKind.Timestamp);
    private static readonly ColumnType Text = new(ColumnKind.Varchar, ColumnType.MaxVarcharBytes);
    private static readonly ColumnType Name = new(ColumnKind.Varchar, 128);

    /// <summary>Asked of every name in every statement.</summary>
    public static bool Contains(string name) =>
        name
            is "pg_table_def"
                or "svv_tables"
                or "svv_columns"
                or "svv_table_info"
                or "svv_all_schemas"
                or "svv_all_tables"
                or "svv_all_columns"
                or "svv_redshift_databases"
                or "svv_redshift_schemas"
                or "svv_redshift_tables"
                or "svv_redshift_columns";

    /// <summary>Null: it is none of them.</summary>
    /// <param name="name">lower case</param>
    public static IReadOnlyList<ColumnDefinition>? Find(string name) =>
        name switch
        {
            "pg_table_def" => TableDef(),
            "svv_tables" => Tables(),
            "svv_columns" => Columns(),
            "svv_table_info" => TableInfo(),
            "svv_all_schemas" => AllSchemas(),
            "svv_all_tables" => AllTables(),
            "svv_all_columns" => AllColumns(),
            "svv_redshift_databases" => RedshiftDatabases(),
            "svv_redshift_schemas" => RedshiftSchemas(),
            "svv_redshift_tables" => RedshiftTables(),
            "svv_redshift_columns" => RedshiftColumns(),
            _ => null,
        };

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_PG_TABLE_DEF.html"/>
    private static IReadOnlyList<ColumnDefinition> TableDef() =>
        [
            new("schemaname", Name),
            new("tablename", Name),
            new("column", Name),
            new("type", Name),
            new("encoding", Varchar(32)),
            new("distkey", Boolean),
            new("sortkey", Integer),
            new("notnull", Boolean),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_TABLES.html"/>
    private static IReadOnlyList<ColumnDefinition> Tables() =>
        [
            new("table_catalog", Text),
            new("table_schema", Text),
            new("table_name", Text),
            new("table_type", Text),
            new("remarks", Text),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_COLUMNS.html"/>
    private static IReadOnlyList<ColumnDefinition> Columns() =>
        [
            new("table_catalog", Text),
            new("table_schema", Text),
            new("table_name", Text),
            new("column_name", Text),
            new("ordinal_position", Integer),
            new("column_default", Text),
            new("is_nullable", Text),
            new("data_type", Text),
            new("character_maximum_length", Integer),
            new("numeric_precision", Integer),
            new("numeric_precision_radix", Integer),
            new("numeric_scale", Integer),
            new("datetime_precision", Integer),
            new("interval_type", Text),
            new("interval_precision", Text),
            new("character_set_catalog", Text),
            new("character_set_schema", Text),
            new("character_set_name", Text),
            new("collation_catalog", Text),
            new("collation_schema", Text),
            new("collation_name", Text),
            new("domain_name", Text),
            new("remarks", Text),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_TABLE_INFO.html"/>
    private static IReadOnlyList<ColumnDefinition> TableInfo() =>
        [
            new("database", Text),
            new("schema", Text),
            new("table_id", Integer),
            new("table", Text),
            new("encoded", Text),
            new("diststyle", Text),
            new("sortkey1", Text),
            new("max_varchar", Integer),
            new("sortkey1_enc", new ColumnType(ColumnKind.Char, 32)),
            new("sortkey_num", Integer),
            new("size", BigInt),
            new("pct_used", Decimal(10, 4)),
            new("empty", BigInt),
            new("unsorted", Decimal(5, 2)),
            new("stats_off", Decimal(5, 2)),
            new("tbl_rows", Decimal(38, 0)),
            new("skew_sortkey1", Decimal(19, 2)),
            new("skew_rows", Decimal(19, 2)),
            new("estimated_visible_rows", Decimal(38, 0)),
            new("risk_event", Text),
            new("vacuum_sort_benefit", Decimal(12, 2)),
            new("create_time", Timestamp),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_ALL_SCHEMAS.html"/>
    private static IReadOnlyList<ColumnDefinition> AllSchemas() =>
        [
            new("database_name", Name),
            new("schema_name", Name),
            new("schema_owner", Integer),
            new("schema_type", Name),
            new("schema_acl", Name),
            new("source_database", Name),
            new("schema_option", Varchar(256)),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_ALL_TABLES.html"/>
    private static IReadOnlyList<ColumnDefinition> AllTables() =>
        [
            new("database_name", Name),
            new("schema_name", Name),
            new("table_name", Name),
            new("table_type", Name),
            new("table_acl", Name),
            new("remarks", Varchar(256)),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_ALL_COLUMNS.html"/>
    private static IReadOnlyList<ColumnDefinition> AllColumns() =>
        [
            new("database_name", Name),
            new("schema_name", Name),
            new("table_name", Name),
            new("column_name", Name),
            new("ordinal_position", Integer),
            new("column_default", Varchar(4000)),
            new("is_nullable", Varchar(3)),
            new("data_type", Name),
            new("character_maximum_length", Integer),
            new("numeric_precision", Integer),
            new("numeric_scale", Integer),
            new("remarks", Varchar(256)),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_REDSHIFT_DATABASES.html"/>
    private static IReadOnlyList<ColumnDefinition> RedshiftDatabases() =>
        [
            new("database_name", Name),
            new("database_owner", Integer),
            new("database_type", Varchar(32)),
            new("database_acl", Name),
            new("database_options", Name),
            new("database_isolation_level", Name),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_REDSHIFT_SCHEMAS.html"/>
    private static IReadOnlyList<ColumnDefinition> RedshiftSchemas() =>
        [
            new("database_name", Name),
            new("schema_name", Name),
            new("schema_owner", Integer),
            new("schema_type", Varchar(16)),
            new("schema_acl", Name),
            new("schema_option", Name),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_REDSHIFT_TABLES.html"/>
    private static IReadOnlyList<ColumnDefinition> RedshiftTables() =>
        [
            new("database_name", Name),
            new("schema_name", Name),
            new("table_name", Name),
            new("table_type", Name),
            new("table_acl", Name),
            new("remarks", Name),
            new("table_owner", Name),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_REDSHIFT_COLUMNS.html"/>
    private static IReadOnlyList<ColumnDefinition> RedshiftColumns() =>
        [
            new("database_name", Name),
            new("schema_name", Name),
            new("table_name", Name),
            new("column_name", Name),
            new("ordinal_position", Integer),
            new("data_type", Varchar(32)),
            new("column_default", Varchar(4000)),
            new("is_nullable", Varchar(3)),
            new("encoding", Name),
            new("distkey", Boolean),
            new("sortkey", Integer),
            new("column_acl", Name),
            new("remarks", Varchar(256)),
        ];

    private static ColumnType Varchar(int length) => new(ColumnKind.Varchar, length);

    private static ColumnType Decimal(int precision, int scale) => new(ColumnKind.Decimal, precision, scale);
}
