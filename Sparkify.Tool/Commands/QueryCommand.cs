using System.CommandLine;
using System.Text;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Queries;
using Sparkify.Tool.Commands.Terminal;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class QueryCommand : Verb
{
    private readonly Argument<string?> sql = new("sql")
    {
        Description = "The statements; without it --file or standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> file = Declare.Text(
        "--file",
        "path",
        "Reads the statements from a file; - is standard input"
    );

    private readonly Option<QueryFormat?> format = Declare.Choice<QueryFormat>(
        "--format",
        "Form of the rows (default: table; csv prints the last statement alone)"
    );

    private readonly Option<TimeSpan?> lockTimeout = Declare.LockTimeout();

    public QueryCommand()
        : base("query", "Runs Redshift SQL on the target, each statement committed by itself")
    {
        Add(sql);
        Add(file);
        Add(format);
        Add(lockTimeout);
        Examples =
        [
            "query \"select level, count(*) from users group by level\"",
            "query --file report.sql --format csv > report.csv",
            "query --format json < report.sql",
        ];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        var chosen = ChooseFormat(context);
        var source = ReadSource(context);
        var project = context.LoadTarget();
        RefuseUnknownVariables(context, project, source);
        var options = new QueryOptions(new VariableResolver(project.Variables).Resolve(source))
        {
            AllowsDestruction = context.Common.Yes || !project.Target.IsProtected,
            ShowValues = project.Target.ShowValues,
            OpenReader = () => context.OpenReader(project.Target, context.Get(lockTimeout), cancellationToken),
            OpenWriter = () => context.OpenWriter(project.Target, context.Get(lockTimeout), cancellationToken),
        };
        new QueryRunner(CreatePrinter(context, chosen), context.Reporter).Run(options, cancellationToken);
        return ExitCode.Done;
    }

    /// <summary>Whatever a script of the project refers to may be set for a query too; a broken script is not in the way.</summary>
    private static void RefuseUnknownVariables(CommandContext context, SparkifyProject project, SourceText source)
    {
        if (context.Common.Set.Count > 0)
        {
            var scripts = SparkifyProject.LoadScripts(project, new List<SparkifyException>());
            SetOptions.RefuseUnknown(project.Variables, [source, .. scripts.Sources]);
        }
    }

    private QueryFormat ChooseFormat(CommandContext context)
    {
        var given = context.Get(format);
        return context.Common.IsJson && given is (QueryFormat.Table or QueryFormat.Csv)
            ? throw Usage("--output json and --format exclude each other", "leave out one of them")
            : given ?? (context.Common.IsJson ? QueryFormat.Json : QueryFormat.Table);
    }

    private static QueryPrinter CreatePrinter(CommandContext context, QueryFormat format) =>
        format switch
        {
            QueryFormat.Json => new JsonQueryPrinter(context.Document),
            QueryFormat.Csv => new CsvQueryPrinter(context.Console.Output),
            _ => new TableQueryPrinter(context.Console.Output, context.OutputStyle),
        };

    private SourceText ReadSource(CommandContext context)
    {
        var text = context.Get(sql);
        var path = context.Get(file);
        if (text is not null && path is not null)
        {
            throw Usage("the SQL is given twice, as an argument and with --file", "give one of them");
        }

        if (text is not null)
        {
            return new SourceText("<argument>", text);
        }

        if (path is not (null or "-"))
        {
            RefuseUnlessFile(path, Path.GetFullPath(path, context.Host.CurrentDirectory));
            return ProjectFile.Read(Path.GetFullPath(path, context.Host.CurrentDirectory), path);
        }

        return path is null && !context.Console.IsInputRedirected
            ? throw Usage("no SQL", "give it as an argument, with --file or on standard input")
            : new SourceText("<stdin>", ReadInput(context.Console));
    }

    private static string ReadInput(IConsole console)
    {
        try
        {
            return console.Input.ReadToEnd();
        }
        catch (DecoderFallbackException error)
        {
            throw new SparkifyException("standard input is not UTF-8", error)
            {
                Hint = "convert it, such as with iconv -t utf-8",
                ExitCode = ExitCode.InvalidProject,
            };
        }
    }

    private static void RefuseUnlessFile(string path, string fullPath)
    {
        if (Directory.Exists(fullPath))
        {
            throw Usage($"--file: {path} is a folder, expected a file", "name the file that holds the SQL");
        }

        if (!File.Exists(fullPath))
        {
            throw Usage($"--file: there is no file {path}", "a relative path starts at the current folder");
        }
    }

    private static SparkifyException Usage(string message, string hint) =>
        new(message) { Hint = hint, ExitCode = ExitCode.Usage };
}
