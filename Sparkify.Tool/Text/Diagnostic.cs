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

    /// <summary>The page that explains the rule.</summary>
    public string? Link { get; init; }

    /// <summary>SQLSTATE and rule, as messages show them in brackets; null where there is neither.</summary>
    public string? Marks => Code is not null && Rule is not null ? $"{Code}, {Rule}" : Code ?? Rule;

    /// <summary>What to do and where to read more, in one line.</summary>
    public string? Advice =>
        (Hint, Link) switch
        {
            (var hint, null) => hint,
            (null, var page) => $"see {page}",
            var (hint, page) => $"{hint}; see {page}",
        };

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
