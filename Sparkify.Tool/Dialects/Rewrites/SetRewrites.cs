using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

internal static class SetRewrites
{
    /// <summary>MINUS is EXCEPT.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNION.html"/>
    public static NodeEdits Edits(SetOperation operation) =>
        operation.Operator == "minus"
            ? new NodeEdits().Skip(operation.OperatorRange).Before(operation.OperatorRange.End, "EXCEPT ")
            : new NodeEdits();
}
