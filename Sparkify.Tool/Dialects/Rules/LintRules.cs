using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>Every rule there is, in the order in which their findings are told apart.</summary>
internal static class LintRules
{
    public static readonly IReadOnlyList<LintRule> All =
    [
        .. ScriptRules.All,
        .. TransactionRules.All,
        .. LoadRules.All,
        new("unknown-rule", "allow names rules that exist", null) { Find = FindUnknownRules },
    ];

    private static IEnumerable<LintFinding> FindUnknownRules(ParsedProject project)
    {
        var names = All.Select(r => r.Name).ToList();
        return from script in project.Scripts
            from allowed in script.File.Header.Allowed
            where !names.Contains(allowed.Key)
            select LintFinding.At(
                script.File,
                allowed.Value.Span,
                $"there is no rule \"{allowed.Key}\"",
                NearestName.Hint(allowed.Key, names, $"the rules are {string.Join(", ", names)}")
            );
    }
}
