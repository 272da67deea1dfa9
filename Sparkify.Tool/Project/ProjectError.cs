using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>What is wrong with the project's files or with how it was asked for.</summary>
internal static class ProjectError
{
    public static SparkifyException At(SourceSpan? span, string message, string? hint = null) =>
        new(message)
        {
            Span = span,
            Hint = hint,
            ExitCode = ExitCode.InvalidProject,
        };

    /// <summary>An option of the command line that cannot be understood.</summary>
    public static SparkifyException InOption(string message, string? hint = null) =>
        new(message) { Hint = hint, ExitCode = ExitCode.Usage };

    /// <summary>A text of the user in double quotes, on one line whatever it holds.</summary>
    public static string Quote(string text) =>
        $"\"{string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : $"{c}"))}\"";

    /// <summary><c>"a", "b", "c"</c></summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));
}
