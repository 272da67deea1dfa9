using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>Calls of functions that are neither in the catalog of Redshift's functions nor made by a script of the project.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_functions.html"/>
internal static class FunctionRules
{
    private static readonly string[] Groupings = ["rollup", "cube", "grouping sets", "grouping"];

    public static IEnumerable<LintFinding> FindUnknown(ParsedProject project)
    {
        var own = project.Scripts.SelectMany(s => s.Statements).Select(CreatedFunction).OfType<string>().ToHashSet();
        return from script in project.Scripts
            from statement in script.Statements
            where statement.Foreign.Count == 0
            from call in (statement.Tree?.All() ?? []).OfType<FunctionCall>()
            where call.NameTokens.Count == 1 && !own.Contains(call.Name) && !IsKnown(call)
            select LintFinding.Of(script.File, Unknown(statement.Statement, call));
    }

    public static bool IsGrouping(string name) => Groupings.Contains(name);

    private static bool IsKnown(FunctionCall call) =>
        IsGrouping(call.Name)
        || FunctionCatalog.Find(call.IsApproximate ? "approximate " + call.Name : call.Name).Count > 0;

    private static string? CreatedFunction(ParsedStatement parsed)
    {
        if (parsed.Kind != StatementKind.CreateFunction)
        {
            return null;
        }

        var cursor = new TokenCursor(parsed.Statement);
        while (!cursor.AtEnd && !cursor.Take("function"))
        {
            cursor.Next();
        }

        return cursor.TakeName()?.Name;
    }

    private static SparkifyException Unknown(SqlStatement statement, FunctionCall call) =>
        new($"function {call.Name} does not exist")
        {
            Code = "42883",
            Span = statement.SpanOf(call.NameTokens[^1]),
            Hint = NearestName.Find(call.Name, FunctionCatalog.Names) is { } nearest
                ? $"did you mean {nearest}?"
                : "Redshift has no function of that name",
        };
}
