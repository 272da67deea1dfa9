using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>What validate reports as an error stops every run as well, before anything is changed.</summary>
internal static class ProjectGate
{
    /// <summary>
    /// The findings about the files that are about to run. All: the whole project, since some rules need to know the tables; an applied
    /// migration that a newer rule would not accept can no longer be changed.
    /// </summary>
    /// <exception cref="SparkifyException">InvalidProject: the first error; the others as details</exception>
    public static void RefuseErrors(IReadOnlyList<ScriptFile> all, IReadOnlyCollection<ScriptFile> running)
    {
        var sources = running.Select(f => f.Source).ToHashSet();
        var errors = ProjectLinter
            .Check(all)
            .Where(d => d.Severity == Severity.Error && (d.Span is not { } span || sources.Contains(span.Source)))
            .ToList();
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
