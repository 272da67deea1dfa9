using System.Globalization;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>Type names in casts that mean another type in DuckDB; VARCHAR(n) and CHAR(n) cut to n bytes.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html"/>
internal static class CastRewrites
{
    public static bool Cast(CastExpression cast, Renderer renderer)
    {
        if (DuckDbTypes.Find(cast.Type) is not { } type)
        {
            throw renderer.Error(
                renderer.Statement.Tokens[cast.TypeRange.Start],
                $"type {cast.Type} is not supported by the duckdb engine",
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
        renderer.Write($"{renderer.Catalog.ToolSchema}.cut_varchar({word}");
        renderer.Render(cast.Operand);
        renderer.Write(string.Create(CultureInfo.InvariantCulture, $" AS VARCHAR), {cast.Type.Length})"));
        renderer.Write(cast.Type.Kind == ColumnKind.Char ? ", ' ')" : "");
        return true;
    }
}
