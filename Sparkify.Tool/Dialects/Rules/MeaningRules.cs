using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Dialects.Rules.Queries;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>What can be told of queries only where the tables are known: here from the project's own DDL, without a connection.</summary>
internal static class MeaningRules
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "query-meaning",
            "the clauses, types and functions of a query go together: correlated subqueries, windows, grouping sets, forms of functions, nodes they run on",
            "what the hint names",
            "https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_synopsis.html"
        )
        {
            Find = FindErrors,
        },
    ];

    /// <summary>In the order of the scripts, each statement by the tables that earlier ones made; a table made elsewhere is not known, and not judged.</summary>
    private static IEnumerable<LintFinding> FindErrors(ParsedProject project)
    {
        var model = SchemaModel.Partial;
        foreach (var script in project.Scripts)
        {
            foreach (var statement in script.Statements.Where(s => s.Error is null && s.Foreign.Count == 0))
            {
                if (Judge(statement, model) is { } error)
                {
                    yield return LintFinding.Of(script.File, error);
                }

                model = After(model, statement.Statement);
            }
        }
    }

    private static SparkifyException? Judge(ParsedStatement statement, SchemaModel model)
    {
        if (statement.Tree is not { } tree || tree.All().OfType<FunctionCall>().Any(IsUnknown))
        {
            return null;
        }

        var catalog = new TranslationCatalog("local", "", model.Find);
        try
        {
            var binding = Binder.Bind(tree, statement.Statement, catalog);
            QueryRules.Check(tree, statement.Statement, binding, catalog);
            return null;
        }
        catch (SparkifyException error)
        {
            return error;
        }
    }

    /// <summary>Of the project's own, or another rule's finding.</summary>
    private static bool IsUnknown(FunctionCall call) =>
        call.NameTokens.Count > 1
        || FunctionCatalog.Find(call.IsApproximate ? "approximate " + call.Name : call.Name).Count == 0
            && !FunctionRules.IsGrouping(call.Name);

    private static SchemaModel After(SchemaModel model, SqlStatement statement)
    {
        try
        {
            return model.Apply(statement);
        }
        catch (SparkifyException)
        {
            // The rule about the schema tells it.
            return model;
        }
    }
}
