using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>Functions and operators by the templates of their definitions.</summary>
internal static class CallRewrites
{
    public static bool Call(FunctionCall call, Renderer renderer) => renderer.TryWriteCall(call);

    public static bool Unary(UnaryOperation operation, Renderer renderer) =>
        renderer.TryWriteOperator(operation, [operation.Operand]);

    public static bool Binary(BinaryOperation operation, Renderer renderer) =>
        renderer.TryWriteOperator(operation, [operation.Left, operation.Right]);

    public static bool Pattern(PatternMatch match, Renderer renderer)
    {
        if (!match.IsNegated)
        {
            return renderer.TryWriteOperator(match, Operands(match));
        }

        if (renderer.Binding.FunctionOf(match) is null)
        {
            return false;
        }

        return renderer.TryWriteOperator(match, Operands(match), "NOT (", ")");
    }

    private static SqlExpression[] Operands(PatternMatch match) =>
        match.Escape is { } escape ? [match.Value, match.Pattern, escape] : [match.Value, match.Pattern];
}
