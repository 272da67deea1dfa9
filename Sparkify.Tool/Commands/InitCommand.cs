using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class InitCommand : Verb
{
    private readonly Argument<string?> directory = new("directory")
    {
        Description = "Where to write (default: the current folder)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public InitCommand()
        : base("init", "Writes a new project that runs at once: config, SQL, sample data, a CI workflow")
    {
        Add(directory);
        Examples = ["init", "init warehouse"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        var given = context.Get(directory);
        var folder = Path.GetFullPath(given ?? ".", context.Host.CurrentDirectory);
        var files = NewProject.Write(folder, ToolVersion.Text.Split('+')[0]);
        if (context.Common.IsJson)
        {
            Write(context.Document, folder, files);
            return ExitCode.Done;
        }

        foreach (var file in files)
        {
            context.Console.Output.Write($"{file}\n");
        }

        var next = given is null ? "sparkify run" : $"sparkify run --project {given}";
        context.Console.Output.Write($"{Amounts.Of(files.Count, "file")} written; next: {next}\n");
        return ExitCode.Done;
    }

    private static void Write(JsonResult document, string folder, IReadOnlyList<string> files)
    {
        document.Writer.WriteString("directory", folder);
        document.StartArray("files");
        foreach (var file in files)
        {
            document.Writer.WriteStringValue(file);
        }

        document.EndInnermost();
    }
}
