using Sparkify.Tool.Commands.Terminal;

namespace Sparkify.Tool.Tests.Commands;

/// <summary>A console whose streams are strings.</summary>
internal sealed class InMemoryConsole(string input = "") : IConsole
{
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter error = new() { NewLine = "\n" };

    public TextWriter Output => output;

    public TextWriter Error => error;

    public TextReader Input { get; } = new StringReader(input);

    public bool IsInputRedirected { get; init; } = true;

    public bool IsOutputRedirected { get; init; } = true;

    public bool IsErrorTerminal { get; init; }

    public int Width { get; init; } = 100;

    public string OutputText => output.ToString();

    public string ErrorText => error.ToString();
}
