using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines;

/// <summary>COPY as far as it is the engine's: defaults, NULLs, values of every type, failures.</summary>
public abstract partial class EngineContract
{
    [Fact]
    public void Copy_evaluates_a_default_once()
    {
        Put("rows.json", """{"a":1} {"a":2} {"a":3} {"a":4}""");
        Run(
            "create table t (id integer identity(1, 1), a integer, b timestamp default sysdate, c float default random())"
        );

        Run("copy t (a) from 's3://b/rows' iam_role default json 'auto'");

        Assert.Equal(
            ["4|1|1|4"],
            Rows("select count(*), count(distinct b), count(distinct c), count(distinct id) from t")
        );
    }

    [Fact]
    public void Copy_puts_the_default_where_a_column_that_is_not_null_would_get_a_null()
    {
        Put("rows.json", """{"a":1} {"a":2} {"a":3,"d":null} {"a":4,"d":"x"}""");
        Run("create table t (a integer, d varchar(5) not null default 'none')");

        Run("copy t from 's3://b/rows' iam_role default json 'auto'");

        Assert.Equal(["1|none", "2|none", "3|none", "4|x"], Rows("select a, d from t order by a"));
    }

    [Fact]
    public void Copy_fills_columns_of_every_type()
    {
        Put(
            "rows.csv",
            """
            -32768,-2147483648,-9223372036854775808,-123.45,-99999999999999999999999999999999999.999,-1.5,1e300,t,x,zwölf 𝄞,0001-01-01,00:00:00,0001-01-01 00:00:00.000001,2018-11-12 02:37:38+02
            32767,2147483647,9223372036854775807,999.99,0.001,0.25,-1e-300,f,abc,"a, ""b"" c",9999-12-31,23:59:59.999999,9999-12-31 23:59:59.999999,1999-12-31 23:59:59.5
            0,0,0,0,0,0,0,true,y,z,2000-01-01,12:00:00,2000-01-01 00:00:00,2000-01-01
            1,,,100.01,100000000.00001,,,,y,z,,,,
            """
        );
        Run(
            """
            create table t (a smallint, b integer, c bigint, d decimal(5,2), e decimal(38,3), f real, g double precision, h boolean,
                i char(3), j varchar(20), k date, l time, m timestamp, n timestamptz)
            """
        );

        Run("copy t from 's3://b/rows' iam_role default csv");

        Assert.Equal(
            [
                "-32768|-2147483648|-9223372036854775808|-123.45|-99999999999999999999999999999999999.999|-1.5|1e+300|t|x|zwölf 𝄞|0001-01-01|00:00:00|0001-01-01 00:00:00.000001|2018-11-12 00:37:38+00",
                "0|0|0|0.00|0.000|0|0|t|y|z|2000-01-01|12:00:00|2000-01-01 00:00:00|2000-01-01 00:00:00+00",
                "1|NULL|NULL|100.01|100000000.000|NULL|NULL|NULL|y|z|NULL|NULL|NULL|NULL",
                "32767|2147483647|9223372036854775807|999.99|0.001|0.25|-1e-300|f|abc|a, \"b\" c|9999-12-31|23:59:59.999999|9999-12-31 23:59:59.999999|1999-12-31 23:59:59.5+00",
            ],
            Rows("select * from t order by a")
        );
    }

    [Fact]
    public void Copy_within_maxerror_loads_the_good_rows_and_tells_the_bad_ones()
    {
        Put("rows.json", """{"a":1} {"a":"x"} {"a":3}""");
        Run("create table t (a integer not null)");

        using var result = Engine.Run(
            Own("copy t from 's3://b/rows' iam_role default json 'auto' maxerror 2"),
            CancellationToken.None
        );

        Assert.Equal((2, 1), (result.AffectedRowCount, result.Copy!.RejectedRowCount));
        Assert.Equal(["1", "3"], Rows("select a from t order by a"));
    }

    [Fact]
    public void Failed_copy_loads_nothing_and_aborts_the_transaction()
    {
        Put("rows.json", """{"a":1} {"a":2} {"a":"x"}""");
        Run("create table t (a integer)");
        Run("begin");
        Run("insert into t values (0)");

        Assert.Contains(
            "1207",
            Fails("copy t from 's3://b/rows' iam_role default json 'auto'").Details[0],
            StringComparison.Ordinal
        );

        Assert.Equal("25P02", Fails("select 1").Code);
        Run("rollback");
        Assert.Empty(Rows("select a from t"));
    }

    [Fact]
    public void Copied_rows_are_rolled_back_with_their_transaction()
    {
        Put("rows.json", """{"a":1}""");
        Run("create table t (a integer)");
        Run("begin");
        Run("copy t from 's3://b/rows' iam_role default json 'auto'");
        Assert.Equal(["1"], Rows("select a from t"));
        Run("rollback");

        Assert.Empty(Rows("select a from t"));
    }

    [Fact]
    public void Copy_reads_many_objects()
    {
        for (var i = 0; i < 40; i++)
        {
            Put($"data/{i}.json", string.Concat(Enumerable.Range(0, 500).Select(n => $"{{\"a\": {(i * 500) + n}}}\n")));
        }

        Run("create table t (a integer)");
        Run("copy t from 's3://b/data/' iam_role default json 'auto'");

        Assert.Equal(["20000|20000|199990000"], Rows("select count(*), count(distinct a), sum(a) from t"));
    }
}
