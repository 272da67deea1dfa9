namespace Sparkify.Tool.Commands.Terminal;

/// <summary>Whether a stream gets colours: it is a terminal, and neither NO_COLOR, --no-color nor TERM=dumb speaks against it.</summary>
internal readonly record struct Style(bool UsesColor)
{
    public static Style Of(bool isTerminal, bool noColor, Func<string, string?> environment) =>
        new(
            isTerminal && !noColor && string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") is not "dumb"
        );

    public string Red(string text) => Wrap("1;31", text);

    public string Green(string text) => Wrap("32", text);

    public string Yellow(string text) => Wrap("1;33", text);

    public string Dim(string text) => Wrap("2", text);

    private string Wrap(string code, string text) => UsesColor ? $"\e[{code}m{text}\e[0m" : text;
}
