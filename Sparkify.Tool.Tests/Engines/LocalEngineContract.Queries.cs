namespace Sparkify.Tool.Tests.Engines;

public abstract partial class LocalEngineContract
{
    [Theory]
    [InlineData(
        "select listener, seconds from plays as p qualify row_number() over (partition by listener order by seconds desc) = 1 order by id",
        "ann|90,bob|70,NULL|10"
    )]
    [InlineData(
        "select distinct upper(listener) as n, sum(seconds) as s from plays group by listener having count(*) > 1 qualify rank() over (order by s) = 1 order by upper(listener)",
        "BOB|100"
    )]
    [InlineData(
        "select *, id + 1 as n from plays as p qualify n > avg(n) over () order by 1 desc",
        "5|NULL|10|6,4|bob|70|5"
    )]
    [InlineData("select * exclude (listener, seconds) from plays where id < 3 order by 1", "1,2")]
    [InlineData("select listener, count(*) from plays group by all order by 1", "ann|2,bob|2,NULL|1")]
    [InlineData("select count(*) from plays group by all", "5")]
    [InlineData(
        "select seconds * 2 as a, a + 1 as b, rank() over (order by b) as r from plays order by r limit 1",
        "20|21|1"
    )]
    [InlineData("select seconds + 1 as id, id + 100 as n from plays where id = 1", "41|101")]
    [InlineData(
        "select * from (select listener from plays) pivot (count(*) as n for listener in ('ann' as a, 'bob', null))",
        "2|2|1"
    )]
    [InlineData(
        "select * from plays unpivot (n for what in (id, seconds as s)) where listener = 'ann' order by 2, 3",
        "ann|id|1,ann|id|2,ann|s|40,ann|s|90"
    )]
    [InlineData(
        "select level, name from folders start with parent is null connect by prior id = parent order by level, name",
        "1|root,2|music,2|text,3|jazz"
    )]
    [InlineData(
        "select f.name, p.name as above from folders f join folders p on p.id = f.parent start with f.id = 2 connect by nocycle prior f.id = f.parent order by level",
        "music|root,jazz|music"
    )]
    [InlineData(
        "select * from ratings as r, folders as f where r.song(+) = f.id and r.stars(+) > 2 order by f.id",
        "1|5|1|NULL|root,2|3|2|1|music,NULL|NULL|3|1|text,NULL|NULL|4|2|jazz"
    )]
    [InlineData(
        "select top 1 id from plays where id = 2 union all select top 1 id from plays where id = 1 order by id",
        "1,2"
    )]
    [InlineData("select 1 as n union select 2 intersect select 2 minus select 1", "2")]
    [InlineData(
        "select listener, grouping_id(listener), count(*) from plays where id < 5 group by rollup (listener) order by 2, 1",
        "ann|0|2,bob|0|2,NULL|1|4"
    )]
    [InlineData(
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < 4) select max(i) from n",
        "4"
    )]
    public void Clauses_that_only_Redshift_has_give_its_rows(string query, string rows)
    {
        Array.ForEach(Listens, sql => Run(sql));

        Assert.Equal(rows.Split(','), Rows(query));
    }

    [Fact]
    public void Unpivoted_decimals_take_the_greatest_scale()
    {
        Run("create table t (id int, amt decimal(8, 2), qty int)");
        Run("insert into t values (1, 1.5, 2)");

        Assert.Equal(
            ["amt|1.50", "qty|2.00"],
            Rows("select k, v from (select amt, qty from t) unpivot (v for k in (amt, qty)) order by 1")
        );
    }
}
