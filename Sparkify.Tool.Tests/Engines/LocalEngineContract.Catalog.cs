namespace Sparkify.Tool.Tests.Engines;

/// <summary>INFORMATION_SCHEMA and the catalog, as Redshift names what is in them.</summary>
public abstract partial class LocalEngineContract
{
    [Fact]
    public void Catalog_has_the_names_of_redshift()
    {
        Run(
            "create table t (a int, b varchar(9), c decimal(9, 2), d timestamp, e super, f timestamptz, g real, h float)"
        );
        Run("create view v as select a from t");

        Assert.Equal(
            ["public|t|BASE TABLE", "public|v|VIEW"],
            Rows(
                "select table_schema, table_name, table_type from information_schema.tables where table_schema = 'public' order by 2"
            )
        );
        Assert.Equal(
            [
                "1|a|integer",
                "2|b|character varying",
                "3|c|numeric",
                "4|d|timestamp without time zone",
                "6|f|timestamp with time zone",
                "7|g|real",
                "8|h|double precision",
            ],
            Rows(
                "select ordinal_position, column_name, data_type from information_schema.columns as x "
                    + "where x.table_schema = 'public' and x.table_name = 't' and column_name <> 'e' order by 1"
            )
        );
        Assert.Equal(["t"], Rows("select tablename from pg_tables where schemaname = 'public'"));
        Assert.Equal(["t"], Rows("select pg_tables.tablename from pg_catalog.pg_tables where schemaname = 'public'"));
        Assert.Equal(["v"], Rows("select viewname from pg_views where schemaname = 'public'"));
        Assert.Equal(["public"], Rows("select nspname from pg_namespace where nspname in ('public', 'main')"));
        Assert.Equal(["1"], Rows("select count(*) from information_schema.schemata where schema_name = 'public'"));
    }

    [Theory]
    [InlineData("table_constraints")]
    [InlineData("key_column_usage")]
    [InlineData("referential_constraints")]
    public void Catalog_of_keys_is_refused(string view) =>
        Assert.Equal("0A000", Fails($"select * from information_schema.{view}").Code);
}
