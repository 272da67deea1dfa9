using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>What headers allow: rules that exist, and that their file breaks.</summary>
internal static class AllowanceRules
{
    public static readonly LintRule Unused = new(
        "unused-allow",
        "what a header allows is found in its file",
        "a header without the rule",
        null
    )
    {
        Severity = Severity.Warning,

        // Known only when all the other rules have been asked: the linter calls FindUnused.
        Find = static _ => [],
    };

    public static readonly IReadOnlyList<LintRule> All =
    [
        new("unknown-rule", "allow names rules that exist", "the name as docs/rules.md has it", null)
        {
            Find = FindUnknownRules,
        },
        Unused,
    ];

    /// <summary>Found: the rules that each file breaks.</summary>
    public static IEnumerable<LintFinding> FindUnused(ParsedProject project, ILookup<ScriptFile, string> found) =>
        from script in project.Scripts
        where script.Error is null
        from allowed in script.File.Header.Allowed
        where allowed.Key != Unused.Name && LintRules.Contains(allowed.Key) && !found[script.File].Contains(allowed.Key)
        select LintFinding.At(
            script.File,
            allowed.Value.Span,
            $"{script.File.Name} does not break the rule \"{allowed.Key}\" that it allows",
            "remove it from the header, so that it hides nothing that comes later"
        );

    private static IEnumerable<LintFinding> FindUnknownRules(ParsedProject project)
    {
        var names = LintRules.All.Select(r => r.Name).ToList();
        return from script in project.Scripts
            from allowed in script.File.Header.Allowed
            where !LintRules.Contains(allowed.Key)
            select LintFinding.At(
                script.File,
                allowed.Value.Span,
                $"there is no rule \"{allowed.Key}\"",
                NearestName.Hint(allowed.Key, names, "docs/rules.md lists the rules")
            );
    }
}
