using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Plans;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class PlanCommand : Verb
{
    private readonly Option<bool> markdown = Declare.Flag("--markdown", "Markdown, for a pull request");

    private readonly Option<bool> exitCode = Declare.Flag(
        "--exit-code",
        "Exit code 2 when migrations or objects are pending"
    );

    public PlanCommand()
        : base("plan", "Shows what run would do and changes nothing: migrations, schema, objects to load")
    {
        Add(markdown);
        Add(exitCode);
        Examples = ["plan", "plan --target redshift --markdown", "plan --exit-code --output json", "plan --verbose"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        RefuseTwoForms(context);
        var project = context.LoadProject();
        using var engine = context.OpenReader(project.Target, null, cancellationToken);
        var planner = new ProjectPlanner(engine, project, ToolVersion.Text);
        var plan = planner.Make(context.Common.Verbose, cancellationToken);
        foreach (var warning in plan.Warnings)
        {
            context.Reporter.Report(warning);
        }

        Print(context, plan);
        if (plan.Problems.Count > 0)
        {
            // The rest of the plan is worth reading.
            foreach (var problem in plan.Problems.Skip(1))
            {
                context.Reporter.Report(problem);
            }

            throw plan.Problems[0];
        }

        return context.Get(exitCode) && plan.IsPending ? ExitCode.ChangesPending : ExitCode.Done;
    }

    private void RefuseTwoForms(CommandContext context)
    {
        if (context.Get(markdown) && context.Common.IsJson)
        {
            throw new SparkifyException("--markdown and --output json do not go together")
            {
                Hint = "run plan twice for both",
                ExitCode = ExitCode.Usage,
            };
        }
    }

    private void Print(CommandContext context, ProjectPlan plan)
    {
        if (context.Common.IsJson)
        {
            new PlanJson(context.Document).Write(plan);
        }
        else if (context.Get(markdown))
        {
            new PlanMarkdown(context.Console.Output).Print(plan);
        }
        else
        {
            new PlanText(context.Console.Output, context.OutputStyle).Print(plan);
        }
    }
}
