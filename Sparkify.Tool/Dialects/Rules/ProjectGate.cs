using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>What validate reports as an error stops a run as well, before anything is changed.</summary>
internal static class ProjectGate
{
    /// <param name="files">all of the project: a script may depend on what another one makes</param>
    /// <param name="isJudged">whose errors count</param>
    /// <exception cref="SparkifyException">InvalidProject: the first error; the others as details</exception>
    public static void RefuseErrors(IReadOnlyList<ScriptFile> files, Func<ScriptFile, bool> isJudged)
    {
        var sources = files.Where(isJudged).Select(file => file.Source).ToHashSet();
        var errors = ProjectLinter
            .Check(files, LintRules.BeforeRun)
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
            Hint = first.Advice,
            Details = [.. first.Details, .. errors.Skip(1).Select(e => $"also {e.Span}: {e.Message} [{e.Marks}]")],
            ExitCode = ExitCode.InvalidProject,
        };
    }
}
