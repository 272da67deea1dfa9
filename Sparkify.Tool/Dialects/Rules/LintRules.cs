namespace Sparkify.Tool.Dialects.Rules;

/// <summary>Every rule there is, in the order in which their findings are told apart. docs/rules.md is made from this list.</summary>
internal static class LintRules
{
    public static readonly IReadOnlyList<LintRule> All =
    [
        .. ScriptRules.All,
        .. UnsupportedRules.All,
        .. TransactionRules.All,
        .. LoadRules.All,
        .. MeaningRules.All,
        .. AllowanceRules.All,
    ];

    /// <summary>Those that a run holds its project against: what queries mean a local engine tells better, by the tables that are there.</summary>
    public static readonly IReadOnlyList<LintRule> BeforeRun = [.. All.Except(MeaningRules.All)];

    private static readonly HashSet<string> Names = All.Select(rule => rule.Name).ToHashSet();

    public static bool Contains(string name) => Names.Contains(name);
}
