using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Engines;

/// <summary>What a COPY of text leaves in tables.</summary>
public abstract partial class LocalEngineContract
{
    [Fact]
    public void Every_type_is_read_from_text()
    {
        Run(
            "create table t (a smallint, b integer, c bigint, d decimal(8,2), e real, f double precision, g boolean, h char(3), i varchar(9), j date, k time, l timestamp, m timestamptz, n super, o varbyte(9))"
        );
        Copy(
            "-1,2,3,20.259,1.5,1.0E4,yes,abc,\"x,y\",2008-09-26,05:43:12.5,2008-09-26 05:43:12.25,2008-09-26 05:43:12-8:00,\"[1, 2]\",616263\n,,,,,,,,,,,,,,\n",
            "csv"
        );
        Assert.Equal(
            [
                "-1|2|3|20.25|1.5|10000|t|abc|x,y|2008-09-26|05:43:12.5|2008-09-26 05:43:12.25|2008-09-26 13:43:12+00|[1,2]|616263",
                "NULL|NULL|NULL|NULL|NULL|NULL|NULL|||NULL|NULL|NULL|NULL|NULL|NULL",
            ],
            Rows("select * from t order by a")
        );
    }

    [Fact]
    public void Explicit_ids_give_an_identity_column_the_values_of_the_file()
    {
        Run("create table t (id integer identity(1,1), a varchar(9))");
        Copy("11|x\n12|y\n", "explicit_ids");
        Copy("13|z\n", "explicit_ids", "t (id, a)");
        Assert.Equal(["11|x", "12|y", "13|z"], Rows("select id, a from t order by id"));

        Copy("w\n", "");
        Assert.Equal(["1|w"], Rows("select id, a from t where a = 'w'"));
        Assert.Contains("1213", Fails(Statement("explicit_ids", "t", "|v\n")).Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Noload_judges_every_row_and_loads_none()
    {
        Run("create table t (a integer)");
        var outcome = Copy("1\nx\n2\n", "noload maxerror 2");
        Assert.Equal((0, 1, 0), (outcome.RowCount, outcome.RejectedRowCount, outcome.Objects.Count));
        Assert.Equal("1207", Fails(Statement("noload", "t", "1\nx\n")).Code);
        Assert.Equal(["0"], Rows("select count(*) from t"));
    }

    [Fact]
    public void A_document_that_is_not_shredded_fills_one_super_column()
    {
        Run("create table t (rdata super)");
        Copy("{\"a\": {\"b\": [1, 2]}}\n[1]\n", "json 'noshred'");
        Assert.Equal(["[1]", "{\"a\":{\"b\":[1,2]}}"], Rows("select rdata from t").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Columns_outside_the_list_get_their_defaults()
    {
        Run("create table t (a integer, b varchar(9) default 'none', c integer not null default 1000)");
        Copy("1|\n2|\n", "", "t (a)");
        Copy("3|x|\n", "");
        Assert.Equal(["1|none|1000", "2|none|1000", "3|x|1000"], Rows("select * from t order by a"));
    }

    private CopyOutcome Copy(string text, string options, string table = "t")
    {
        using var result = Engine.Run(SqlStatement.Own(Statement(options, table, text)), CancellationToken.None);
        return result.Copy!;
    }

    private string Statement(string options, string table, string text)
    {
        Put("d", text);
        return $"copy {table} from 's3://b/d' iam_role default {options}";
    }
}
