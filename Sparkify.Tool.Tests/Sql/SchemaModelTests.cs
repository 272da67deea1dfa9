using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Sql;

public sealed class SchemaModelTests
{
    [Fact]
    public void Names_without_a_schema_are_in_public()
    {
        var model = After("create table a (x int)", "create table public.b (x int)", "create table s.c (x int)");

        Assert.NotNull(model.Find(new QualifiedName("public", "a")));
        Assert.NotNull(model.Find(new QualifiedName(null, "b")));
        Assert.Null(model.Find(new QualifiedName(null, "c")));
        Assert.Equal(["a", "public.b", "s.c"], model.Tables.Select(t => t.Name.ToString()));
    }

    [Fact]
    public void Temporary_table_hides_a_permanent_one()
    {
        var model = After("create table a (x int)", "create temp table a (y int)");
        var dropped = Apply(model, "drop table a");

        Assert.Equal("y", Table(model, "a").Columns[0].Name);
        Assert.Equal("x", Table(dropped, "a").Columns[0].Name);
    }

    [Fact]
    public void Changing_a_columns_type_by_a_new_column_leaves_the_new_one()
    {
        var model = After(
            "create table t (id int not null, price varchar(9), primary key (id)) sortkey (id)",
            "alter table t add column price_new decimal(10, 2)",
            "update t set price_new = price",
            "alter table t drop column price",
            "alter table t rename column price_new to price"
        );

        Assert.Equal(
            ["id integer", "price numeric(10,2)"],
            Table(model, "t").Columns.Select(c => $"{c.Name} {c.Type}")
        );
    }

    [Fact]
    public void Renamed_column_is_renamed_in_keys_and_attributes()
    {
        var model = After(
            "create table t (id int, constraint pk primary key (id)) distkey (id) sortkey (id)",
            "create table u (t_id int references t (id), other int references t)",
            "alter table t rename column id to key",
            "alter table t rename to target"
        );

        var table = Table(model, "target");
        Assert.Equal(["key"], table.Keys[0].Columns);
        Assert.Equal("key", table.Attributes.DistributionKey);
        Assert.Equal(["key"], table.Attributes.SortKeys);
        var references = Table(model, "u").Keys;
        Assert.All(references, k => Assert.Equal("target", k.Referenced?.Name));
        Assert.Equal(["key"], references[0].ReferencedColumns);
        Assert.Null(model.Find(new QualifiedName(null, "t")));
    }

    [Fact]
    public void Blue_green_swap_exchanges_the_tables()
    {
        var model = After(
            "create table t (a int)",
            "create table t_new (b int)",
            "alter table t rename to t_old",
            "alter table t_new rename to t",
            "drop table t_old"
        );

        Assert.Equal("b", Assert.Single(model.Tables).Columns[0].Name);
    }

    [Fact]
    public void Key_without_a_name_is_dropped_by_its_default_name()
    {
        var model = After(
            "create table t (a int not null, b int, unique (b))",
            "alter table t add primary key (a)",
            "alter table t rename to u",
            "alter table u drop constraint t_pkey",
            "alter table u drop constraint t_b_key"
        );

        Assert.Empty(Table(model, "u").Keys);
    }

    [Fact]
    public void Layout_changes_are_recorded()
    {
        var model = After(
            "create table t (a int, b varchar(5) encode lzo) encode auto",
            "alter table t alter sortkey (a, b), alter distkey a",
            "alter table t alter column b type varchar(50)",
            "alter table t alter column b encode zstd, alter column a encode raw"
        );

        var table = Table(model, "t");
        Assert.Equal(DistributionStyle.Key, table.Attributes.Distribution);
        Assert.Equal(["a", "b"], table.Attributes.SortKeys);
        Assert.Equal(50, table.Columns[1].Type.Length);
        Assert.Equal(["raw", "zstd"], table.Columns.Select(c => c.Encoding));
        Assert.False(table.Attributes.EncodeAuto);
    }

    [Fact]
    public void Dropping_with_cascade_drops_the_foreign_keys_to_it()
    {
        var model = After(
            "create table t (id int primary key)",
            "create table u (id int references t)",
            "drop table t cascade"
        );

        Assert.Empty(Table(model, "u").Keys);
    }

