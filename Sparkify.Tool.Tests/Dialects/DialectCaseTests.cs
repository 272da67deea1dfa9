namespace Sparkify.Tool.Tests.Dialects;

/// <summary>Each folder of Cases/Dialects: what DuckDB is sent for input.sql, and the rows or the error that it gives.</summary>
public sealed class DialectCaseTests
{
    public static TheoryData<string> Names => [.. DialectCase.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_is_translated_and_runs_as_its_files_say(string name)
    {
        var expected = new DialectCase(name);
        var actual = CaseRun.Of(name, expected.Input);
        if (DialectCase.IsUpdate)
        {
            expected.Write(actual);
        }

        Assert.Equal(expected.DuckDbSql, actual.DuckDbSql);
        Assert.Equal(expected.Error, actual.Error);
        Assert.Equal(expected.Rows, actual.Rows);
    }

    [Fact]
    public void Every_case_has_rows_or_an_error()
    {
        var cases = DialectCase.Names.Select(n => new DialectCase(n)).ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, c => Assert.True(c.Rows is null != c.Error is null, c.Name));
    }
}
