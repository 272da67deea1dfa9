namespace Sparkify.Tool.Tests.Engines;

/// <summary>Redshift's views of what is in the database, and those that only a cluster has.</summary>
public abstract partial class LocalEngineContract
{
    private const string InBoth = "in ('public', 's')";

    [Fact]
    public void Tables_and_views_are_listed_in_every_schema()
    {
        MakeThings();

        string[] things =
        [
            "public|fact|BASE TABLE|one row a sale",
            "public|filled|VIEW|NULL",
            "public|late|VIEW|NULL",
            "public|seen|VIEW|NULL",
            "s|dim|BASE TABLE|NULL",
        ];
        Assert.Equal(
            things,
            Rows(
                $"select table_schema, table_name, table_type, remarks from svv_tables where table_schema {InBoth} order by 1, 2"
            )
        );
        foreach (var view in (string[])["svv_all_tables", "pg_catalog.svv_redshift_tables"])
        {
            Assert.Equal(
                things.Select(t => t.Replace("BASE TABLE", "TABLE", StringComparison.Ordinal)),
                Rows(
                    $"select v.schema_name, v.table_name, v.table_type, v.remarks from {view} v where v.schema_name {InBoth} order by 1, 2"
                )
            );
        }

        Assert.Equal(
            ["t"],
            Rows("select count(*) = count(case when table_catalog = current_database() then 1 end) from svv_tables")
        );
    }

    [Fact]
    public void Columns_are_listed_with_the_types_of_redshift()
    {
        MakeThings();

        Assert.Equal(
            [
                "1|id|bigint|NULL|64|2|0|NO|NULL",
                "2|name|character varying|9|NULL|NULL|NULL|YES|'none'",
                "3|price|numeric|NULL|9|10|2|YES|NULL",
                "4|at|timestamp without time zone|NULL|NULL|NULL|NULL|YES|NULL",
                "5|more|super|NULL|NULL|NULL|NULL|YES|NULL",
                "6|rate|double precision|NULL|53|2|NULL|YES|NULL",
                "7|code|character|3|NULL|NULL|NULL|YES|NULL",
            ],
            Rows(
                "select ordinal_position, column_name, data_type, character_maximum_length, numeric_precision, "
                    + "numeric_precision_radix, numeric_scale, is_nullable, case when column_name <> 'id' then column_default end "
                    + "from svv_columns where table_schema = 'public' and table_name = 'fact' order by 1"
            )
        );
        Assert.Equal(
            ["filled|name|character varying|9", "late|name|character varying|9", "seen|name|character varying|9"],
            Rows(
                "select table_name, column_name, data_type, character_maximum_length from svv_all_columns "
                    + "where schema_name = 'public' and table_name <> 'fact' and column_name = 'name' order by 1"
            )
        );
        Assert.Equal(
            ["filled|price|numeric(9,2)", "late|price|numeric(9,2)", "seen|price|numeric(9,2)"],
            Rows(
                "select table_name, column_name, data_type from svv_redshift_columns "
                    + "where schema_name = 'public' and table_name <> 'fact' and column_name = 'price' order by 1"
            )
        );
        Assert.Equal(
            ["id|bigint|none|t|1", "name|character varying(9)|zstd|f|0"],
            Rows(
                "select column_name, data_type, encoding, distkey, sortkey from svv_redshift_columns "
                    + "where table_name = 'fact' and ordinal_position < 3 order by 1"
            )
        );
        Assert.Equal(
            ["t"],
            Rows(
                "select column_default like '\"identity\"(%, 0, ''1,1''::text)' from svv_columns where column_name = 'id'"
            )
        );
    }

    [Fact]
    public void Table_info_counts_the_rows_of_tables_that_have_some()
    {
        MakeThings();
        Run("begin");
        Run("insert into fact (name) values ('a'), ('b')");
        Run("refresh materialized view filled");

        Assert.Equal(
            ["public|filled|Y|NULL|NULL|9|0|2|2", "public|fact|Y|KEY(id)|id|9|1|2|2"],
            Rows(
                "select \"schema\", \"table\", encoded, diststyle, sortkey1, max_varchar, sortkey_num, tbl_rows, "
                    + $"estimated_visible_rows from svv_table_info where \"schema\" {InBoth} order by \"table\" desc"
            )
        );
        Assert.Equal(["none"], Rows("select trim(sortkey1_enc) from svv_table_info where \"table\" = 'fact'"));
        Assert.Equal(["1"], Rows("select count(*) from svv_table_info where \"table\" = 'fact' and size is null"));
        Run("rollback");

        Assert.Empty(Rows($"select * from svv_table_info where \"schema\" {InBoth}"));
    }

