using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>Holds the files of a project against every rule, offline. What is wrong with a file is a diagnostic, never an exception.</summary>
internal static class ProjectLinter
{
    /// <summary>The findings that no header allows, file by file in the order given, and by their place in the file.</summary>
    public static IReadOnlyList<Diagnostic> Check(IReadOnlyList<ScriptFile> files) => Check(files, LintRules.All);

    public static IReadOnlyList<Diagnostic> Check(IReadOnlyList<ScriptFile> files, IReadOnlyList<LintRule> rules)
    {
        var project = new ParsedProject(files);
        var order = files.Select((file, index) => (file, index)).ToDictionary(f => f.file, f => f.index, ByReference);
        var found = rules.SelectMany(rule => rule.FindIn(project).Select(finding => (rule, finding))).ToList();
        var broken = found.ToLookup(f => f.finding.File, f => f.rule.Name, ByReference);
        return
        [
            .. found
                .Concat(
                    AllowanceRules.FindUnused(project, broken).Select(f => (rule: AllowanceRules.Unused, finding: f))
                )
                .Where(f => !f.finding.File.Header.Allowed.ContainsKey(f.rule.Name))
                .OrderBy(f => order[f.finding.File])
                .ThenBy(f => f.finding.Diagnostic.Span?.Offset ?? 0)
                .Select(f => Complete(f.rule, f.finding.Diagnostic)),
        ];
    }

    /// <summary>A record's own equality would compare whole files.</summary>
    private static IEqualityComparer<ScriptFile> ByReference => ReferenceEqualityComparer.Instance;

    private static Diagnostic Complete(LintRule rule, Diagnostic diagnostic) =>
        diagnostic with
        {
            Rule = rule.Name,
            Severity = rule.Severity,
            Link = rule.Documentation,
        };
}
