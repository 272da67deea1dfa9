using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>CAST, ::, CONVERT and TRY_CAST by the rules of <see cref="CastRules"/>.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html"/>
internal static class CastRewrites
{
    public static bool Cast(CastExpression cast, Renderer renderer)
    {
        if (renderer.Dialect.TypeName(cast.Type) is null)
        {
            throw renderer.Error(
                renderer.Statement.Tokens[cast.TypeRange.Start],
                $"type {cast.Type} is not supported by the {renderer.Catalog.EngineName} engine",
                "0A000"
            );
        }

        if (!cast.IsTry && TypedLiteralRewrites.TryWritePlain(cast.Operand, cast.Type, renderer))
        {
            return true;
        }

        var plan = CastRules.Find(
            SourceOf(cast.Operand, renderer),
            cast.Type,
            cast.IsTry ? CastMode.Try : CastMode.Explicit,
            renderer.Dialect.CastEngine
        );
        if (plan.Refusal is { } refusal)
        {
            throw renderer.Error(cast, refusal.Message, refusal.Code, refusal.Hint);
        }

        if (plan.Template == "{0}")
        {
            renderer.Operand(cast.Operand);
        }
        else
        {
            renderer.WriteTemplate(plan.Template, cast.Operand);
        }

        return true;
    }

    public static CastSource SourceOf(SqlExpression value, Renderer renderer) =>
        new(renderer.Binding.TypeOf(value), StatementBinding.IsOpen(value), ReadsColumn(value));

    private static bool ReadsColumn(SqlNode node) => node is ColumnReference || node.Children.Any(ReadsColumn);
}
