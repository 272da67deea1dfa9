namespace Sparkify.Tool.Tests.Engines;

/// <summary>SUPER values in queries.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
public abstract partial class LocalEngineContract
{
    [Theory]
    [InlineData(
        "select l.doc.artist, l.doc.songs[1].title from logs l order by id",
        "\"Ada\"|\"Two\"",
        "\"Bea\"|NULL",
        "5|NULL"
    )]
    [InlineData("select doc.songs[0].marks[1], doc[0], doc.nothing.at_all from logs where id = 1", "2|NULL|NULL")]
    [InlineData("select doc.songs[id].title from logs where id = 1", "\"Two\"")]
    [InlineData(
        "select id, s.title, place from logs as l, l.doc.songs as s at place order by id, place",
        "1|\"One\"|0",
        "1|\"Two\"|1"
    )]
    [InlineData("select s.title, m from logs l, l.doc.songs s, s.marks m order by m", "\"One\"|1.50", "\"One\"|2")]
    [InlineData(
        "select id, s.title from logs l left join l.doc.songs s order by id, s.title",
        "1|\"One\"",
        "1|\"Two\"",
        "2|NULL",
        "3|NULL"
    )]
    [InlineData("select id from logs l where exists (select 1 from l.doc.songs s where s.title = 'Two')", "1")]
    [InlineData("select m from logs l, l.doc.songs[0].marks as m order by m desc", "2", "1.50")]
    [InlineData(
        "select s.title, n from logs l, unnest(l.doc.songs) with offset as songs (s, n) order by n",
        "\"One\"|0",
        "\"Two\"|1"
    )]
    [InlineData(
        "select n, json_typeof(v) from logs l, unpivot l.doc as v at n where id = 1 order by n",
        "artist|string",
        "price|number",
        "songs|array"
    )]
    [InlineData(
        "with d as (select doc.songs as all_songs from logs) select s.title from d, d.all_songs s order by s.title",
        "\"One\"",
        "\"Two\""
    )]
    [InlineData("select songs from (select doc.songs from logs) where get_array_length(songs) = 0", "[]")]
    public void Super_values_are_navigated_and_unnested(string query, params string[] rows)
    {
        FillLogs();

        Assert.Equal(rows, Rows(query));
    }

    [Theory]
    [InlineData("select id from logs where doc.artist = 'Ada '", "1")]
    [InlineData("select id from logs where doc.artist in (5.0, 'none')", "3")]
    [InlineData("select id from logs where doc.artist <= 'Ada'", "1")]
    [InlineData("select id from logs where doc.price between 9 and 10 order by id", "1", "2")]
    [InlineData("select id from logs where doc.songs is null", "3")]
    [InlineData(
        "select doc.artist, count(*) from logs group by doc.artist order by doc.artist desc",
        "\"Bea\"|1",
        "\"Ada\"|1",
        "5|1"
    )]
    [InlineData("select distinct doc.artist = 5, 1 from logs where id = 3", "t|1")]
    [InlineData(
        "select doc.price as p, count(*) from (select doc from logs union all select doc from logs) group by p order by 1",
        "9.00|2",
        "10.00|2",
        "12.00|2"
    )]
    [InlineData(
        "select avg(doc.price), sum(doc.price), max(doc.price), min(doc.artist) from logs",
        "10.33|31.00|12.00|5"
    )]
    [InlineData("select sum(doc.price) over () from logs where id < 3", "19.00", "19.00")]
    [InlineData("select count(distinct doc.songs) from logs", "2")]
    [InlineData("select coalesce(doc.songs, 'none') from logs where id = 3", "\"none\"")]
    [InlineData(
        "select case doc.artist when 5 then 'five' else 'text' end from logs order by id",
        "text",
        "text",
        "five"
    )]
    [InlineData("select round(doc.price / 7, 2), trunc(doc.price / 7, 1) from logs where id = 1", "1.43|1.4")]
    [InlineData(
        "select row_number() over (partition by json_typeof(doc.artist) order by doc.artist desc) from logs order by id",
        "2",
        "1",
        "1"
    )]
    public void Super_values_are_compared_by_their_own_types(string query, params string[] rows)
    {
        FillLogs();

        Assert.Equal(rows, Rows(query));
    }

    [Theory]
    [InlineData("doc.artist::integer", "NULL", "NULL", "5")]
    [InlineData("doc.artist::decimal(5,2)", "NULL", "NULL", "5.00")]
    [InlineData("doc.artist::decimal(2,2)", "NULL", "NULL", "NULL")]
    [InlineData("doc.artist::varchar", "Ada", "Bea", "5")]
    [InlineData("doc.artist::date", "NULL", "NULL", "NULL")]
    [InlineData("doc.songs::varchar", "NULL", "NULL", "NULL")]
    public void Casts_of_super_give_null_where_they_do_not_fit(string cast, params string[] rows)
    {
        FillLogs();

        Assert.Equal(rows, Rows($"select {cast} from logs order by id"));
    }

    [Fact]
    public void Names_of_attributes_keep_their_case_when_the_session_says_so()
    {
        Run("create table t as select json_parse('{\"songTitle\":1,\"songtitle\":2}') as doc");

        Assert.Equal(["2|2"], Rows("select doc.songTitle, doc.\"songTitle\" from t"));
        Run("set enable_case_sensitive_identifier to true");
        Assert.Equal(["2|1"], Rows("select doc.songTitle, doc.\"songTitle\" from t"));
        Run("set enable_case_sensitive_super_attribute to true");
        Assert.Equal(["1|1"], Rows("select doc.songTitle, doc.\"songTitle\" from t"));
    }

    [Fact]
    public void Tables_and_views_take_the_names_of_attributes()
    {
        FillLogs();
        Run("create table titles as select l.doc.artist, s.title from logs l, l.doc.songs s");
        Run("create view artists as select doc.artist from logs");

        Assert.Equal(["\"Ada\"|\"One\"", "\"Ada\"|\"Two\""], Rows("select artist, title from titles order by title"));
        Assert.Equal(["5", "\"Ada\"", "\"Bea\""], Rows("select * from artists order by 1"));
    }

    [Fact]
    public void Super_stands_in_no_right_or_full_join()
    {
        FillLogs();

        Assert.Equal("0A000", Fails("select 1 from logs l right join l.doc.songs s on true").Code);
        Assert.Equal("42804", Fails("select id[0] from logs").Code);
    }

    [Fact]
    public void Fingerprints_are_those_of_a_column_too()
    {
        Run("create table t (v varchar(100))");
        Run(
            "insert into t select 'Red' union all select repeat('redshift', 5) union all select repeat('redshift', 10)"
        );

        Assert.Contains("8533097926206098859", Rows("select farmfingerprint64(v) from t"));
    }

    private void FillLogs()
    {
        Run("create table logs (id integer, doc super)");
        Run(
            """
            insert into logs
            select 1, json_parse('{"artist":"Ada","songs":[{"title":"One","marks":[1.50,2]},{"title":"Two","marks":[]}],"price":10.00}')
            union all select 2, json_parse('{"artist":"Bea","songs":[],"price":9.00}')
            union all select 3, json_parse('{"artist":5,"songs":null,"price":12.00}')
            """
        );
    }
}
