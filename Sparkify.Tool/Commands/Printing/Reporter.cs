using Sparkify.Tool.Commands.Terminal;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>Errors, warnings and notes on standard error; in GitHub Actions the findings also as annotations.</summary>
internal sealed class Reporter(CommandHost host, bool noColor, bool isVerbose)
{
    private readonly IConsole console = host.Console;
    private readonly Style style = Style.Of(host.Console.IsErrorTerminal, noColor, host.Environment);

    /// <summary>The folder that names of the project's files are relative to, as soon as it is known.</summary>
    public string? ProjectRoot { get; set; }

    public void Report(Diagnostic diagnostic)
    {
        FlushOutput();
        var label = diagnostic.Severity == Severity.Error ? "error:" : "warning:";
        var colored = diagnostic.Severity == Severity.Error ? style.Red(label) : style.Yellow(label);
        var text = DiagnosticPrinter.Print(diagnostic);
        var at = text.IndexOf(label, StringComparison.Ordinal);
        console.Error.Write(string.Concat(text.AsSpan(0, at), colored, text.AsSpan(at + label.Length)));
        if (host.Environment("GITHUB_ACTIONS") is "true")
        {
            console.Error.WriteLine(GitHubAnnotation.Format(diagnostic, FileInRepository(diagnostic.Span)));
        }
    }

    public void Report(SparkifyException error)
    {
        Report(Diagnostic.From(error));
        if (isVerbose && error.InnerException is { } cause)
        {
            var text = new Diagnostic(Severity.Error, cause.ToString(), error.Span);
            console.Error.WriteLine(SourceSecrets.Mask(text).Message);
        }
    }

    public void Warn(string message, string? hint = null) =>
        Report(new Diagnostic(Severity.Warning, message, null) { Hint = hint });

    public void Note(string message) => console.Error.WriteLine(message);

    public void ReportBug(Exception error)
    {
        Report(
            new Diagnostic(Severity.Error, "this is a bug in sparkify: " + error.Message, null)
            {
                Hint = $"please report it together with the lines below (sparkify {ToolVersion.Text})",
            }
        );
        console.Error.WriteLine(error);
    }

    /// <summary>What was printed before the error belongs before it, also where both streams show on one screen.</summary>
    private void FlushOutput()
    {
        try
        {
            console.Output.Flush();
        }
        catch (SparkifyException)
        {
            // The output cannot take more, which may be the very error that is being reported.
        }
    }

    /// <summary>The file as GitHub names it, from the root of the checkout; null for what is no file, such as standard input.</summary>
    private string? FileInRepository(SourceSpan? span)
    {
        if (span is not { } place)
        {
            return null;
        }

        var folders = new[] { ProjectRoot, host.CurrentDirectory }.OfType<string>();
        var path = folders.Select(folder => Path.Combine(folder, place.Source.Name)).FirstOrDefault(File.Exists);
        return path is null ? null
            : host.Environment("GITHUB_WORKSPACE") is { Length: > 0 } workspace ? Path.GetRelativePath(workspace, path)
            : place.Source.Name;
    }
}
