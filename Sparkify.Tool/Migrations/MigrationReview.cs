using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>All migrations split and held against the rules: begun early, on a thread of its own, since a server takes its time to be connected to.</summary>
internal sealed class MigrationReview
{
    private readonly Task<Reviewed> reviewing;

    private MigrationReview(Task<Reviewed> reviewing) => this.reviewing = reviewing;

    public static MigrationReview Begin(IReadOnlyList<ScriptFile> files) => new(Task.Run(() => Review(files)));

    /// <summary>What the rules have against the files.</summary>
    public IReadOnlyList<Diagnostic> Findings => Result.Findings;

    /// <exception cref="SparkifyException">the script does not split</exception>
    public IReadOnlyList<SqlStatement> StatementsOf(ScriptFile file)
    {
        var script = Result.Scripts[file];
        return script.Error is { } error ? throw error : [.. script.Statements.Select(s => s.Statement)];
    }

    private Reviewed Result => reviewing.GetAwaiter().GetResult();

    private static Reviewed Review(IReadOnlyList<ScriptFile> files)
    {
        var project = new ParsedProject(files);

        // A record's own equality would compare whole files.
        var scripts = new Dictionary<ScriptFile, ParsedScript>(ReferenceEqualityComparer.Instance);
        foreach (var script in project.Scripts)
        {
            scripts.Add(script.File, script);
        }

        return new Reviewed(scripts, ProjectLinter.Check(project, LintRules.All));
    }

    private sealed record Reviewed(
        IReadOnlyDictionary<ScriptFile, ParsedScript> Scripts,
        IReadOnlyList<Diagnostic> Findings
    );
}
