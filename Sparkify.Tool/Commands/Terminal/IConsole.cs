namespace Sparkify.Tool.Commands.Terminal;

/// <summary>
/// The terminal as the verbs see it. Output takes the result and nothing else; Error takes progress, warnings and errors.
/// A reader that goes away (a broken pipe) is no error.
/// </summary>
internal interface IConsole
{
    TextWriter Output { get; }

    TextWriter Error { get; }

    TextReader Input { get; }

    bool IsInputRedirected { get; }

    bool IsOutputRedirected { get; }

    bool IsErrorTerminal { get; }

    /// <summary>Columns of the terminal; a fixed number where there is none.</summary>
    int Width { get; }
}
