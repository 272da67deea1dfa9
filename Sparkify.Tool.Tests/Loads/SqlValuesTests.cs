using System.Text;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Loads;
using Sparkify.Tool.Tests.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Loads;

public sealed class SqlValuesTests
{
    [Theory]
    [InlineData(null, "null")]
    [InlineData("", "''")]
    [InlineData("it's", "'it''s'")]
    [InlineData(@"a\b", @"'a\\b'")]
    [InlineData("a\0b", "'ab'")]
    public void Text_is_quoted(string? value, string literal) => Assert.Equal(literal, SqlValues.Text(value, 100));

    [Theory]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("äöü", 4, "äö")]
    [InlineData("äöü", 5, "äö")]
    [InlineData("a\U0001F3B5b", 4, "a")]
    [InlineData("a\U0001F3B5b", 5, "a\U0001F3B5")]
    [InlineData("\U0001F3B5", 3, "")]
    public void Text_is_cut_at_whole_characters(string value, int maxBytes, string kept) =>
        Assert.Equal($"'{kept}'", SqlValues.Text(value, maxBytes));

    [Fact]
    public void Times_are_UTC_with_microseconds() =>
        Assert.Equal(
            "'2018-11-12 01:37:38.796123'",
            SqlValues.Time(new DateTimeOffset(2018, 11, 12, 2, 37, 38, TimeSpan.FromHours(1)).AddTicks(7_961_230))
        );

    [Fact]
    public void Inserts_are_cut_into_statements_of_a_size_that_Redshift_takes()
    {
        var inserts = SqlValues.Inserts("t", "a, b", Enumerable.Range(0, 1001).Select(i => $"{i}, {i}")).ToList();

        Assert.Equal(3, inserts.Count);
        Assert.StartsWith("insert into t (a, b) values (0, 0),\n(1, 1)", inserts[0], StringComparison.Ordinal);
        Assert.EndsWith("values (1000, 1000)", inserts[2], StringComparison.Ordinal);
        Assert.Empty(SqlValues.Inserts("t", "a", []));
    }

    /// <summary>Whatever the text, what comes back is what was written, cut to the column.</summary>
    [Fact]
    public void Random_text_comes_back_from_the_engine()
    {
        using var scratch = new ScratchEngine();
        scratch.Run("create table t (n integer, value varchar(20))");
        var random = new Random(20181112);
        string[] pieces =
        [
            "a",
            "'",
            "''",
            "\\",
            "\\'",
            "\n",
            "\r",
            "\t",
            "$$",
            "--",
            "/*",
            ";",
            "\"",
            "é",
            "\uFF21",
            "\U0001F3B5",
            " ",
            "%",
        ];
        for (var i = 0; i < 200; i++)
        {
            var value = string.Concat(
                Enumerable.Range(0, random.Next(0, 15)).Select(_ => pieces[random.Next(pieces.Length)])
            );
            scratch.Engine.Execute($"insert into t values ({i}, {SqlValues.Text(value, 20)})");

            var read = (string)scratch.Engine.Read($"select value from t where n = {i}")[0][0]!;

            Assert.True(Encoding.UTF8.GetByteCount(read) <= 20);
            Assert.StartsWith(read, value, StringComparison.Ordinal);
            Assert.True(read == value || Encoding.UTF8.GetByteCount(read) > 16, value);
        }
    }
}
