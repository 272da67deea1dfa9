using System.CommandLine;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Commands.Terminal;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Parsing;

/// <summary>The root command over its verbs: parses a command line and runs the verb it names.</summary>
internal sealed class CommandLine(CommandHost host, Reporter reporter)
{
    private readonly IConsole console = host.Console;
    private readonly CommonOptions common = new();
    private readonly Option<bool> version = Declare.Flag("--version", "Shows the version");

    public Command CreateRoot()
    {
        var root = new Command("sparkify", "Migrations, loads and checks for Amazon Redshift, the same SQL on a laptop")
        {
            new RunCommand(),
            new PlanCommand(),
            new MigrateCommand(),
            new LoadCommand(),
            new CheckCommand(),
            new StatusCommand(),
            new RepairCommand(),
            new QueryCommand(),
            new ValidateCommand(),
            new SampleCommand(),
            new InitCommand(),
            new NewCommand(),
        };
        common.AddTo(root);
        root.Add(version);
        return root;
    }

    /// <exception cref="SparkifyException">the command line is not valid, or the verb failed</exception>
    public ExitCode Run(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        var root = CreateRoot();
        var settings = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        var parsed = root.Parse(args, settings);
        if (common.WantsHelp(parsed))
        {
            HelpPage.Write(console.Output, root, parsed.CommandResult.Command, console.Width);
            return ExitCode.Done;
        }

        if (parsed.GetResult(version) is { Implicit: false })
        {
            console.Output.WriteLine(ToolVersion.Text);
            return ExitCode.Done;
        }

        if (parsed.CommandResult.Command is not Verb && parsed.UnmatchedTokens.Count == 0 && !WantsJson(args))
        {
            HelpPage.Write(console.Error, root, root, console.Width);
            return ExitCode.Usage;
        }

        try
        {
            UsageErrors.ThrowIfAny(parsed);
        }
        catch (SparkifyException error) when (WantsJson(args))
        {
            using var document = new JsonResult(console.Output);
            document.End(error);
            throw;
        }

        var verb = (Verb)parsed.CommandResult.Command;
        return verb.Execute(new CommandContext(parsed, common.Read(parsed), host, reporter), cancellationToken);
    }

    /// <summary>Of a command line that could not be parsed.</summary>
    private static bool WantsJson(IReadOnlyList<string> args) =>
        args.Contains("--output=json")
        || args.Contains("--output:json")
        || args.Zip(args.Skip(1)).Contains(("--output", "json"));
}
