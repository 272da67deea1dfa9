using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy;

internal static class SourcePlace
{
    /// <summary>The same error, pointing at the statement that met it.</summary>
    public static SparkifyException At(this SparkifyException error, SourceSpan span) =>
        new(error.Message, error)
        {
            Span = span,
            Hint = error.Hint,
            Code = error.Code,
            Details = error.Details,
            ExitCode = error.ExitCode,
        };
}
