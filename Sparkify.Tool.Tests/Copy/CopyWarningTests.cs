using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>What a COPY into the real engine tells of rows that it loads but that Redshift might not.</summary>
public sealed class CopyWarningTests : IDisposable
{
    private const string Statement =
        "copy t from 's3://bucket/d' iam_role default json 'auto' acceptinvchars dateformat 'auto'";

    private readonly ScratchEngine scratch = new();

    public CopyWarningTests() => scratch.Run("create table t (a integer, b varchar(9), d date)");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_5_mb_object_is_loaded_and_counted()
    {
        var outcome = Copy($$"""{"pad":"{{new string('x', 5 << 20)}}","a":1}{"a":2}""");
        Assert.Equal((2, 1), (outcome.RowCount, outcome.LargeRowCount));
        Assert.Equal(["3"], scratch.Rows("select sum(a) from t"));
    }

    [Fact]
    public void A_70_mb_object_fails_the_copy_and_leaves_the_table_unchanged()
    {
        Write($$"""{"a":1}{"pad":"{{new string('x', 70 << 20)}}","a":2}""");
        var error = scratch.Fails(Statement);
        Assert.Contains("a record is larger than 64 MB", error.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], scratch.Rows("select count(*) from t"));
    }

    [Fact]
    public void Replaced_characters_and_names_that_stand_twice_are_counted()
    {
        var outcome = Copy("""{"b":"\udc00"}{"a":1,"a":2}{"a":3}""");
        Assert.Equal((3, 1, 1), (outcome.RowCount, outcome.ReplacedRowCount, outcome.DuplicateNameRowCount));
    }

    [Fact]
    public void Dates_before_the_year_1_are_loaded_as_the_engines_own()
    {
        Copy("""{"d":"Jan-08-95 BC"}{"d":"J1721065"}""");
        Assert.Equal(["-94|2"], scratch.Rows("select min(extract(year from d)), count(d) from t"));
    }

    [Fact]
    public void A_nul_is_a_character_like_any_other()
    {
        Copy("""{"b":"1\u00002"}""");
        Assert.Equal(["3"], scratch.Rows("select length(b) from t"));
    }

    private CopyOutcome Copy(string json)
    {
        Write(json);
        using var result = scratch.Engine.Run(SqlStatement.Own(Statement), CancellationToken.None);
        return result.Copy!;
    }

    private void Write(string json) => File.WriteAllText(Path.Join(scratch["bucket"], "d.json"), json);
}
