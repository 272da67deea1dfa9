using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class QueryCommand : Verb
{
    private readonly Argument<string?> sql = new("sql")
    {
        Description = "The statements; without it --file or standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> file = Declare.Text("--file", "path", "Reads the statements from a file");

    private readonly Option<QueryFormat?> format = Declare.Choice<QueryFormat>(
        "--format",
        "Form of the rows (default: table; csv prints the last statement alone)"
    );

    public QueryCommand()
        : base("query", "Runs Redshift SQL on the target, each statement committed by itself")
    {
        Add(sql);
        Add(file);
        Add(format);
        Examples =
        [
            "query \"select level, count(*) from users group by level\"",
            "query --file report.sql --format csv > report.csv",
            "query --format json < report.sql",
        ];
    }

    public override ExitCode Execute(CommandContext context, CancellationToken cancellationToken)
    {
        throw new NotImplementedException();
    }
}
