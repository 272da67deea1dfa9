using DuckDB.NET.Data;
using Sparkify.Tool.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

public sealed class DuckDbErrorTests : IDisposable
{
    private readonly DuckDbDatabase database = DuckDbDatabase.Open(
        new DuckDbOptions(":memory:"),
        CancellationToken.None
    );
    private readonly DuckDBConnection connection;

    public DuckDbErrorTests()
    {
        connection = database.OpenConnection();
        connection.Run("create table songs(song_id varchar not null, year int, price decimal(5,2))");
        connection.Run("create schema music");
    }

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
    }

    [Theory]
    [InlineData("selec 1", "42601", "syntax error at or near \"selec\"", 0)]
    [InlineData("select 1 +", "42601", "syntax error at end of input", 10)]
    [InlineData("select 'open", "42601", "unterminated quoted string at or near \"'open\"", 7)]
    [InlineData("select * from missing", "42P01", "relation \"missing\" does not exist", 14)]
    [InlineData("drop table missing", "42P01", "relation \"missing\" does not exist", null)]
    [InlineData("select missing.x from songs", "42P01", "missing FROM-clause entry for table \"missing\"", 7)]
    [InlineData("select song_idd from songs", "42703", "column \"song_idd\" does not exist", 7)]
    [InlineData("select songs.x from songs", "42703", "column \"x\" of relation \"songs\" does not exist", 7)]
    [InlineData("insert into songs(x) values (1)", "42703", "column \"x\" of relation \"songs\" does not exist", null)]
    [InlineData("update songs set x = 1", "42703", "column \"x\" does not exist", null)]
    [InlineData("alter table songs drop column x", "42703", "column \"x\" of relation \"songs\" does not exist", null)]
    [InlineData("select lenght('x')", "42883", "function lenght does not exist", 7)]
    [InlineData("select strlen(1, 2)", "42883", "function strlen(INTEGER_LITERAL, INTEGER_LITERAL) does not exist", 7)]
    [InlineData("create table songs(a int)", "42P07", "relation \"songs\" already exists", null)]
    [InlineData("create schema music", "42P06", "schema \"music\" already exists", null)]
    [InlineData("create table musik.t(a int)", "3F000", "schema \"musik\" does not exist", null)]
    [InlineData("create table t(a int, a int)", "42701", "column \"a\" already exists", null)]
    [InlineData("alter table songs add column year int", "42701", "column \"year\" already exists", null)]
    [InlineData("select 'x'::notatype", "42704", "type \"notatype\" does not exist", 12)]
    [InlineData("drop view songs", "42809", "existing object songs is of type Table, trying to drop type View", null)]
    [InlineData(
        "select year from songs, songs as s",
        "42702",
        "ambiguous reference to column name \"year\" (use: \"songs.year\" or \"s.year\")",
        7
    )]
    [InlineData(
        "select year, count(*) from songs",
        "42803",
        "column \"year\" must appear in the GROUP BY clause or must be part of an aggregate function",
        7
    )]
    [InlineData("insert into songs values (1)", "42601", "INSERT has more target columns than expressions", null)]
    [InlineData(
        "insert into songs(year) values (1)",
        "23502",
        "null value in column \"song_id\" violates not-null constraint",
        null
    )]
    [InlineData("insert into songs values ('a', 99999999999, 1)", "22003", "integer out of range", 31)]
    [InlineData(
        "insert into songs values ('a', 1, 123456)",
        "22003",
        "could not cast value 123456 to DECIMAL(5,2)",
        34
    )]
    [InlineData("select 2147483647::int + 1::int", "22003", "integer out of range", null)]
    [InlineData("select sqrt(-1)", "2201F", "cannot take square root of a negative number", null)]
    [InlineData("select 'abc'::int", "22P02", "invalid input syntax for integer: \"abc\"", 12)]
    [InlineData(
        "select 'abc'::date",
        "22007",
        "invalid date field format: \"abc\", expected format is (YYYY-MM-DD)",
        12
    )]
    [InlineData("select date '2018-13-45'", "22008", "date field value out of range: \"2018-13-45\"", null)]
    [InlineData(
        "select error('value too long for type character varying(5)')",
        "22001",
        "value too long for type character varying(5)",
        null
    )]
    [InlineData("select error('division by zero')", "22012", "division by zero", null)]
    [InlineData(
        "select (select i from range(3) as r(i))",
        "21000",
        "more than one row returned by a subquery used as an expression",
        null
    )]
    [InlineData("commit", "25P01", "cannot commit - no transaction is active", null)]
    [InlineData("select 'broken\n text'::int", "22P02", "could not convert string 'broken  text' to INT32", 21)]
    public void Failed_statement_has_sqlstate_message_and_position(
        string sql,
        string code,
        string message,
        int? position
    )
    {
        var error = Fail(sql);

        Assert.Equal((code, message, position), (error.Code, error.Message, error.PositionUtf8Bytes));
    }

    [Theory]
    [InlineData("select yer from songs", "did you mean \"year\", \"price\"?")]
    [InlineData("select * from song", "did you mean \"songs\"?")]
    [InlineData(
        "create schema tool; create table tool.commits (n int); create table numbers (n int); insert into nope values (1)",
        "did you mean \"numbers\"?"
    )]
    [InlineData("insert into songs(yr) values (1)", "did you mean \"price\", \"year\", \"song_id\"?")]
    [InlineData("select * from music.something", null)]
    [InlineData("select strlen(1, 2)", "candidates: strlen(VARCHAR) -> BIGINT")]
    [InlineData(
        "select year, count(*) from songs",
        "either add it to the GROUP BY list, or use \"ANY_VALUE(year)\" if the exact value of \"year\" is not important"
    )]
    [InlineData("select (select i from range(3) as r(i))", null)]
    [InlineData("selec 1", null)]
    public void Advice_of_the_engine_becomes_the_hint(string sql, string? hint) => Assert.Equal(hint, Fail(sql).Hint);

    [Fact]
    public void Statement_after_a_failed_one_says_that_the_transaction_is_aborted()
    {
        connection.Run("begin");
        Fail("select 'abc'::int");

        Assert.Equal("25P02", Fail("select 1").Code);
    }

    [Fact]
    public void Conflicting_update_is_a_serialization_failure()
    {
        connection.Run("insert into songs values ('a', 1, 1)");
        using var other = database.OpenConnection();
        connection.Run("begin");
        connection.Run("update songs set year = 2");

        var error = Assert.Throws<DuckDBException>(() => other.Run("update songs set year = 3"));

        Assert.Equal("40001", DuckDbError.Of(error).Code);
    }

    [Fact]
    public void Statement_that_needs_more_memory_than_the_limit_says_so()
    {
        connection.Run("set memory_limit = '1MB'");

        var error = Fail("create table big as select i, hash(i) as h from range(1000000) as r(i) order by h");

        Assert.Equal("53200", error.Code);
        Assert.Contains("memoryLimit", error.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("Possible solutions", error.Message);
    }

    [Theory]
    [InlineData("select 'é', missing from songs", "missing")]
    [InlineData("select '日本𝄞', missing from songs", "missing")]
    [InlineData("select 'a',\n    missing from songs", "missing")]
    public void Position_in_bytes_becomes_an_offset_in_characters(string sql, string place)
    {
        var error = Fail(sql);

        var offset = DuckDbError.OffsetOf(sql, error.PositionUtf8Bytes!.Value);

        Assert.Equal(sql.IndexOf(place, StringComparison.Ordinal), offset);
    }

    private DuckDbError Fail(string sql) => DuckDbError.Of(Assert.Throws<DuckDBException>(() => connection.Run(sql)));
}
