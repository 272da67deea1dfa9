using System.CommandLine;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Commands.Terminal;

namespace Sparkify.Tool.Commands.Parsing;

/// <summary>What a verb works with. Environment: the value of a variable, or null.</summary>
internal sealed record CommandContext(
    ParseResult Parsed,
    CommonValues Common,
    IConsole Console,
    Func<string, string?> Environment
)
{
    public Style OutputStyle => Style.Of(!Console.IsOutputRedirected, Common.NoColor, Environment);

    public Reporter Reporter => Reporter.For(Console, Common.NoColor, Environment);

    public T? Get<T>(Option<T> option) => Parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => Parsed.GetValue(argument);
}
