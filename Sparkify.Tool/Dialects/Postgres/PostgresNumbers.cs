using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Dialects.Rewrites;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Postgres;

internal static class PostgresNumbers
{
    /// <summary>PostgreSQL leaves each result its own scale: CASE … THEN 1.50 ELSE 0 END gives 0 where Redshift gives 0.00.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CASE_function.html"/>
    public static bool Case(CaseExpression branches, Renderer renderer)
    {
        var results = branches.Branches.Select(b => b.Then).Concat(branches.Else is { } last ? [last] : []);
        var types = results.Where(r => r is not Literal { Kind: LiteralKind.Null }).Select(renderer.Binding.TypeOf);
        if (CommonTypes.DecimalOf(types) is not { } common)
        {
            return SuperComparisons.Case(branches, renderer);
        }

        renderer.Write("CAST(");
        SuperComparisons.Case(branches, renderer);
        renderer.Write($" AS {PostgresTypes.Find(common)})");
        return true;
    }
}
