using System.CommandLine;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Parsing;

/// <summary>A command of the tool: declares its options, and makes of them one options record for one runner.</summary>
internal abstract class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Command lines shown below the help, without the word "sparkify".</summary>
    public IReadOnlyList<string> Examples { get; protected init; } = [];

    /// <summary>Runs the verb; a JSON result is one whole document also when the verb fails.</summary>
    /// <exception cref="SparkifyException">what the user can act on</exception>
    public ExitCode Execute(CommandContext context, CancellationToken cancellationToken)
    {
        using var document = context.Document;
        ExitCode exitCode;
        try
        {
            exitCode = Run(context, cancellationToken);
        }
        catch (SparkifyException error) when (context.Common.IsJson || document.IsStarted)
        {
            document.End(error);
            throw;
        }

        // Not above: a document that cannot be written must not be ended twice.
        document.End();
        return exitCode;
    }

    protected abstract ExitCode Run(CommandContext context, CancellationToken cancellationToken);
}
