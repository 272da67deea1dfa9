using System.Text;

namespace Sparkify.Tool.Text;

/// <summary>The one printer of <c>file:line:column: error: message [code]</c>, the source line, a caret and the hint.</summary>
internal static class DiagnosticPrinter
{
    private const int MaxLineLength = 200;

    public static string Print(Diagnostic finding)
    {
        var diagnostic = SourceSecrets.Mask(finding);
        var text = new StringBuilder();
        if (diagnostic.Span is { } span)
        {
            text.Append(span).Append(": ");
        }

        text.Append(diagnostic.Severity == Severity.Error ? "error: " : "warning: ").Append(diagnostic.Message);
        if (diagnostic.Marks is { } marks)
        {
            text.Append(" [").Append(marks).Append(']');
        }

        text.Append('\n');
        AppendSourceLine(text, diagnostic.Span);
        foreach (var detail in diagnostic.Details)
        {
            text.Append("  ").Append(detail).Append('\n');
        }

        if (diagnostic.Advice is { } hint)
        {
            text.Append("hint: ").Append(hint).Append('\n');
        }

        return text.ToString();
    }

    private static void AppendSourceLine(StringBuilder text, SourceSpan? span)
    {
        if (span is not { } place || place.Source.Content.Length == 0)
        {
            return;
        }

        var start = place.Start;
        var masked = new SourceText(place.Source.Name, SourceSecrets.MaskContent(place.Source.Content));
        var line = masked.LineAt(start.Line);
        if (line.Length > MaxLineLength)
        {
            return;
        }

        var caret = new StringBuilder();
        foreach (var character in line.AsSpan(0, Math.Min(start.Column - 1, line.Length)))
        {
            caret.Append(character == '\t' ? '\t' : ' ');
        }

        var width = Math.Clamp(place.Length, 1, Math.Max(1, line.Length - start.Column + 1));
        text.Append("  ").Append(line).Append('\n');
        text.Append("  ").Append(caret).Append('^', width).Append('\n');
    }
}
