namespace Sparkify.Tool.Project;

/// <summary>The keys of a script header and the kinds of script they fit.</summary>
internal static class ScriptKeys
{
    public static readonly IReadOnlyList<string> All = ["transaction", "repeatable", "severity", "allow"];

    public static IReadOnlyList<string> Of(ScriptKind kind) =>
        kind switch
        {
            ScriptKind.Migration => ["transaction", "repeatable", "allow"],
            ScriptKind.Transform => ["transaction", "allow"],
            _ => ["severity", "allow"],
        };

    /// <summary>How messages call a script of this kind.</summary>
    public static string Name(ScriptKind kind) =>
        kind switch
        {
            ScriptKind.Migration => "migration",
            ScriptKind.Transform => "transform",
            _ => "check",
        };
}
