using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Commands.Terminal;

namespace Sparkify.Tool.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("query --nope --output json", "unknown option --nope")]
    [InlineData("--output=json qery", "unknown command \"qery\"")]
    [InlineData("--output json", "no command")]
    [InlineData("load --lock-timeout x --output json", "--lock-timeout is \"x\"")]
    public void Usage_error_is_a_JSON_document_where_that_was_asked_for(string line, string message)
    {
        var run = CommandRun.Of(line.Split(' '));

        using var document = System.Text.Json.JsonDocument.Parse(run.Output);
        var error = document.RootElement.GetProperty("error");
        Assert.Equal(64, run.ExitCode);
        Assert.Equal(64, error.GetProperty("exitCode").GetInt32());
        Assert.StartsWith(message, error.GetProperty("message").GetString());
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public void No_command_shows_the_help_on_stderr_and_is_a_usage_error()
    {
        var run = CommandRun.Of();

        Assert.Equal(64, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("Usage:\n  sparkify <command> [options]", run.Error);
    }

    [Theory]
    [InlineData("lod", "error: unknown command \"lod\"\nhint: did you mean load? See sparkify --help\n")]
    [InlineData("xyzzy", "error: unknown command \"xyzzy\"\nhint: see sparkify --help\n")]
    [InlineData("load --form x", "error: unknown option --form\nhint: did you mean --from? See sparkify load --help\n")]
    [InlineData(
        "query --formt csv",
        "error: unknown option --formt\nhint: did you mean --format? See sparkify query --help\n"
    )]
    [InlineData(
        "load --targt=x",
        "error: unknown option --targt\nhint: did you mean --target? See sparkify load --help\n"
    )]
    [InlineData("load extra", "error: unexpected argument \"extra\"\nhint: see sparkify load --help\n")]
    [InlineData(
        "load --from",
        "error: required argument missing for option: '--from'\nhint: see sparkify load --help\n"
    )]
    [InlineData(
        "query --format xml",
        "error: --format is \"xml\", expected one of table, csv, json\nhint: see sparkify query --help\n"
    )]
    [InlineData(
        "load --output yaml",
        "error: --output is \"yaml\", expected one of text, json\nhint: see sparkify load --help\n"
    )]
    [InlineData(
        "load --lock-timeout 5x",
        "error: --lock-timeout is \"5x\", expected seconds or a duration such as 30s, 5m or 1h\nhint: see sparkify load --help\n"
    )]
    [InlineData(
        "sample --events many",
        "error: --events is \"many\", expected a whole number of at least 0\nhint: see sparkify sample --help\n"
    )]
    public void Wrong_command_line_says_what_is_expected(string line, string error)
    {
        var run = CommandRun.Of(line.Split(' '));

        Assert.Equal((64, "", error), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    public void Help_names_every_command(string option)
    {
        var run = CommandRun.Of(option);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        foreach (var verb in "run migrate load check status repair query validate sample".Split(' '))
        {
            Assert.Contains($"\n  {verb} ", run.Output);
        }
    }

    [Fact]
    public void Every_verb_and_every_option_has_a_description_and_every_verb_examples_that_parse()
    {
        var host = new CommandHost(new InMemoryConsole(), _ => null, Path.GetTempPath());
        var root = new CommandLine(host, new Reporter(host, noColor: true, isVerbose: false)).CreateRoot();

        Assert.All(root.Options, o => Assert.False(string.IsNullOrEmpty(o.Description), o.Name));
        foreach (var verb in root.Subcommands.Cast<Verb>())
        {
            Assert.False(string.IsNullOrEmpty(verb.Description), verb.Name);
            Assert.All(verb.Options, o => Assert.False(string.IsNullOrEmpty(o.Description), o.Name));
            Assert.NotEmpty(verb.Examples);
            foreach (var example in verb.Examples)
            {
                var commandLine = System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(
                    example.Split(['<', '>'])[0]
                );
                Assert.Empty(root.Parse([.. commandLine]).Errors);
            }
        }
    }

    [Fact]
    public void Help_of_a_verb_wins_over_its_other_mistakes()
    {
        var run = CommandRun.Of("load", "--bogus", "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("sparkify load [options]", run.Output);
        Assert.Contains("--full-refresh", run.Output);
        Assert.Contains("Common options:", run.Output);
        Assert.Contains("Examples:\n  sparkify load\n", run.Output);
    }

    [Fact]
    public void Help_stays_within_the_width_of_the_terminal()
    {
        var run = CommandRun.With(new InMemoryConsole { Width = 72 }, [], "load", "--help");

        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 72, line));
    }

    [Fact]
    public void Version_is_one_line()
    {
        var run = CommandRun.Of("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", run.Output);
    }

    [Fact]
    public void Errors_are_red_on_a_terminal_that_allows_colours_only()
    {
        var terminal = () => new InMemoryConsole { IsErrorTerminal = true };
        Assert.StartsWith("\e[1;31merror:\e[0m ", CommandRun.With(terminal(), [], "lod").Error);
        Assert.StartsWith("error: ", CommandRun.With(terminal(), [], "lod", "--no-color").Error);
        Assert.StartsWith("error: ", CommandRun.With(terminal(), new() { ["NO_COLOR"] = "1" }, "lod").Error);
        Assert.StartsWith("error: ", CommandRun.With(terminal(), new() { ["TERM"] = "dumb" }, "lod").Error);
        Assert.StartsWith("error: ", CommandRun.Of("lod").Error);
    }

    [Fact]
    public void GitHub_Actions_gets_an_annotation_beside_the_message()
    {
        var run = CommandRun.With(new InMemoryConsole(), new() { ["GITHUB_ACTIONS"] = "true" }, "lod");

        Assert.Equal(
            "error: unknown command \"lod\"\nhint: did you mean load? See sparkify --help\n"
                + "::error::unknown command \"lod\"%0Ahint: did you mean load? See sparkify --help\n",
            run.Error
        );
    }
}
