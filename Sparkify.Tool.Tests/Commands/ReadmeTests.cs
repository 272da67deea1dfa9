using System.Text;
using System.Text.RegularExpressions;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Commands.Terminal;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Commands;

/// <summary>The README names every command, option, exit code and package, and the output it shows is what the tool prints.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string FilePath = Path.Combine(Repository.Root, "README.md");
    private static readonly string Readme = File.ReadAllText(FilePath).ReplaceLineEndings("\n");

    [Fact]
    public void Every_command_and_every_option_stands_in_the_readme()
    {
        var host = new CommandHost(new InMemoryConsole(), _ => null, Repository.Root);
        var root = new CommandLine(host, new Reporter(host, noColor: true, isVerbose: false)).CreateRoot();

        foreach (var verb in root.Subcommands)
        {
            var row = Regex.Match(Readme, $@"^\| `{verb.Name}[` ].*$", RegexOptions.Multiline);
            Assert.True(row.Success, $"the table of commands has no row for {verb.Name}");
            var isRun = verb is Sparkify.Tool.Commands.RunCommand;
            Assert.All(
                verb.Options,
                option => Assert.True(isRun || row.Value.Contains($"`{option.Name}"), option.Name)
            );
        }

        Assert.All(
            root.Options,
            option => Assert.Contains($"`{option.Name}", Readme.Replace("`sparkify --version`", "`--version`"))
        );
    }

    [Fact]
    public void Every_exit_code_stands_in_the_readme_and_no_other()
    {
        var documented = ExitCodeRow().Matches(Readme).Select(m => int.Parse(m.Groups[1].Value));

        Assert.Equal(Enum.GetValues<ExitCode>().Select(c => (int)c).Order(), documented);
    }

    [Fact]
    public void Every_package_stands_in_the_readme_with_its_reason()
    {
        var project = File.ReadAllText(Path.Combine(Repository.Tool, "Sparkify.Tool.csproj"));
        var packages = Regex.Matches(project, "PackageReference Include=\"([^\"]+)\"").Select(m => m.Groups[1].Value);
        var documented = Regex.Matches(
            Readme[Readme.IndexOf("## Dependencies", StringComparison.Ordinal)..],
            @"^\| ([\w.-]+) \| ",
            RegexOptions.Multiline
        );

        Assert.Equal(packages.Order(), documented.Select(m => m.Groups[1].Value).Where(n => n != "package").Order());
    }

    [Fact]
    public void Links_lead_to_files()
    {
        var links = Regex.Matches(Readme, @"\]\(([^)#:]+)\)").Select(m => m.Groups[1].Value);

        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Repository.Root, link)), link));
    }

    [Fact]
    public void Output_shown_is_the_tools_own()
    {
        using var copy = new WarehouseCopy();
        var actual = ConsoleBlock().Replace(Readme, block => RunBlock(copy, block.Groups[1].Value));

        if (Environment.GetEnvironmentVariable("SPARKIFY_UPDATE_CASES") == "1")
        {
            Assert.Null(Environment.GetEnvironmentVariable("CI"));
            File.WriteAllText(FilePath, actual);
            return;
        }

        Assert.Equal(WithoutTimes(Readme), WithoutTimes(actual));
    }

    /// <summary>The block as it should be: each command line that starts with "$ sparkify" with what it prints; "$ echo" writes a file.</summary>
    private static string RunBlock(WarehouseCopy copy, string block)
    {
        var shown = new StringBuilder("```console\n");
        foreach (var line in block.Split('\n').Where(l => l.StartsWith("$ ", StringComparison.Ordinal)))
        {
            shown.Append(line).Append('\n');
            if (EchoLine().Match(line) is { Success: true } echo)
            {
                copy.Write(echo.Groups["file"].Value, echo.Groups["text"].Value + "\n");
            }

            if (line.StartsWith("$ sparkify ", StringComparison.Ordinal))
            {
                shown.Append(copy.Print(line["$ sparkify ".Length..]));
            }
        }

        return shown.Append("```").ToString();
    }

    /// <summary>Durations differ from run to run, and with them the width of their column.</summary>
    private static string WithoutTimes(string text)
    {
        var same = Duration().Replace(text, "0 ms");
        return Blanks().Replace(Rule().Replace(same, "-"), " ");
    }

    [GeneratedRegex(@"```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"^\$ echo ""(?<text>[^""]*)"" > (?<file>\S+)$")]
    private static partial Regex EchoLine();

    [GeneratedRegex(@"^\| (\d+) \| ", RegexOptions.Multiline)]
    private static partial Regex ExitCodeRow();

    [GeneratedRegex(@"\b\d+(\.\d+)? m?s\b")]
    private static partial Regex Duration();

    [GeneratedRegex("-+")]
    private static partial Regex Rule();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();

    /// <summary>The repository's warehouse in a folder of its own.</summary>
    private sealed class WarehouseCopy : IDisposable
    {
        private readonly string root = Directory.CreateTempSubdirectory("sparkify-readme-").FullName;

        public WarehouseCopy()
        {
            foreach (var folder in new[] { ".config", "migrations", "transforms", "checks", "sample" })
            {
                var source = Path.Combine(Repository.Root, folder);
                foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
                {
                    var target = Path.Combine(root, Path.GetRelativePath(Repository.Root, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(file, target);
                }
            }
        }

        public void Write(string file, string content) => File.WriteAllText(Path.Combine(root, file), content);

        /// <summary>Standard output of a command that succeeds, standard error of one that fails.</summary>
        public string Print(string commandLine)
        {
            var args = System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(commandLine);
            var run = CommandRun.In(root, new InMemoryConsole(), [], [.. args]);
            return run.ExitCode == 0 ? run.Output : run.Error;
        }

        public void Dispose() => Directory.Delete(root, recursive: true);
    }
}