    [Fact]
    public void Schemas_and_the_database_are_listed()
    {
        MakeThings();

        foreach (var view in (string[])["svv_all_schemas", "svv_redshift_schemas"])
        {
            Assert.Equal(
                ["public|local", "s|local"],
                Rows($"select schema_name, schema_type from {view} where schema_name {InBoth} order by 1")
            );
            Assert.Empty(Rows($"select 1 from {view} where schema_name = 'main'"));
        }

        Assert.Equal(
            ["local|t"],
            Rows("select database_type, database_name = current_database() from svv_redshift_databases")
        );
    }

    [Fact]
    public void Hundreds_of_columns_are_listed()
    {
        for (var i = 0; i < 12; i++)
        {
            Run($"create table wide{i} ({string.Join(", ", Enumerable.Range(0, 250).Select(c => $"c{c} int"))})");
        }

        Assert.Equal(["3000"], Rows("select count(*) from svv_columns where table_name like 'wide%'"));
        Assert.Equal(["3000"], Rows("select count(*) from pg_table_def where tablename like 'wide%'"));
    }

    [Fact]
    public void Catalog_views_join_and_fill_tables()
    {
        MakeThings();
        Run(
            "create table kept as select t.table_name, count(*) as columns from svv_tables t join svv_columns c "
                + "on c.table_schema = t.table_schema and c.table_name = t.table_name where t.table_schema = 's' group by 1"
        );

        Assert.Equal(["dim|2"], Rows("select * from kept"));
        Assert.Equal(
            ["character varying(65535)", "bigint"],
            Engine.FindTable(new Sparkify.Tool.Sql.QualifiedName(null, "kept"))!.Columns.Select(c => c.Type.ToString())
        );
    }

    [Fact]
    public void A_view_over_the_catalog_is_told_what_is_there_when_it_is_read()
    {
        Run(
            "create view mine as select table_name from pg_catalog.svv_tables where table_schema = 'public' with no schema binding"
        );
        Run("create table t (a int)");
        Run("create table u (a int)");

        Assert.Equal(["mine", "t", "u"], Rows("select table_name from mine order by 1"));
        Assert.Equal("0A000", Fails("create view frozen as select table_name from svv_tables").Code);
        Assert.Equal("0A000", Fails("create view frozen as select tablename from pg_table_def").Code);
        Assert.Equal("0A000", Fails("create materialized view frozen as select table_name from svv_tables").Code);
    }

    [Theory]
    [InlineData("svl_qlog", "SVL_QLOG", "status")]
    [InlineData("pg_catalog.stv_recents", "STV_RECENTS", "status")]
    [InlineData("sys_query_history", "SYS_QUERY_HISTORY", "status")]
    [InlineData("STL_QUERY", "STL_QUERY", "status")]
    [InlineData("svcs_s3log", "SVCS_S3LOG", "Redshift only")]
    [InlineData("pg_user", "PG_USER", "recorded")]
    [InlineData("pg_class_info", "PG_CLASS_INFO", "SVV_REDSHIFT_TABLES")]
    [InlineData("pg_constraint", "PG_CONSTRAINT", "SHOW TABLE")]
    [InlineData("sys_copy_replacements", "SYS_COPY_REPLACEMENTS", "STL_REPLACEMENTS")]
    [InlineData("svv_external_tables", "SVV_EXTERNAL_TABLES", "SVV_ALL_TABLES")]
    public void What_only_a_cluster_has_is_refused_by_name(string view, string name, string hint)
    {
        var error = Fails($"select 1\nfrom {view} v");

        Assert.Equal("0A000", error.Code);
        Assert.Equal($"the system view {name} is not supported by the {Engine.Name} engine", error.Message);
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
        Assert.Equal((2, 6), (error.Span!.Value.Start.Line, error.Span.Value.Start.Column));
    }

