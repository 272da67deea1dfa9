using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

internal static class ProjectLinter
{
    public static IReadOnlyList<Diagnostic> Check(IReadOnlyList<ScriptFile> files) => [];
}
