using System.Globalization;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>A finding as a line that GitHub Actions shows beside the code.</summary>
/// <seealso href="https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions"/>
internal static class GitHubAnnotation
{
    /// <summary>File: from the root of the repository; null where the finding is in no file of it.</summary>
    public static string Format(Diagnostic finding, string? file)
    {
        var diagnostic = SourceSecrets.Mask(finding);
        var kind = diagnostic.Severity == Severity.Error ? "error" : "warning";
        var place = file is not null && diagnostic.Span is { } span ? Place(file, span.Start) : "";
        var code = diagnostic.Marks is { } marks ? $" [{marks}]" : "";
        var hint = diagnostic.Advice is { } text ? $"\nhint: {text}" : "";
        return $"::{kind}{place}::{EscapeData($"{diagnostic.Message}{code}{hint}")}";
    }

    private static string Place(string file, LinePosition start)
    {
        var name = EscapeProperty(file.Replace('\\', '/'));
        return string.Create(CultureInfo.InvariantCulture, $" file={name},line={start.Line},col={start.Column}");
    }

    private static string EscapeData(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) =>
        EscapeData(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
