using Sparkify.Tool.Project;

namespace Sparkify.Tool.Tests.Copy.Malformed;

/// <summary>What COPY makes of data, manifests and jsonpaths files that are not as they should be, on both engines.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/t_Troubleshooting_load_errors.html"/>
public sealed class MalformedCaseTests
{
    public static TheoryData<string> Files => [.. MalformedFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Malformed_input_has_the_outcome_that_its_case_states_on_DuckDB(string file)
    {
        var cases = new MalformedFile(file);
        using var host = new MalformedHost(EngineKind.DuckDb);
        if (MalformedFile.IsUpdate)
        {
            cases.Write(cases.Cases.ToDictionary(c => c.Name, host.Run));
        }

        AssertOutcomes(file, host, c => c.OnDuckDb);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Malformed_input_has_the_same_outcome_on_PostgreSQL(string file)
    {
        using var host = new MalformedHost(EngineKind.Postgres);
        AssertOutcomes(file, host, c => c.OnPostgres);
    }

    [Fact]
    public void Every_case_has_a_name_of_its_own_a_reason_and_an_outcome()
    {
        var cases = MalformedFile.Names.SelectMany(f => new MalformedFile(f).Cases).ToList();

        Assert.InRange(cases.Count, 200, int.MaxValue);
        Assert.Equal(cases.Count, cases.Select(c => c.Name).Distinct().Count());
        Assert.All(cases, c => Assert.NotEmpty(c.Basis));
        Assert.All(cases, c => Assert.NotEmpty(c.OnDuckDb));
    }

    private static void AssertOutcomes(
        string file,
        MalformedHost host,
        Func<MalformedCase, IReadOnlyList<string>> expected
    )
    {
        var failures = new MalformedFile(file)
            .Cases.Select(c => (Case: c, Found: host.Run(c)))
            .Where(c => !expected(c.Case).SequenceEqual(c.Found))
            .Select(c => $"{c.Case.Name}:\n  {string.Join("\n  ", c.Found)}")
            .ToList();

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }
}
