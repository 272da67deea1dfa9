using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Sql;

public sealed class AlterTableParserTests
{
    public static TheoryData<string, object> Actions =>
        new()
        {
            {
                "add column c varchar(5) default 'x' encode zstd not null",
                new AlterTableAction.AddColumn(
                    Varchar("c", 5) with
                    {
                        Default = "'x'",
                        Encoding = "zstd",
                        NotNull = true,
                    }
                )
            },
            { "add c varchar(5) null", new AlterTableAction.AddColumn(Varchar("c", 5)) },
            { "drop column c", new AlterTableAction.DropColumn("c", false) },
            { "drop c cascade", new AlterTableAction.DropColumn("c", true) },
            { "drop column c restrict", new AlterTableAction.DropColumn("c", false) },
            { "rename to \"New\"", new AlterTableAction.RenameTable("new") },
            { "rename column a to b", new AlterTableAction.RenameColumn("a", "b") },
            {
                "alter column a type varchar(30)",
                new AlterTableAction.AlterColumnType("a", new ColumnType(ColumnKind.Varchar, 30))
            },
            { "alter column a encode lzo", new AlterTableAction.AlterColumnEncoding("a", "lzo") },
            { "alter encode auto", new AlterTableAction.AlterEncodeAuto() },
            { "alter distkey a", new AlterTableAction.AlterDistribution(DistributionStyle.Key, "a") },
            { "alter diststyle key distkey a", new AlterTableAction.AlterDistribution(DistributionStyle.Key, "a") },
            { "alter diststyle all", new AlterTableAction.AlterDistribution(DistributionStyle.All, null) },
            { "alter diststyle auto", new AlterTableAction.AlterDistribution(DistributionStyle.Auto, null) },
            { "alter sortkey auto", new AlterTableAction.AlterSortKey(SortStyle.Auto, []) },
            { "alter sortkey none", new AlterTableAction.AlterSortKey(SortStyle.None, []) },
            { "drop constraint k cascade", new AlterTableAction.DropConstraint("k", true) },
            { "owner to \"Me\"", new AlterTableAction.OwnerTo("me") },
            { "append from s.t filltarget", new AlterTableAction.Append(new QualifiedName("s", "t"), false, true) },
            { "append from t ignoreextra", new AlterTableAction.Append(new QualifiedName(null, "t"), true, false) },
            {
                "row level security on conjunction type and for datashares",
                new AlterTableAction.RowLevelSecurity(true)
            },
            { "row level security off", new AlterTableAction.RowLevelSecurity(false) },
            { "masking on for datashares", new AlterTableAction.Masking() },
            { "add if not exists partition (d='1') location 's3://b/p'", new AlterTableAction.ExternalTable() },
            { "set location 's3://b/p'", new AlterTableAction.ExternalTable() },
        };

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_action_of_Redshift_is_read(string text, object expected)
    {
        var statement = Parse($"alter table s.x {text}");

        Assert.Equal(new QualifiedName("s", "x"), statement.Table);
        Assert.Equal(expected, WithoutPlaces(Assert.Single(statement.Actions)));
        Assert.Equal(text, Shown(statement.Actions[0].Span));
    }

    [Fact]
    public void Compound_sort_key_has_columns()
    {
        var sort = Assert.IsType<AlterTableAction.AlterSortKey>(
            Assert.Single(Parse("alter table t alter compound sortkey (a, b)").Actions)
        );

        Assert.Equal(SortStyle.Compound, sort.Style);
        Assert.Equal(["a", "b"], sort.Columns);
    }

    [Fact]
    public void Key_is_added_with_its_name()
    {
        var add = Assert.IsType<AlterTableAction.AddConstraint>(
            Assert.Single(Parse("alter table t add constraint k foreign key (a) references s.u (b)").Actions)
        );

        Assert.Equal("k", add.Key.Name);
        Assert.Equal(new QualifiedName("s", "u"), add.Key.Referenced);
    }

