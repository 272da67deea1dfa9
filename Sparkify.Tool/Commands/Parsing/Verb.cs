using System.CommandLine;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Parsing;

/// <summary>A command of the tool: declares its options, and makes of them one options record for one runner.</summary>
internal abstract class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Command lines shown below the help, without the word "sparkify".</summary>
    public IReadOnlyList<string> Examples { get; protected init; } = [];

    /// <exception cref="SparkifyException">what the user can act on</exception>
    public abstract ExitCode Execute(CommandContext context, CancellationToken cancellationToken);
}
