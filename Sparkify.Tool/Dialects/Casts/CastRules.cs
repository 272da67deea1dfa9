using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Casts;

internal enum CastEngine
{
    DuckDb,
    Postgres,
}

internal enum CastMode
{
    /// <summary>CAST, ::, CONVERT.</summary>
    Explicit,

    /// <summary>To a column, by INSERT, UPDATE or MERGE.</summary>
    Assignment,

    /// <summary>TRY_CAST.</summary>
    Try,
}

/// <summary>
/// What is converted. Type null: not known. IsLiteral: a string literal or NULL, which takes any type. IsStored: it is computed from
/// columns of a table, whose decimals an explicit cast does not round.
/// </summary>
internal readonly record struct CastSource(ColumnType? Type, bool IsLiteral = false, bool IsStored = false);

/// <summary>How a conversion is sent: {0} is the value, {lib} the tool's schema. Or why Redshift refuses it.</summary>
internal sealed record CastPlan(string Template, CastRefusal? Refusal = null);

internal sealed record CastRefusal(string Message, string Code, string? Hint = null);

/// <summary>Which type is converted to which, and how: one place for CAST, ::, CONVERT, TRY_CAST and assignments, on both engines.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html"/>
internal static class CastRules
{
    private static readonly ColumnType AnyText = new(ColumnKind.Varchar, ColumnType.MaxVarcharBytes);

    public static CastPlan Find(CastSource source, ColumnType target, CastMode mode, CastEngine engine)
    {
        if (CastPairs.Refuse(source, target, mode) is { } refusal)
        {
            return new CastPlan("{0}", refusal);
        }

        return new CastPlan(
            engine == CastEngine.DuckDb
                ? DuckDbCastTemplates.Find(source, target, mode)
                : PostgresCastTemplates.Find(source, target, mode)
        );
    }

    /// <summary>The value {0} as the text that Redshift makes of it, of any length.</summary>
    public static string TextOf(ColumnType? type, CastEngine engine) =>
        type is { IsCharacter: true }
            ? "{0}"
            : (
                engine == CastEngine.DuckDb
                    ? DuckDbCastTemplates.Find(new CastSource(type), AnyText, CastMode.Explicit)
                    : PostgresCastTemplates.Find(new CastSource(type), AnyText, CastMode.Explicit)
            );
}
