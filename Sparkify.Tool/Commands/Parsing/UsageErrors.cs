using System.CommandLine;
using System.CommandLine.Parsing;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Parsing;

/// <summary>What is wrong with a command line, in the tool's words and with the name that was probably meant.</summary>
internal static class UsageErrors
{
    /// <exception cref="SparkifyException">the command line is not valid</exception>
    public static void ThrowIfAny(ParseResult parsed)
    {
        var unknown = parsed.UnmatchedTokens.FirstOrDefault(LooksLikeOption) ?? SwallowedOption(parsed);
        if (unknown is not null)
        {
            throw UnknownOption(parsed, unknown.Split('=')[0]);
        }

        if (parsed.UnmatchedTokens.Count > 0)
        {
            throw UnknownWord(parsed, parsed.UnmatchedTokens[0]);
        }

        if (parsed.CommandResult.Command is not Verb)
        {
            throw Usage(parsed, "no command", null);
        }

        if (parsed.Errors.Count > 0)
        {
            var message = parsed.Errors[0].Message.TrimEnd('.');
            throw Usage(parsed, char.ToLowerInvariant(message[0]) + message[1..], null);
        }
    }

    /// <summary>An unknown option that the parser took for an argument: it cannot know that SQL never looks like one.</summary>
    private static string? SwallowedOption(ParseResult parsed)
    {
        if (parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash))
        {
            return null;
        }

        var values = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens);
        return values.Select(t => t.Value).FirstOrDefault(LooksLikeOption);
    }

    private static bool LooksLikeOption(string text)
    {
        var name = text.Split('=')[0].TrimStart('-');
        return text.StartsWith('-')
            && name.Length > 0
            && char.IsAsciiLetter(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
    }

    private static SparkifyException UnknownOption(ParseResult parsed, string option)
    {
        var command = parsed.CommandResult.Command;
        var root = parsed.RootCommandResult.Command;
        var known = command.Options.Concat(root.Options).Select(o => o.Name);
        return Usage(parsed, $"unknown option {option}", NearestName.Find(option, known));
    }

    private static SparkifyException UnknownWord(ParseResult parsed, string word)
    {
        var command = parsed.CommandResult.Command;
        return command.Subcommands.Count > 0
            ? Usage(
                parsed,
                $"unknown command \"{word}\"",
                NearestName.Find(word, command.Subcommands.Select(c => c.Name))
            )
            : Usage(parsed, $"unexpected argument \"{word}\"", null);
    }

    private static SparkifyException Usage(ParseResult parsed, string message, string? meant)
    {
        var command = parsed.CommandResult.Command;
        var help = command is Verb ? $"sparkify {command.Name} --help" : "sparkify --help";
        return new SparkifyException(message)
        {
            Hint = meant is null ? $"see {help}" : $"did you mean {meant}? See {help}",
            ExitCode = ExitCode.Usage,
        };
    }
}