    [Fact]
    public void Tables_of_queries_and_views_are_known_by_name_only()
    {
        var model = After(
            "create table a as select 1 as x",
            "select 1 as x into b",
            "create view v as select 1 as x",
            "create external table s.e (x int) stored as orc location 's3://b/p'",
            "alter table a rename to c",
            "create table d (like c)"
        );

        Assert.Empty(model.Tables);
        Assert.True(model.Contains(new QualifiedName(null, "c")));
        Assert.True(model.Contains(new QualifiedName(null, "d")));
        Assert.False(Apply(model, "drop view v").Contains(new QualifiedName(null, "v")));
    }

    [Fact]
    public void Dropping_a_schema_drops_its_tables()
    {
        var model = After("create table s.a (x int)", "create table b (x int)", "drop schema if exists s cascade");

        Assert.Equal("b", Assert.Single(model.Tables).Name.Name);
    }

    [Fact]
    public void Partial_model_passes_over_tables_it_does_not_know()
    {
        var model = Apply(SchemaModel.Partial, "alter table t add column a int");
        model = Apply(model, "drop table u");
        model = Apply(model, "create table v (id int references w)");
        model = Apply(model, "create table x (like y)");

        Assert.Equal("v", Assert.Single(model.Tables).Name.Name);
    }

    [Theory]
    [InlineData("create table t (a int)", "relation \"t\" already exists")]
    [InlineData("create table u (like v)", "relation \"v\" does not exist")]
    [InlineData("create table u (a int references v)", "relation \"v\" does not exist")]
    [InlineData("create table u (a int references t (b))", "there is no primary key or unique constraint matching")]
    [InlineData("create table u (a int references t (z))", "column \"z\" of relation \"t\" does not exist")]
    [InlineData("drop table v", "relation \"v\" does not exist")]
    [InlineData("drop table t", "a foreign key of table \"r\" refers to it")]
    [InlineData("alter table v add a int", "relation \"v\" does not exist")]
    [InlineData("alter table t add id int", "column \"id\" of relation \"t\" already exists")]
    [InlineData("alter table t drop column z", "column \"z\" of relation \"t\" does not exist")]
    [InlineData("alter table t drop column s", "cannot drop sort key column \"s\"")]
    [InlineData("alter table t drop column d", "cannot drop distribution key column \"d\"")]
    [InlineData("alter table t drop column id", "a foreign key of table \"r\" refers to it")]
    [InlineData("alter table r drop column t_id", "cannot drop the only column")]
    [InlineData("alter table t rename column b to id", "column \"id\" of relation \"t\" already exists")]
    [InlineData("alter table t rename to r", "relation \"r\" already exists")]
    [InlineData("alter table t rename to #r", "cannot be renamed to a name with #")]
    [InlineData("alter table t alter column b type varchar(50)", "it is integer, and only a VARCHAR can be resized")]
    [InlineData("alter table t alter column v type varchar(50)", "it has a DEFAULT")]
    [InlineData("alter table t alter column w type varchar(50)", "it has ENCODE TEXT255")]
    [InlineData("alter table t alter column k type varchar(50)", "it is part of a key")]
    [InlineData("alter table t alter column w encode text255", "already has ENCODE text255")]
    [InlineData("alter table t add primary key (b)", "column \"b\" of a primary key must be NOT NULL")]
    [InlineData("alter table t add primary key (id)", "multiple primary keys")]
    [InlineData("alter table t add unique (z)", "column \"z\" of relation \"t\" does not exist")]
    [InlineData("alter table t drop constraint nope", "constraint \"nope\" of relation \"t\" does not exist")]
    [InlineData("alter table t alter distkey z", "column \"z\" of relation \"t\" does not exist")]
    public void What_Redshift_refuses_is_refused_with_a_place(string sql, string message)
    {
        var model = After(
            """
            create table t (
                id int primary key, b int, d int distkey, s int sortkey, v varchar(9) default 'x',
                w varchar(9) encode text255, k varchar(9) unique
            )
            """,
            "create table r (t_id int references t)"
        );

        var error = Assert.Throws<SparkifyException>(() => Apply(model, sql));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Span);
        Assert.NotNull(error.Code);
    }

    private static SchemaModel After(params string[] statements) => statements.Aggregate(SchemaModel.Empty, Apply);

    private static SchemaModel Apply(SchemaModel model, string sql) => model.Apply(SqlStatement.Own(sql));

    private static TableDefinition Table(SchemaModel model, string name) => model.Find(new QualifiedName(null, name))!;
}
