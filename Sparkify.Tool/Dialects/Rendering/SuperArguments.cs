using System.Globalization;
using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Rendering;

/// <summary>SUPER values as arguments of functions that take numbers, dates or times: of another type they are NULL.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
internal static class SuperArguments
{
    private static readonly (string Type, string Function)[] Numbers =
    [
        ("DOUBLE", "super_to_double"),
        ("double precision", "super_to_double"),
        ("numeric", "super_to_numeric"),
        ("integer", "super_to_integer"),
        ("bigint", "super_to_bigint"),
    ];

    /// <summary>The template with casts of SUPER arguments to numbers by the library, since the engine knows none or fails.</summary>
    public static string Cast(string template, IReadOnlyList<ColumnType?> types, CastEngine engine)
    {
        for (var i = 0; i < types.Count; i++)
        {
            if (types[i] is not { Kind: ColumnKind.Super })
            {
                continue;
            }

            foreach (var (type, function) in Numbers.Where(n => engine == CastEngine.Postgres || n.Type == "DOUBLE"))
            {
                template = template.Replace(
                    string.Create(CultureInfo.InvariantCulture, $"CAST({{{i}}} AS {type})"),
                    string.Create(CultureInfo.InvariantCulture, $"{{lib}}.{function}({{{i}}})"),
                    StringComparison.Ordinal
                );
            }
        }

        return template;
    }

    /// <summary>How the argument is cast; null: the parameter takes SUPER, or text, which the template itself makes of it.</summary>
    public static string? Find(ParameterList parameters, int index, CastEngine engine)
    {
        ColumnType? target = null;
        foreach (var word in parameters.WordsOf(index))
        {
            if (TargetOf(word) is not { } type)
            {
                return null;
            }

            target ??= type;
        }

        return target is { } found
            ? CastRules
                .Find(new CastSource(new ColumnType(ColumnKind.Super)), found, CastMode.Explicit, engine)
                .Template
            : null;
    }

    private static ColumnType? TargetOf(string word) =>
        word switch
        {
            "integer" or "int4" or "smallint" => new(ColumnKind.Integer),
            "bigint" => new(ColumnKind.BigInt),
            "number" or "exact" or "decimal" => new(ColumnKind.Decimal, 38, 10),
            "float" or "double" or "real" => new(ColumnKind.Double),
            "boolean" => new(ColumnKind.Boolean),
            "date" => new(ColumnKind.Date),
            "datetime" or "timestamp" => new(ColumnKind.Timestamp),
            "timestamptz" => new(ColumnKind.TimestampTz),
            "time" => new(ColumnKind.Time),
            "timetz" => new(ColumnKind.TimeTz),
            _ => null,
        };
}
