using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>What validate found: each finding on standard error, their number as the result.</summary>
internal static class ValidationPrinter
{
    public static void Print(CommandContext context, IReadOnlyList<Diagnostic> diagnostics, int fileCount)
    {
        foreach (var diagnostic in diagnostics)
        {
            context.Reporter.Report(diagnostic);
        }

        var errorCount = diagnostics.Count(d => d.Severity == Severity.Error);
        var warningCount = diagnostics.Count - errorCount;
        if (!context.Common.IsJson)
        {
            context.Console.Output.Write(
                $"{Amounts.Of(fileCount, "file")}: {Amounts.Of(errorCount, "error")}, {Amounts.Of(warningCount, "warning")}\n"
            );
            return;
        }

        var document = context.Document;
        document.Writer.WriteNumber("fileCount", fileCount);
        document.Writer.WriteNumber("errorCount", errorCount);
        document.Writer.WriteNumber("warningCount", warningCount);
        document.StartArray("findings");
        foreach (var diagnostic in diagnostics)
        {
            Write(document, diagnostic);
        }

        document.EndInnermost();
    }

    private static void Write(JsonResult document, Diagnostic finding)
    {
        var diagnostic = SourceSecrets.Mask(finding);
        document.StartObject();
        document.Writer.WriteString("rule", diagnostic.Rule);
        document.Writer.WriteString("code", diagnostic.Code);
        document.Writer.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
        JsonResult.WritePlace(document.Writer, diagnostic.Span);
        document.Writer.WriteString("message", diagnostic.Message);
        document.Writer.WriteString("hint", diagnostic.Hint);
        document.Writer.WriteString("link", diagnostic.Link);
        document.EndInnermost();
    }
}
