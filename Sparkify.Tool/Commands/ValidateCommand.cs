using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class ValidateCommand : Verb
{
    public ValidateCommand()
        : base("validate", "Checks every file of the project offline, without a connection")
    {
        Examples = ["validate", "validate --output json"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        var problems = new List<SparkifyException>();
        var project = SparkifyProject.Load(context.LocateProject(), problems);
        IReadOnlyList<ScriptFile> files = [.. project.Migrations, .. project.Transforms, .. project.Checks];
        var diagnostics = problems
            .Select(Diagnostic.From)
            .Concat(project.Warnings)
            .Concat(ProjectLinter.Check(files))
            .DistinctBy(d => (d.Span?.ToString(), d.Message))
            .ToList();
        var names = files.Select(f => f.Source.Name).Concat(problems.Select(p => p.Span?.Source.Name ?? p.Message));
        ValidationPrinter.Print(context, diagnostics, names.Distinct().Count());
        return diagnostics.Exists(d => d.Severity == Severity.Error) ? ExitCode.InvalidProject : ExitCode.Done;
    }
}
