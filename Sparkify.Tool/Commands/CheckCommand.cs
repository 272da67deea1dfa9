using System.CommandLine;
using Sparkify.Tool.Checks;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class CheckCommand : Verb
{
    private readonly Option<string?> only = Declare.Text("--only", "check", "Runs this check alone");

    private readonly Option<TimeSpan?> lockTimeout = Declare.LockTimeout();

    public CheckCommand()
        : base("check", "Checks what is committed: the declared keys and the files of checks/")
    {
        Add(only);
        Add(lockTimeout);
        Examples = ["check", "check --only users_are_unique"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        var project = context.LoadProject();
        using var engine = context.OpenReader(project.Target, context.Get(lockTimeout), cancellationToken);
        var settings = new MigrationSettings(project.Target.Schema, ToolVersion.Text);
        var status = new MigrationRunner(engine, settings).Status(project.Migrations);
        status.ThrowIfProblems();
        status.ThrowIfPending();
        var broken = new List<SparkifyException>();
        var options = new CheckOptions(context.Get(only)) { CannotRun = broken.Add };
        var tables = FindTables(project, engine);
        var results = new CheckRunner(engine).Run(project.Checks, tables, options, cancellationToken);
        var showValues = project.Target.ShowValues;
        CheckPrinter.Print(context, results, showValues);
        foreach (var warning in CheckFailure.ToWarnings(results, showValues))
        {
            context.Reporter.Report(warning);
        }

        var failure = CheckFailure.ToException(results, showValues);
        foreach (var error in failure is null ? broken.Skip(1) : broken)
        {
            context.Reporter.Report(error);
        }

        return (failure ?? broken.FirstOrDefault()) is { } worst ? throw worst : ExitCode.Done;
    }

    /// <summary>The tables of the migrations as the database has them; those of pending migrations are not there yet.</summary>
    private static IEnumerable<TableDefinition> FindTables(SparkifyProject project, IEngine engine)
    {
        var schema = SchemaModel.Partial;
        foreach (var statement in project.Migrations.SelectMany(m => StatementSplitter.Split(m.Text)))
        {
            schema = schema.Apply(statement);
        }

        return schema.Tables.Where(table => engine.FindTable(table.Name) is not null);
    }
}
