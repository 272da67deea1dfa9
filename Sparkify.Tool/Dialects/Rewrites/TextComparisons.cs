using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>Conditions on texts that are no operators: trailing blanks do not count there either.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html"/>
internal static class TextComparisons
{
    public static bool In(InTest test, Renderer renderer)
    {
        var isText = test.Query is { } list
            ? AreTexts([test.Value], renderer) && renderer.Binding.OutputOf(list) is [{ Type.IsCharacter: true }]
            : AreTexts([test.Value, .. test.Items], renderer);
        if (!isText)
        {
            return false;
        }

        Trimmed(test.Value, renderer);
        renderer.Write(test.IsNegated ? " NOT IN (" : " IN (");
        if (test.Query is { } query)
        {
            renderer.Write("SELECT rtrim(v, ' ') FROM (");
            renderer.Render(query);
            renderer.Write(") AS sparkify_values (v)");
        }

        for (var i = 0; i < test.Items.Count; i++)
        {
            renderer.Write(i > 0 ? ", " : "");
            Trimmed(test.Items[i], renderer);
        }

        renderer.Write(")");
        return true;
    }

    public static bool Between(Between between, Renderer renderer)
    {
        if (!AreTexts([between.Value, between.Low, between.High], renderer))
        {
            return false;
        }

        Trimmed(between.Value, renderer);
        renderer.Write(renderer.Dialect.CastEngine == CastEngine.Postgres ? " COLLATE \"C\"" : "");
        renderer.Write(between.IsNegated ? " NOT BETWEEN " : " BETWEEN ");
        Trimmed(between.Low, renderer);
        renderer.Write(" AND ");
        Trimmed(between.High, renderer);
        return true;
    }

    /// <summary>NULL may stand among them.</summary>
    public static bool AreTexts(IReadOnlyList<SqlExpression> values, Renderer renderer) =>
        values.All(v =>
            v is Literal { Kind: LiteralKind.String or LiteralKind.Null }
            || renderer.Binding.TypeOf(v) is { IsCharacter: true }
        );

    /// <summary>A literal that ends with no blank is written as it is.</summary>
    public static void Trimmed(SqlExpression value, Renderer renderer)
    {
        if (
            value is Literal { Kind: LiteralKind.Null }
            || (value is Literal { Kind: LiteralKind.String } text && !text.Token.StringValue.EndsWith(' '))
        )
        {
            renderer.Render(value);
        }
        else
        {
            renderer.WriteTemplate("rtrim({0}, ' ')", value);
        }
    }
}
