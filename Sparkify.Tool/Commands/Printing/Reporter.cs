using Sparkify.Tool.Commands.Terminal;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>Errors, warnings and notes on standard error; in GitHub Actions the findings also as annotations.</summary>
internal sealed class Reporter(IConsole console, Style style, bool isGitHub)
{
    public static Reporter For(IConsole console, bool noColor, Func<string, string?> environment) =>
        new(console, Style.Of(console.IsErrorTerminal, noColor, environment), environment("GITHUB_ACTIONS") is "true");

    public void Report(Diagnostic diagnostic)
    {
        // What was printed before the error belongs before it, also where both streams show on one screen.
        console.Output.Flush();
        var label = diagnostic.Severity == Severity.Error ? "error:" : "warning:";
        var colored = diagnostic.Severity == Severity.Error ? style.Red(label) : style.Yellow(label);
        var text = DiagnosticPrinter.Print(diagnostic);
        var at = text.IndexOf(label, StringComparison.Ordinal);
        console.Error.Write(string.Concat(text.AsSpan(0, at), colored, text.AsSpan(at + label.Length)));
        if (isGitHub)
        {
            console.Error.WriteLine(GitHubAnnotation.Format(diagnostic, ""));
        }
    }

    public void Report(SparkifyException error) => Report(Diagnostic.From(error));

    public void Warn(string message, string? hint = null) =>
        Report(new Diagnostic(Severity.Warning, message, null) { Hint = hint });

    public void Note(string message) => console.Error.WriteLine(message);

    public void ReportBug(Exception error)
    {
        Report(
            new Diagnostic(Severity.Error, "this is a bug in sparkify: " + error.Message, null)
            {
                Hint = $"please report it together with these lines (sparkify {ToolVersion.Text})",
            }
        );
        console.Error.WriteLine(error);
    }
}
