using System.CommandLine;

namespace Sparkify.Tool.Commands.Parsing;

/// <summary>The help of the tool and of each verb.</summary>
internal static class HelpPage
{
    public static void Write(TextWriter output, Command root, Command command, int width)
    {
        output.Write($"{command.Description}\n\nUsage:\n  {Usage(root, command)}\n");
        WriteSection(output, "Commands", command.Subcommands.Select(c => (c.Name, c.Description)), width);
        WriteSection(output, "Arguments", command.Arguments.Select(a => ($"[{a.Name}]", a.Description)), width);
        var own = command.Options.Except(root.Options).Select(Row);
        WriteSection(output, "Options", own, width);
        WriteSection(output, "Common options", root.Options.Select(Row), width);
        var examples = command is Verb verb ? verb.Examples : [];
        if (examples.Count > 0)
        {
            output.Write("\nExamples:\n");
        }

        foreach (var example in examples)
        {
            output.Write($"  sparkify {example}\n");
        }
    }

    private static string Usage(Command root, Command command)
    {
        var words = new List<string> { root.Name };
        if (command.Subcommands.Count > 0)
        {
            words.Add("<command>");
        }
        else if (command != root)
        {
            words.Add(command.Name);
        }

        words.AddRange(command.Arguments.Select(a => $"[{a.Name}]"));
        words.Add("[options]");
        return string.Join(' ', words);
    }

    private static (string, string?) Row(Option option)
    {
        var names = string.Join(", ", option.Aliases.Prepend(option.Name));
        return (option.HelpName is { } value ? $"{names} <{value}>" : names, option.Description);
    }

    private static void WriteSection(
        TextWriter output,
        string title,
        IEnumerable<(string Name, string? Description)> rows,
        int width
    )
    {
        var list = rows.ToList();
        if (list.Count == 0)
        {
            return;
        }

        output.Write($"\n{title}:\n");
        var indent = list.Max(r => r.Name.Length) + 4;
        foreach (var (name, description) in list)
        {
            output.Write($"  {name}".PadRight(indent));
            WriteWrapped(output, description ?? "", indent, Math.Max(20, width - indent - 1));
        }
    }

    private static void WriteWrapped(TextWriter output, string text, int indent, int width)
    {
        var used = 0;
        foreach (var word in text.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length > width)
            {
                output.Write("\n" + new string(' ', indent));
                used = 0;
            }

            output.Write(used == 0 ? word : " " + word);
            used += word.Length + (used == 0 ? 0 : 1);
        }

        output.Write('\n');
    }
}
