using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>What validate reports as an error stops every run as well, before anything is changed.</summary>
internal static class ProjectGate
{
    /// <exception cref="SparkifyException">InvalidProject: the first error; the others as details</exception>
    public static void RefuseErrors(IReadOnlyList<ScriptFile> files)
    {
        var errors = ProjectLinter.Check(files).Where(d => d.Severity == Severity.Error).ToList();
        if (errors.Count == 0)
        {
            return;
        }

        var first = errors[0];
        throw new SparkifyException(first.Message)
        {
            Span = first.Span,
            Code = first.Code ?? first.Rule,
            Hint = first.Hint,
            Details =
            [
                .. first.Details,
                .. errors.Skip(1).Select(e => $"also {e.Span}: {e.Message} [{e.Code ?? e.Rule}]"),
            ],
            ExitCode = ExitCode.InvalidProject,
        };
    }
}
