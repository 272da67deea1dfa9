using Sparkify.Tool.Tests.Commands;

namespace Sparkify.Tool.Tests.EndToEnd;

public sealed class HelpTests
{
    private const string AllVerbs = "run plan migrate load check status repair query validate sample init new";

    public static TheoryData<string> Verbs => [.. AllVerbs.Split(' ')];

    [Fact]
    public void Verbs_are_those_of_the_help()
    {
        var help = CommandRun.Of("--help").Output;
        var commands = help[help.IndexOf("\nCommands:\n", StringComparison.Ordinal)..].Split("\n\n")[0].Split('\n')[
            2..
        ];

        Assert.Equal(
            AllVerbs.Split(' ').Order(StringComparer.Ordinal),
            commands
                .Select(line => line.Trim().Split(' ')[0])
                .Where(word => word.Length > 0 && char.IsAsciiLetter(word[0]))
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_command_has_a_help_without_a_project(string verb)
    {
        foreach (var option in (string[])["--help", "-h", "-?"])
        {
            var run = CommandRun.Of(verb, option);

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Contains($"\nUsage:\n  sparkify {verb} ", run.Output);
            Assert.Contains("\nCommon options:\n", run.Output);
            Assert.Contains($"\nExamples:\n  sparkify {verb}", run.Output);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Unknown_option_of_any_command_is_a_usage_error(string verb)
    {
        foreach (var option in (string[])["--no-such-thing", "--no-such-thing=1", "-q"])
        {
            var run = CommandRun.Of(verb, option);

            Assert.Equal(
                (64, "", $"error: unknown option {option.Split('=')[0]}\nhint: see sparkify {verb} --help\n"),
                (run.ExitCode, run.Output, run.Error)
            );
        }
    }

    [Fact]
    public void Process_exits_with_64()
    {
        using var process = ToolProcess.Start(Path.GetTempPath(), "load", "--full-refrsh");

        Assert.Equal(
            new(
                64,
                "",
                "error: unknown option --full-refrsh\nhint: did you mean --full-refresh? See sparkify load --help\n"
            ),
            process.Finish()
        );
    }
}