    [Fact]
    public void Names_of_system_views_are_free_elsewhere()
    {
        Run("create schema s");
        Run("create table s.svl_qlog (a int)");
        Run("create table s.svv_tables (a int)");
        Run("insert into s.svl_qlog values (1)");
        Run("insert into s.svv_tables values (2)");

        Assert.Equal(["1"], Rows("select a from s.svl_qlog"));
        Assert.Equal(["2"], Rows("select svv_tables.a from s.svv_tables"));
        Assert.Equal(["3"], Rows("with stv_recents as (select 3 as a) select a from stv_recents"));
        Assert.Equal(["4"], Rows("select 4 as svl_qlog"));
    }

    [Fact]
    public void A_temporary_table_hides_a_system_view()
    {
        Run("create temporary table svl_qlog (a int)");
        Run("create temporary table svv_tables (a int)");
        Run("insert into svv_tables values (1)");

        Assert.Empty(Rows("select a from svl_qlog"));
        Assert.Equal(["1"], Rows("select a from svv_tables"));
        Assert.Equal("0A000", Fails("select 1 from pg_catalog.svl_qlog").Code);
    }

    [Fact]
    public void A_late_view_of_a_late_view_follows_it()
    {
        Run("create view inner_view as select 1 as a with no schema binding");
        Run("create view outer_view as select a from public.inner_view with no schema binding");
        Run("create or replace view inner_view as select 2 as a with no schema binding");

        Assert.Equal(["2"], Rows("select a from outer_view"));
    }

    [Fact]
    public void Views_that_cannot_be_read_and_views_of_the_catalog_are_listed()
    {
        Run("create view gone as select a from public.nothing with no schema binding");
        Run("create view cluster as select query from pg_catalog.stl_query with no schema binding");
        Run("create view listing as select table_name, column_name from pg_catalog.svv_columns with no schema binding");

        Assert.Equal(
            ["cluster", "gone", "listing"],
            Rows("select table_name from svv_tables where table_schema = 'public' order by 1")
        );
        Assert.Equal(
            ["table_name|character varying|65535", "column_name|character varying|65535"],
            Rows(
                "select column_name, data_type, character_maximum_length from svv_columns where table_name = 'listing' order by ordinal_position"
            )
        );
        Assert.Equal("0A000", Fails("select * from cluster").Code);
    }

    [Fact]
    public void What_is_there_is_shown()
    {
        MakeThings();
        var database = Rows("select current_database()")[0];

        Assert.Equal([$"{database}|NULL|local|NULL|NULL|NULL"], Rows("show databases"));
        Assert.Empty(Rows("show databases like 'nothing'"));
        Assert.Equal(
            [$"{database}|s|NULL|local|NULL|NULL|NULL"],
            Rows($"show schemas from database {database} like 's'")
        );
        Assert.Equal(
            [$"{database}|public|fact|TABLE|NULL|one row a sale", $"{database}|public|filled|VIEW|NULL|NULL"],
            Rows($"show tables from schema {database}.public like 'f%' limit 2")
        );
        Assert.Equal(
            [
                $"{database}|s|dim|a|1|NULL|NO|integer|NULL|32|0|NULL",
                $"{database}|s|dim|b|2|NULL|YES|character varying|256|NULL|NULL|NULL",
            ],
            Rows($"show columns from table {database}.s.dim")
        );
    }

    [Theory]
    [InlineData("show schemas from database other_one", "3D000")]
    [InlineData("show tables from schema {0}.nothing", "3F000")]
    [InlineData("show tables from schema {0}", null)]
    [InlineData("show columns from table {0}.public.nothing", "42P01")]
    [InlineData("show databases limit 10001", "22023")]
    [InlineData("show databases from data catalog", "0A000")]
    public void What_is_not_there_is_not_shown(string sql, string? code)
    {
        var database = Rows("select current_database()")[0];

        Assert.Equal(
            code ?? "42601",
            Fails(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, database)).Code
        );
    }

    private void MakeThings()
    {
        Run("create schema s");
        Run(
            "create table fact (id bigint identity(1, 1) distkey sortkey, name varchar(9) default 'none' encode zstd, price decimal(9, 2), "
                + "at timestamp, more super, rate float, code char(3))"
        );
        Run("comment on table fact is 'one row a sale'");
        Run("create table s.dim (a int not null, b varchar)");
        Run("create view seen as select name, price from fact");
        Run("create view late as select name, price from public.fact with no schema binding");
        Run("create materialized view filled as select name, price from fact");
        Run("create temporary table passing (a int)");
    }
}
