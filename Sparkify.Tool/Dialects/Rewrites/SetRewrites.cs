using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

internal static class SetRewrites
{
    /// <summary>MINUS is EXCEPT.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNION.html"/>
    public static bool Minus(SetOperation operation, Renderer renderer)
    {
        if (operation.Operator != "minus")
        {
            return false;
        }

        renderer.AsWritten(
            operation,
            new NodeEdits().Skip(operation.OperatorRange).Before(operation.OperatorRange.End, "EXCEPT ")
        );
        return true;
    }
}
