using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>sparkify.json, validated: every target of it, not only the one that is used.</summary>
internal sealed record ProjectConfig(IReadOnlyList<ConfiguredTarget> Targets)
{
    /// <summary>The target that is used where nobody names one.</summary>
    public string? DefaultTarget { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the targets stand in the file.</summary>
    public SourceSpan TargetsSpan { get; init; }

    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];
}

/// <summary>A target and the variables that are set for it alone.</summary>
internal sealed record ConfiguredTarget(Target Target, IReadOnlyDictionary<string, string> Variables);
