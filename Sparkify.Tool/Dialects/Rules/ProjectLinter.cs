using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>Holds the files of a project against every rule, offline. What is wrong with a file is a diagnostic, never an exception.</summary>
internal static class ProjectLinter
{
    /// <summary>The findings that no header allows, file by file in the order given, and by their place in the file.</summary>
    public static IReadOnlyList<Diagnostic> Check(IReadOnlyList<ScriptFile> files) => Check(files, LintRules.All);

    public static IReadOnlyList<Diagnostic> Check(IReadOnlyList<ScriptFile> files, IReadOnlyList<LintRule> rules) =>
        Check(new ParsedProject(files), rules);

    public static IReadOnlyList<Diagnostic> Check(ParsedProject project, IReadOnlyList<LintRule> rules)
    {
        var order = new Dictionary<ScriptFile, int>(ByReference);
        foreach (var script in project.Scripts)
        {
            order.Add(script.File, order.Count);
        }

        var found = rules
            .SelectMany(rule => rule.FindIn(project).Select(finding => new BrokenRule(rule, finding)))
            .ToList();
        var broken = found.ToLookup(f => f.Finding.File, f => f.Rule.Name, ByReference);
        return
        [
            .. found
                .Concat(
                    AllowanceRules.FindUnused(project, broken).Select(f => new BrokenRule(AllowanceRules.Unused, f))
                )
                .Where(f => !f.Finding.File.Header.Allowed.ContainsKey(f.Rule.Name))
                .OrderBy(f => order[f.Finding.File])
                .ThenBy(f => f.Finding.Diagnostic.Span?.Offset ?? 0)
                .Select(f => Complete(f.Rule, f.Finding.Diagnostic)),
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

    /// <summary>Not a tuple: queries over those are compiled while the tool runs, at every start.</summary>
    private sealed record BrokenRule(LintRule Rule, LintFinding Finding);
}
