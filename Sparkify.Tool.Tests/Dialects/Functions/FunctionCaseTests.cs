using Sparkify.Tool.Text;
using Xunit;

namespace Sparkify.Tool.Tests.Dialects.Functions;

/// <summary>Functions, operators and casts, translated and run on both engines.</summary>
public sealed class FunctionCaseTests
{
    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in FunctionCase.Files)
        {
            data.Add(file, "duckdb");
            data.Add(file, "postgres");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Functions_give_what_Redshift_documents(string file, string engine)
    {
        var (setup, cases) = FunctionCase.Read(file);
        using var host = FunctionHost.Open(engine);
        foreach (var statement in setup)
        {
            host.Run(statement);
        }

        var failures = cases.Select(c => Check(c, host)).OfType<string>().ToList();

        Assert.True(failures.Count == 0, $"{file} on {engine}:\n{string.Join('\n', failures)}");
    }

    private static string? Check(FunctionCase test, FunctionHost host)
    {
        string found;
        try
        {
            found = host.Run(test.Query);
        }
        catch (SparkifyException error)
        {
            return
                test.ExpectedErrors is { } words
                && words.Any(w => error.Message.Contains(w, StringComparison.OrdinalIgnoreCase))
                ? null
                : $"line {test.Line}: {test.Text} => error: {error.Message.Split('\n')[0]}";
        }

        return found == test.Expected ? null : $"line {test.Line}: {test.Text} => {found}";
    }
}
