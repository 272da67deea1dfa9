using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>
/// One rule for the files of a project. Name: what <c>allow</c> in a script's header calls it. Instead: what to write. Documentation:
/// Redshift's page, null for a rule of the tool's own.
/// </summary>
internal sealed record LintRule(string Name, string Description, string Instead, string? Documentation)
{
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>Where the project breaks the rule, whatever its headers allow; by default what parsers and constructs found under its name.</summary>
    public Func<ParsedProject, IEnumerable<LintFinding>>? Find { get; init; }

    public IEnumerable<LintFinding> FindIn(ParsedProject project) => Find?.Invoke(project) ?? project.FindingsOf(Name);
}

/// <summary>The linter adds rule, severity and documentation.</summary>
internal sealed record LintFinding(ScriptFile File, Diagnostic Diagnostic)
{
    public static LintFinding At(ScriptFile file, SourceSpan? span, string message, string? hint = null) =>
        new(file, new Diagnostic(Severity.Error, message, span) { Hint = hint });

    public static LintFinding Of(ScriptFile file, SparkifyException error) => new(file, Diagnostic.From(error));
}