    [Theory]
    [InlineData("alter column a encode lzo, alter column b encode zstd", 2)]
    [InlineData("alter sortkey (a), alter distkey a", 2)]
    [InlineData("alter diststyle all, alter sortkey (a)", 2)]
    public void These_actions_may_stand_together(string text, int count) =>
        Assert.Equal(count, Parse($"alter table t {text}").Actions.Count);

    [Theory]
    [InlineData("alter table t", "expected ADD, DROP, RENAME")]
    [InlineData("alter table if exists t add a int", "ALTER TABLE IF EXISTS does not exist in Redshift")]
    [InlineData("alter table t add column if not exists a int", "ADD COLUMN IF NOT EXISTS does not exist in Redshift")]
    [InlineData("alter table t drop column if exists a", "DROP COLUMN IF EXISTS does not exist in Redshift")]
    [InlineData("alter table t add a int, add b int", "ALTER TABLE takes one action")]
    [InlineData("alter table t alter column a encode lzo, alter column a encode raw", "ALTER TABLE takes one action")]
    [InlineData("alter table t alter diststyle even, alter sortkey (a)", "ALTER TABLE takes one action")]
    [InlineData("alter table t add a int primary key", "ADD COLUMN takes no column with a key")]
    [InlineData("alter table t add a int identity(1,1)", "ADD COLUMN takes no column with an IDENTITY")]
    [InlineData("alter table t add a int distkey", "ADD COLUMN takes no column with DISTKEY")]
    [InlineData("alter table t add a int sortkey", "ADD COLUMN takes no column with SORTKEY")]
    [InlineData("alter table t add check (a > 1)", "CHECK is not supported by Redshift")]
    [InlineData("alter table t alter column a set default 1", "ALTER COLUMN SET DEFAULT does not exist in Redshift")]
    [InlineData("alter table t alter column a set not null", "ALTER COLUMN SET NOT NULL does not exist in Redshift")]
    [InlineData("alter table t alter column a drop not null", "ALTER COLUMN DROP NOT NULL does not exist in Redshift")]
    [InlineData("alter table t alter column a type bigint", "only changes the size of a VARCHAR, found bigint")]
    [InlineData("alter table t alter column a type varchar(9) using b", "USING does not exist in Redshift")]
    [InlineData("alter table t alter interleaved sortkey (a)", "cannot be altered to INTERLEAVED")]
    [InlineData("alter table t rename to s.u", "RENAME TO takes a name without a schema")]
    [InlineData("alter table t rename a to b", "expected COLUMN")]
    [InlineData("alter table t set schema s", "ALTER TABLE SET SCHEMA does not exist in Redshift")]
    [InlineData("alter table t drop column a b", "expected end of statement")]
    [InlineData("alter table t append from u ignoreextra filltarget", "expected end of statement")]
    public void Forms_of_other_databases_are_refused(string sql, string message)
    {
        var error = Assert.Throws<SparkifyException>(() => Parse(sql));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Span);
    }

    [Fact]
    public void Drop_table_names_several()
    {
        var drop = DropTableParser.Parse(SqlStatement.Own("drop table if exists a, s.b cascade"));

        Assert.True(drop.IfExists);
        Assert.True(drop.Cascade);
        Assert.Equal(["a", "s.b"], drop.Tables.Select(t => Shown(t.Span)));
    }

    private static ColumnDefinition Varchar(string name, int length) =>
        new(name, new ColumnType(ColumnKind.Varchar, length));

    private static AlterTableAction WithoutPlaces(AlterTableAction action) =>
        action is AlterTableAction.AddColumn add
            ? add with
            {
                Span = default,
                Column = add.Column with { Span = null, DefaultSpan = null },
            }
            : action with
            {
                Span = default,
            };

    private static AlterTableStatement Parse(string sql) => AlterTableParser.Parse(SqlStatement.Own(sql));

    private static string Shown(SourceSpan span) => span.Source.Content.Substring(span.Offset, span.Length);
}
