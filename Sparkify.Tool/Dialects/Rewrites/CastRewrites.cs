using System.Globalization;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>Types of casts by the engine's names; VARCHAR(n) and CHAR(n) cut to n bytes.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html"/>
internal static class CastRewrites
{
    public static bool Cast(CastExpression cast, Renderer renderer)
    {
        if (renderer.Dialect.TypeName(cast.Type) is not { } type)
        {
            throw renderer.Error(
                renderer.Statement.Tokens[cast.TypeRange.Start],
                $"type {cast.Type} is not supported by the {renderer.Catalog.EngineName} engine",
                "0A000"
            );
        }

        var word = cast.IsTry ? "TRY_CAST(" : "CAST(";
        if (!cast.Type.IsCharacter)
        {
            renderer.Write(word);
            renderer.Render(cast.Operand);
            renderer.Write($" AS {type})");
            return true;
        }

        renderer.Write(cast.Type.Kind == ColumnKind.Char ? "rtrim(" : "");
        renderer.Write($"{renderer.Library("cut_varchar")}({word}");
        renderer.Render(cast.Operand);
        renderer.Write(string.Create(CultureInfo.InvariantCulture, $" AS {type}), {cast.Type.Length})"));
        renderer.Write(cast.Type.Kind == ColumnKind.Char ? ", ' ')" : "");
        return true;
    }
}
