using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>The error of a statement that Redshift would not run.</summary>
internal static class Refusal
{
    private const string FeatureNotSupported = "0A000";

    /// <summary>Rule: the lint rule about it.</summary>
    public static SparkifyException Of(
        string rule,
        string message,
        SourceSpan span,
        string hint,
        string code = FeatureNotSupported
    ) =>
        new(message)
        {
            Rule = rule,
            Span = span,
            Hint = hint,
            Code = code,
        };
}
