using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class NewCommand : Verb
{
    private static readonly ScriptKind[] Kinds = Enum.GetValues<ScriptKind>();

    private readonly Argument<string?> kind = new("migration|transform|check")
    {
        Description = "What to write",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string?> name = new("name")
    {
        Description = "What it does: becomes the file's name, in snake_case",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public NewCommand()
        : base("new", "Writes the next migration, transform or check from a template")
    {
        Add(kind);
        Add(name);
        Examples = ["new migration create_users", "new transform users", "new check users_are_unique"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        var chosen = ReadKind(context.Get(kind));
        var given = context.Get(name) ?? throw Usage($"new {ScriptKeys.Name(chosen)} needs a name", null);
        var path = new NewScript(context.LocateProject().ProjectDirectory!, chosen, TimeProvider.System).Write(given);
        if (context.Common.IsJson)
        {
            context.Document.Writer.WriteString("file", path);
        }
        else
        {
            context.Console.Output.Write($"{path}\n");
        }

        return ExitCode.Done;
    }

    private static ScriptKind ReadKind(string? text)
    {
        var index = Array.FindIndex(Kinds, k => ScriptKeys.Name(k) == text);
        return index >= 0 ? Kinds[index]
            : text is null ? throw Usage("new what: migration, transform or check?", null)
            : throw Usage(
                $"\"{text}\" is none of migration, transform and check",
                NearestName.Find(text, Kinds.Select(ScriptKeys.Name))
            );
    }

    private static SparkifyException Usage(string message, string? meant) =>
        new(message)
        {
            Hint = meant is null ? "see sparkify new --help" : $"did you mean {meant}? See sparkify new --help",
            ExitCode = ExitCode.Usage,
        };
}
