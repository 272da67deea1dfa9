namespace Sparkify.Tool.Tests.Dialects;

/// <summary>Each folder of Cases/Dialects: what an engine is sent for input.sql, and the rows or the error that it gives.</summary>
public sealed class DialectCaseTests
{
    public static TheoryData<string> Names => [.. DialectCase.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_is_translated_and_runs_as_its_files_say(string name)
    {
        var expected = new DialectCase(name);
        var actual = CaseRun.OnDuckDb(name, expected.Input);
        if (DialectCase.IsUpdate)
        {
            expected.WriteDuckDb(actual);
        }

        AssertEqual(expected.OnDuckDb, actual);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_gives_the_same_on_PostgreSQL(string name)
    {
        var expected = new DialectCase(name);
        var actual = CaseRun.OnPostgres(expected.Input);
        if (DialectCase.IsUpdate)
        {
            expected.WritePostgres(actual);
        }

        AssertEqual(expected.OnPostgres, actual);
    }

    [Fact]
    public void Every_case_has_rows_or_an_error()
    {
        var cases = DialectCase.Names.Select(n => new DialectCase(n)).ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, c => Assert.True(c.OnDuckDb.Rows is null != c.OnDuckDb.Error is null, c.Name));
    }

    private static void AssertEqual(CaseRun expected, CaseRun actual)
    {
        Assert.Equal(expected.Sql, actual.Sql);
        Assert.Equal(expected.Error, actual.Error);
        Assert.Equal(expected.Rows, actual.Rows);
    }
}
