namespace Sparkify.Tool.Text;

internal enum Severity
{
    Error,
    Warning,
}

/// <summary>One finding about the user's files. Rule: the stable name of a lint rule, or null.</summary>
internal sealed record Diagnostic(Severity Severity, string Message, SourceSpan? Span)
{
    public string? Rule { get; init; }

    public string? Hint { get; init; }

    public string? Code { get; init; }

    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>The error as it may be shown and kept: without credentials.</summary>
    public static Diagnostic From(SparkifyException error) =>
        SourceSecrets.Mask(
            new(Severity.Error, error.Message, error.Span)
            {
                Hint = error.Hint,
                Code = error.Code,
                Details = error.Details,
            }
        );
}
